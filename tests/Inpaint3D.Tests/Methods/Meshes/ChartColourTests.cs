using System.Numerics;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Charts;
using Inpaint3D.Geometry.Shape;
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
    public void A_column_that_is_the_same_everywhere_needs_no_chart()
    {
        var mesh = Shapes.Grid(4);
        Array Flags(Func<int, int> of) => Enumerable.Range(0, mesh.Positions.Length).Select(of).ToArray();
        Assert.False(ChartColour.CanColour(mesh with { VertexAttributes = [new MeshColumn("flags", Flags(_ => 7))] }));
        Assert.True(ChartColour.CanColour(mesh with { VertexAttributes = [new MeshColumn("flags", Flags(v => v / 24))] }));
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

    [Fact]
    public void What_is_linear_in_the_plane_comes_back_as_the_rim_counts_exactly()
    {
        static Vector4 Ramp(Vec3 p) => new((float)(0.5 + (0.2 * p.X)), (float)(0.4 - (0.1 * p.Y)), 0.25f, 1);
        var (old, filled) = Disc();
        old = old with { ColorCoding = SampleCoding.Float32, Colors = [.. old.Positions.Select(Ramp)] };
        var colored = ChartColour.Colour(old, PatchColors.Extend(old, filled, new Run()), Harmonic, new Run());
        Assert.All(colored.Colors!.Zip(filled.Positions), pair => Assert.InRange((pair.First - Ramp(pair.Second)).Length(), 0, 1e-3f));
    }

    [Theory]
    [InlineData("smooth")]
    [InlineData("noise")]
    [InlineData("edge")]
    [InlineData("checks")]
    public void Auto_goes_by_what_is_around(string kind)
    {
        static double Noise(Vec3 p) => Math.Sin(12345 * ((p.X * 7.1) + (p.Y * 3.7) + 0.3));
        Vector4 Color(Vec3 p) => kind switch
        {
            "smooth" => Gray(0.3 + (0.01 * p.X) + (0.0003 * p.Y * p.Y)),
            "noise" => Gray(0.3 + (0.01 * p.X) + (0.05 * Noise(p))),
            "edge" => Gray(p.X > 28.2 + (0.3 * (p.Y - 28)) ? 0.9 : 0.2),
            _ => Gray(((int)Math.Floor(p.X / 4) + (int)Math.Floor(p.Y / 4)) % 2 == 0 ? 0.9 : 0.1),
        };
        var old = Punched(Color);
        var result = Pipeline.FillMesh(old, [Topology.Of(old).Loops.MinBy(loop => loop.Edges)!], new MinimumWeight(), new Auto(), new Run());
        var plain = Pipeline.FillMesh(old, [Topology.Of(old).Loops.MinBy(loop => loop.Edges)!], new MinimumWeight(), null, new Run());
        string[] expected = kind switch { "edge" => ["coherence-transport", "curvature-preserving"], "checks" => ["non-local-means"], _ => ["harmonic"] };
        Assert.Contains(Assert.Single(result.Painted).Value.Method, expected);
        Assert.Empty(plain.Painted);
        if (expected[0] == "harmonic") Assert.Equal(plain.Mesh.Colors, result.Mesh.Colors);
        else Assert.InRange(Error(result.Mesh), 0, Error(plain.Mesh) / 2);

        double Error(Mesh mesh) => Enumerable.Range(old.Positions.Length, mesh.Positions.Length - old.Positions.Length).Where(v => !IsOnBorder(mesh.Positions[v]))
            .Average(v => Math.Pow(mesh.Colors![v].X - Color(mesh.Positions[v]).X, 2));

        // Beside the borders of checks, which are lines of the grid, both colours are right.
        bool IsOnBorder(Vec3 p) => kind == "checks" && new[] { p.X / 4, p.Y / 4 }.Any(x => Math.Abs(x - Math.Round(x)) < 0.05);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Columns_that_repeat_go_on_in_their_own_unit_and_type(bool isColored)
    {
        static double Stripes(Vec3 p) => Math.Sin(((0.8 * p.X) + (0.6 * p.Y)) * Math.Tau / 5);
        var random = new Random(1);
        var old = Punched(p => Gray(0.5 + (0.4 * Stripes(p))));
        old = old with
        {
            Colors = isColored ? old.Colors : null,
            VertexAttributes =
            [
                new("quality", Array.ConvertAll(old.Positions, p => (float)(40 * Stripes(p)))),
                new("intensity", Array.ConvertAll(old.Positions, p => (byte)Math.Clamp(127.5 + (140 * Stripes(p)), 0, 255))),
                new("time", Array.ConvertAll(old.Positions, p => 1e9 + (3 * Stripes(p)))),
                new("level", Array.ConvertAll(old.Positions, p => (short)(-5000 + (900 * Stripes(p))))),
                new("noise", Array.ConvertAll(old.Positions, p => (0.1 * p.X) + random.NextDouble())),
                new("ramp", Array.ConvertAll(old.Positions, p => 3 * p.X)),
                new("links", Array.ConvertAll(old.Positions, _ => new[] { 1, 2 })),
            ],
        };
        Loop[] hole = [Topology.Of(old).Loops.MinBy(loop => loop.Edges)!];
        Mesh Fill(Method<ImageHole>? texture) => Pipeline.FillMesh(old, hole, new MinimumWeight(), texture, new Run()).Mesh;
        var (result, plain) = (Fill(new Auto()), Fill(null));
        foreach (string name in (string[])["quality", "intensity", "time", "level"]) Assert.InRange(Error(result, name), 0, Error(plain, name) / 2);
        foreach (string name in (string[])["noise", "ramp", "links"]) Assert.Equal(Column(plain, name).Cast<object>(), Column(result, name).Cast<object>());
        Assert.All(old.VertexAttributes, column =>
        {
            Assert.Equal(column.Values.GetType(), Column(result, column.Name).GetType());
            Assert.Equal(column.Values.Cast<object>(), Column(result, column.Name).Cast<object>().Take(old.Positions.Length));
        });
        Assert.All((float[])Column(result, "quality"), value => Assert.InRange(value, -40, 40));

        Array Column(Mesh mesh, string name) => mesh.VertexAttributes.Single(column => column.Name == name).Values;
        double Error(Mesh mesh, string name)
        {
            var values = NumericColumn.Of(Column(mesh, name))!;
            double Truth(Vec3 p) => name switch { "quality" => 40 * Stripes(p), "intensity" => Math.Clamp(127.5 + (140 * Stripes(p)), 0, 255), "time" => 1e9 + (3 * Stripes(p)), _ => -5000 + (900 * Stripes(p)) };
            return Math.Sqrt(Enumerable.Range(old.Positions.Length, mesh.Positions.Length - old.Positions.Length).Average(v => Math.Pow(values[v] - Truth(mesh.Positions[v]), 2)));
        }
    }

    [Fact]
    public void Vertices_that_are_repeated_are_no_gap()
    {
        var (old, filled) = Disc();
        old = old with { Colors = [.. old.Positions.Select(p => Gray(0.5 + (0.2 * p.X)))] };
        var extended = PatchColors.Extend(old, filled, new Run());
        var expected = ChartColour.Colour(old, extended, Harmonic, new Run()).Colors!;
        // Every second old triangle gets vertices of its own, behind all others.
        int n = extended.Positions.Length, triangles = old.Triangles.Length;
        Triangle Own(Triangle corners, int t) => (t & 1) == 0 && t < triangles ? new(n + (3 * t), n + (3 * t) + 1, n + (3 * t) + 2) : corners;
        var repeated = old.Triangles.SelectMany(ChartRegion.Corners).ToArray();
        var apart = extended with
        {
            Positions = [.. extended.Positions, .. repeated.Select(v => old.Positions[v])],
            Colors = [.. extended.Colors!, .. repeated.Select(v => old.Colors[v])],
            Triangles = [.. extended.Triangles.Select(Own)],
        };
        Assert.Equal(expected, ChartColour.Colour(old, apart, Harmonic, new Run()).Colors!.Take(expected.Length));
    }

    [Fact]
    public void Many_patches_have_the_same_bytes_at_any_number_of_threads()
    {
        var old = Shapes.Grid(44).Without((_, center) => Enumerable.Range(0, 4).Any(k => Math.Sqrt(Math.Pow(center.X - 11 - (22 * (k % 2)), 2) + Math.Pow(center.Y - 11 - (22 * (k / 2)), 2)) < 4));
        old = old with { Colors = [.. old.Positions.Select(p => Gray(Math.Floor(p.X / 3) % 2 == 0 ? 0.9 : 0.1))] };
        Loop[] holes = [.. Topology.Of(old).Loops.Where(loop => !loop.IsOuterBorder)];
        MeshHole Fill(int threads) => Pipeline.FillMesh(old, holes, new MinimumWeight(), new Auto(), new Run { Device = new CpuDevice(threads) });
        var (one, many) = (Fill(1), Fill(5));
        Assert.Equal(4, one.Painted.Count);
        Assert.Equal(one.Mesh.Colors, many.Mesh.Colors);
        Assert.Equal(one.Painted, many.Painted);
    }

    static Vector4 Gray(double value) => new((float)value, (float)value, (float)value, 1);

    /// <summary>A flat sheet of 56 × 56 with a round hole off its middle.</summary>
    static Mesh Punched(Func<Vec3, Vector4> color)
    {
        var sheet = Shapes.Grid(56).Without((_, center) => double.Hypot(center.X - 28.3, center.Y - 27.6) < 8.2);
        return sheet with { Colors = [.. sheet.Positions.Select(color)], ColorCoding = SampleCoding.Float32 };
    }

    static (Mesh Old, Mesh Filled) Disc()
    {
        var rim = Rims.Disc(40, (_, _) => 0);
        Refinement.Refine(rim.Patch, rim.Scale, new Run());
        return rim.ToMeshes();
    }
}
