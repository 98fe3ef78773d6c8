using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class ChartColourTests
{
    static readonly Method<ImageHole> Harmonic = Catalog.Create<ImageHole>("harmonic");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void By_the_harmonic_method_colors_are_those_of_the_harmonic_extension(bool isCap)
    {
        var rim = isCap ? Rims.Cap(60, 30) : Rims.Disc(60, (_, _) => 0);
        Assert.True(Fairing.RefineAndFair(rim.Patch, rim.Around, rim.Scale, 2, 1, 0, new Run()));
        var (old, filled) = rim.ToMeshes();
        old = old with
        {
            ColorCoding = SampleCoding.Float32,
            Colors = [.. old.Positions.Select(p => Color(p.Normalized()))],
        };
        var extended = PatchColors.Extend(old, filled, new Run());
        var colored = ChartColour.Colour(old, extended, Harmonic, new Run());
        Assert.Equal(old.Colors, colored.Colors!.Take(old.Colors.Length));
        Assert.All(colored.Colors!.Zip(extended.Colors!), pair => Assert.InRange((pair.First - pair.Second).Length(), 0, 4f / 255));

        static Vector4 Color(Vec3 p) => new((float)(0.5 + (0.4 * p.X)), (float)(0.5 + (0.5 * p.X * p.Y)), (float)(0.4 - (0.3 * p.Y)), 1);
    }

    [Fact]
    public void A_result_does_not_depend_on_the_colors_the_patch_had()
    {
        var (old, filled) = Disc();
        old = old with { Colors = [.. old.Positions.Select(p => new Vector4((float)(0.5 + (0.2 * p.X))))] };
        var extended = PatchColors.Extend(old, filled, new Run());
        var spoiled = extended with { Colors = [.. extended.Colors!.Select((c, v) => v < old.Colors.Length ? c : new Vector4(float.NaN, 7, 7, c.W))] };
        Assert.Equal(ChartColour.Colour(old, extended, Harmonic, new Run()).Colors, ChartColour.Colour(old, spoiled, Harmonic, new Run()).Colors);
    }

    [Fact]
    public void Without_colors_or_patches_nothing_changes()
    {
        var (old, filled) = Disc();
        Assert.Same(filled, ChartColour.Colour(old, filled, Harmonic, new Run()));
        var colored = old with { Colors = new Vector4[old.Positions.Length] };
        Assert.Same(colored, ChartColour.Colour(colored, colored, Harmonic, new Run()));
    }

    [Fact]
    public void A_patch_without_surroundings_keeps_its_colors()
    {
        var (old, filled) = Disc();
        old = old with { Triangles = [], Colors = new Vector4[old.Positions.Length] };
        filled = filled with { Triangles = filled.Triangles[^10..] };
        var extended = PatchColors.Extend(old, filled, new Run());
        Assert.Equal(extended.Colors, ChartColour.Colour(old, extended, Harmonic, new Run()).Colors);
    }

    static (Mesh Old, Mesh Filled) Disc()
    {
        var rim = Rims.Disc(40, (_, _) => 0);
        Refinement.Refine(rim.Patch, rim.Scale, new Run());
        return rim.ToMeshes();
    }
}
