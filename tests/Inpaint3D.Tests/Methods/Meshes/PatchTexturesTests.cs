using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Charts;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Methods.Meshes;

public class PatchTexturesTests
{
    const int Side = 256;
    static readonly Method<ImageHole> Harmonic = Catalog.Create<ImageHole>("harmonic"), Patch = Catalog.Create<ImageHole>("patch");

    /// <summary>The disc lies in the lower left quarter of the texture.</summary>
    static Vector2 Lower(Vec3 p) => new((float)(0.25 + (0.15 * p.X)), (float)(0.25 + (0.15 * p.Y)));

    [Fact]
    public void Corners_and_texels_that_old_triangles_use_stay_bit_for_bit()
    {
        var (old, extended) = Disc(Lower, new Material("skin") { Texture = Picture(Ramp) });
        var painted = PatchTextures.Paint(old, extended, Harmonic, new Run());
        Assert.Equal(old.CornerUVs, painted.CornerUVs!.Take(old.CornerUVs!.Length));
        var (before, after) = (old.Materials[0].Texture!, Assert.Single(painted.Materials).Texture!);
        Assert.NotSame(before, after);
        Assert.Equal(before.Samples, Picture(Ramp).Samples);
        Assert.NotEqual(before.Samples, after.Samples);
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
                if (double.Hypot(((x + 0.5) / Side) - 0.25, 0.75 - ((y + 0.5) / Side)) < 0.15 * 1.36) Assert.Equal(before[x, y], after[x, y]);
    }

    [Fact]
    public void By_the_harmonic_method_textures_are_those_of_the_harmonic_extension()
    {
        var (old, extended) = Disc(Lower, new Material("skin") { Texture = Picture(Ramp) });
        old = old with { ColorCoding = SampleCoding.Float32, Colors = [.. old.Positions.Select(p => new Vector4((float)Ramp(p.X, p.Y)))] };
        var colors = PatchColors.Extend(old, extended with { Colors = old.Colors, CornerUVs = old.CornerUVs }, new Run()).Colors!;
        var painted = PatchTextures.Paint(old, extended, Harmonic, new Run());
        foreach (var (vertex, uv) in NewCorners(old, painted)) Assert.Equal(colors[vertex].X, Shown(painted, uv)[0], 2f / 255);
    }

    [Fact]
    public void What_lies_beside_the_triangles_on_a_texture_does_not_matter()
    {
        var (old, extended) = Disc(Lower, new Material("skin") { Texture = Picture(Ramp) });
        var cover = TextureCover.Of(old).Single().Value;
        var spoiled = Picture(Ramp);
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < Side; y++)
                for (int x = 0; x < Side; x++) if (cover[x, y] == 0) spoiled[x, y, 0, c] = 7;
        var painted = PatchTextures.Paint(old, extended, Harmonic, new Run());
        Material[] other = [new("skin") { Texture = spoiled }];
        var same = PatchTextures.Paint(old with { Materials = other }, extended with { Materials = other }, Harmonic, new Run());
        Assert.Equal(painted.CornerUVs, same.CornerUVs);
        foreach (var (at, uv) in Inside(old, painted)) Assert.Equal(Ramp(at.X, at.Y), Shown(same, uv)[0], 2.0 / 255);
        // The old side of the rim shows no more of it, either.
        foreach (int v in Topology.Of(old).Loops.SelectMany(loop => loop.Vertices).Where(v => old.Positions[v].Length < 1.01))
            Assert.Equal(Ramp(old.Positions[v].X, old.Positions[v].Y), Shown(same, Lower(old.Positions[v]))[0], 3.0 / 255);
    }

    [Fact]
    public void Vertices_that_a_file_repeats_along_seams_are_no_rims()
    {
        var (old, extended) = Disc(Lower, new Material("skin") { Texture = Picture(Ramp) });
        var painted = PatchTextures.Paint(old, extended, Harmonic, new Run());
        int triangles = old.Triangles.Length;
        // Every second old triangle has vertices of its own.
        Triangle Own(Triangle corners, int t) => (t & 1) == 0 && t < triangles ? new(extended.Positions.Length + (3 * t), extended.Positions.Length + (3 * t) + 1, extended.Positions.Length + (3 * t) + 2) : corners;
        Mesh Apart(Mesh mesh) => mesh with
        {
            Positions = [.. extended.Positions, .. old.Triangles.SelectMany(ChartRegion.Corners).Select(v => old.Positions[v])],
            Triangles = [.. mesh.Triangles.Select(Own)],
        };
        var apart = PatchTextures.Paint(Apart(old), Apart(extended), Harmonic, new Run());
        Assert.Equal(painted.CornerUVs, apart.CornerUVs);
        Assert.Equal(painted.Materials[0].Texture!.Samples, apart.Materials[0].Texture!.Samples);
    }

    [Fact]
    public void A_run_can_be_stopped()
    {
        var (old, extended) = Disc(Lower, new Material("skin") { Texture = Picture(Ramp) });
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PatchTextures.Paint(old, extended, Harmonic, new Run { Cancel = cancel.Token }));
    }

    [Fact]
    public void A_pattern_of_checks_goes_on_through_the_hole()
    {
        static double Checks(double x, double y) => ((int)Math.Floor(x / 2) + (int)Math.Floor(y / 2)) % 2 == 0 ? 0.9 : 0.1;
        var texture = new Field(Side, Side, 1, 3);
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < Side; y++)
                for (int x = 0; x < Side; x++) texture[x, y, 0, c] = (float)Checks((x + 0.5) / 6, (Side - y - 0.5) / 6);
        var old = Shapes.Grid(20).Without((_, center) => double.Hypot(center.X - 10.3, center.Y - 9.6) < 3.2);
        old = old with { CornerUVs = [.. old.Triangles.SelectMany(ChartRegion.Corners).Select(v => 6f / Side * new Vector2((float)old.Positions[v].X, (float)old.Positions[v].Y))], Materials = [new Material("skin") { Texture = texture }] };
        var hole = Topology.Of(old).Loops.MinBy(loop => loop.Edges)!;
        double Error(Method<ImageHole> method)
        {
            var painted = Pipeline.FillMesh(old, [hole], new MinimumWeight(), method, new Run()).Mesh;
            return Math.Sqrt(Inside(old, painted).Average(point => Math.Pow(Shown(painted, point.UV)[0] - Checks(point.At.X, point.At.Y), 2)));
        }
        Assert.InRange(Error(Harmonic), 80.0 / 255, 1);
        Assert.InRange(Error(Patch), 0, 40.0 / 255);
    }

    [Fact]
    public void The_step_at_the_seam_is_not_larger_than_those_of_the_surroundings()
    {
        static double Waves(double x, double y) => 0.5 + (0.2 * Math.Sin(9 * x)) + (0.2 * Math.Cos(7 * y));
        var (old, extended) = Disc(Lower, new Material("skin") { Texture = Picture(Waves) });
        // The largest change over one texel in any direction.
        double largest = double.Hypot(9, 7) * 0.2 / (0.15 * Side);
        foreach (var method in new[] { Harmonic, Patch })
        {
            var painted = PatchTextures.Paint(old, extended, method, new Run());
            foreach (var (vertex, uv) in NewCorners(old, painted).Where(corner => corner.Vertex < old.Positions.Length))
                Assert.InRange(Math.Abs(Shown(painted, uv)[0] - Shown(painted, Lower(old.Positions[vertex]))[0]), 0, largest);
        }
    }

    [Fact]
    public void All_textures_of_a_material_are_filled_from_the_same_places()
    {
        var random = new Random(1);
        var color = new Field(Side, Side, 1, 3, [.. Enumerable.Range(0, 3 * Side * Side).Select(_ => random.NextSingle())]);
        var inverse = new Field(Side, Side, 1, 1, [.. color.Plane(1).ToArray().Select(value => 1 - value)]);
        var (old, extended) = Disc(Lower, new Material("skin") { Texture = color, Maps = [new(MaterialMap.Occlusion, inverse)] });
        var painted = PatchTextures.Paint(old, extended, Patch, new Run());
        Assert.Equal(MaterialMap.Occlusion, Assert.Single(painted.Materials).Maps[0].Use);
        foreach (var (at, uv) in Inside(old, painted)) Assert.Equal(1, Shown(painted, uv) is var shown ? shown[1] + shown[3] : 0, 1e-3);
    }

    [Fact]
    public void A_coarser_texture_is_painted_at_the_same_place_and_one_of_a_single_value_stays()
    {
        var coarse = new Field(Side / 4, Side / 4, 1, 1);
        for (int y = 0; y < Side / 4; y++)
            for (int x = 0; x < Side / 4; x++) coarse[x, y] = (float)Ramp((((x + 0.5) * 4 / Side) - 0.25) / 0.15, (0.75 - ((y + 0.5) * 4 / Side)) / 0.15);
        var flat = new Field(2, 2, 1, 3);
        var (old, extended) = Disc(Lower, new Material("skin") { Texture = Picture((x, y) => 1 - Ramp(x, y)), Maps = [new(MaterialMap.Occlusion, coarse), new(MaterialMap.Normal, flat)] });
        var painted = PatchTextures.Paint(old, extended, Harmonic, new Run());
        var maps = Assert.Single(painted.Materials).Maps;
        Assert.Equal((Side / 4, flat), (maps[0].Picture.Width, maps[1].Picture));
        // At the rim, half of the coarse texels that a sample lies between may be uncovered and left out: half a texel is what it can be off.
        double half = double.Hypot(0.2, 0.1) * 2 / (0.15 * Side);
        foreach (var (at, uv) in Inside(old, painted))
        {
            Assert.Equal(1 - Ramp(at.X, at.Y), Shown(painted, uv)[0], 2.0 / 255);
            Assert.Equal(Ramp(at.X, at.Y), Shown(painted, uv)[3], (2.0 / 255) + half);
        }
    }

    [Theory, InlineData(0.7, false), InlineData(-2.0, true)]
    public void Normals_keep_their_direction_in_space_when_the_texture_turns(double angle, bool isMirrored)
    {
        var normals = new Field(Side, Side, 1, 3);
        normals.Plane(0).Fill(0.8f);
        normals.Plane(1).Fill(0.5f);
        normals.Plane(2).Fill(0.9f);
        normals[Side - 1, 0] = 0;
        Vector2 Turned(Vec3 p) => 0.15f * Vector2.Transform(new Vector2((float)(isMirrored ? -p.X : p.X), (float)p.Y), Matrix3x2.CreateRotation((float)angle));
        var (old, extended) = Disc(p => Turned(p) + new Vector2(0.25f), new Material("skin") { Texture = Picture(Ramp), Maps = [new(MaterialMap.Normal, normals)] });
        var painted = PatchTextures.Paint(old, extended, Harmonic, new Run());
        var wanted = InSpace(old, 0, Shown(old, old.CornerUVs![0]));
        for (int t = old.Triangles.Length; t < painted.Triangles.Length; t++)
            Assert.InRange((InSpace(painted, t, Shown(painted, painted.CornerUVs![3 * t])) - wanted).Length, 0, 0.01);
    }

    [Fact]
    public void Without_room_on_the_texture_a_page_is_added()
    {
        var (old, extended) = Disc(p => new((float)(0.5 + (0.35 * p.X)), (float)(0.5 + (0.35 * p.Y))), new Material("skin") { Texture = Picture(Wide), TexturePath = "skin.png" });
        var painted = PatchTextures.Paint(old, extended, Harmonic, new Run());
        Assert.Equal(["skin", "skin-filled"], painted.Materials.Select(material => material.Name));
        Assert.Same(old.Materials[0].Texture, painted.Materials[0].Texture);
        Assert.All(painted.TriangleMaterials!.Take(old.Triangles.Length), material => Assert.Equal(0, material));
        Assert.All(painted.TriangleMaterials!.Skip(old.Triangles.Length), material => Assert.Equal(1, material));
        foreach (var (at, uv) in Inside(old, painted)) Assert.Equal(Ramp(at.X, at.Y), Shown(painted, uv, 1)[0], 4.0 / 255);

        // The texture's own map is another one here.
        static double Wide(double x, double y) => Ramp(((0.15 * x) - 0.25) / 0.35, ((0.15 * y) - 0.25) / 0.35);
    }

    [Fact]
    public void A_patch_that_would_stretch_is_cut_and_its_pieces_agree()
    {
        var rim = Rims.Cap(60, 110);
        Assert.True(Fairing.RefineAndFair(rim.Patch, rim.Around, rim.Scale, 2, 1, 0, new Run()));
        var (old, filled) = rim.ToMeshes();
        // Seen from the other pole.
        Vector2 Flat(Vec3 p) => new Vector2(0.5f) + ((float)(0.2 * Math.Acos(-p.Z) / double.Hypot(p.X, p.Y)) * new Vector2((float)p.X, (float)-p.Y));
        old = old with { CornerUVs = [.. old.Triangles.SelectMany(ChartRegion.Corners).Select(v => Flat(old.Positions[v]))], Materials = [new Material("skin") { Texture = Picture((x, y) => 0.5 + (0.1 * x)) }] };
        var painted = PatchTextures.Paint(old, PatchColors.Extend(old, filled with { CornerUVs = old.CornerUVs, Materials = old.Materials }, new Run()), Harmonic, new Run());
        var values = NewCorners(old, painted).Select((corner, k) => (corner.Vertex, Value: Shown(painted, corner.UV, painted.MaterialOf(old.Triangles.Length + (k / 3)))[0])).ToLookup(corner => corner.Vertex, corner => corner.Value);
        Assert.All(values, corners => Assert.InRange(corners.Max() - corners.Min(), 0, 2f / 255));
        var texels = Enumerable.Range(old.Triangles.Length, filled.Triangles.Length - old.Triangles.Length).Select(t => ChartTextures.TexelOf(painted, [.. painted.Materials.Select(m => new TextureStack(m))], [t])!.Value).Order().ToArray();
        Assert.InRange(texels[texels.Length * 9 / 10] / texels[texels.Length / 10], 1, 1.5 * 1.5);
    }

    [Fact]
    public void Without_textures_or_patches_nothing_changes()
    {
        var (old, extended) = Disc(Lower, new Material("plain"));
        Assert.Same(extended, PatchTextures.Paint(old, extended, Harmonic, new Run()));
        (old, _) = Disc(Lower, new Material("skin") { Texture = Picture(Ramp) });
        Assert.Same(old, PatchTextures.Paint(old, old, Harmonic, new Run()));
    }

    static double Ramp(double x, double y) => 0.5 + (0.2 * x) - (0.1 * y);

    /// <summary>A texture that shows a function of the disc's plane under <see cref="Lower"/>.</summary>
    static Field Picture(Func<double, double, double> value)
    {
        var picture = new Field(Side, Side, 1, 3);
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < Side; y++)
                for (int x = 0; x < Side; x++) picture[x, y, 0, c] = (float)value((((x + 0.5) / Side) - 0.25) / 0.15, (0.75 - ((y + 0.5) / Side)) / 0.15);
        return picture;
    }

    static (Mesh Old, Mesh Extended) Disc(Func<Vec3, Vector2> uv, Material material, double scale = 1)
    {
        var rim = Rims.Disc(60, (_, _) => 0);
        Assert.True(Fairing.RefineAndFair(rim.Patch, rim.Around, rim.Scale, 2, 1, 0, new Run()));
        var (old, filled) = rim.ToMeshes();
        old = old with { Positions = [.. old.Positions.Select(p => scale * p)] };
        filled = filled with { Positions = [.. filled.Positions.Select(p => scale * p)] };
        old = old with { CornerUVs = [.. old.Triangles.SelectMany(ChartRegion.Corners).Select(v => uv(old.Positions[v]))], Materials = [material] };
        return (old, PatchColors.Extend(old, filled with { CornerUVs = old.CornerUVs, Materials = old.Materials }, new Run()));
    }

    static IEnumerable<(int Vertex, Vector2 UV)> NewCorners(Mesh old, Mesh painted) =>
        painted.Triangles.Skip(old.Triangles.Length).SelectMany(ChartRegion.Corners).Zip(painted.CornerUVs!.Skip(3 * old.Triangles.Length));

    /// <summary>Centres of the new triangles.</summary>
    static IEnumerable<(Vec3 At, Vector2 UV)> Inside(Mesh old, Mesh painted)
    {
        for (int t = old.Triangles.Length; t < painted.Triangles.Length; t++)
        {
            var (a, b, c) = painted.Triangles[t];
            var uv = painted.CornerUVs!.AsSpan(3 * t, 3);
            yield return ((painted.Positions[a] + painted.Positions[b] + painted.Positions[c]) / 3, (uv[0] + uv[1] + uv[2]) / 3);
        }
    }

    static float[] Shown(Mesh mesh, Vector2 uv, int material = 0)
    {
        var stack = new TextureStack(mesh.Materials[material]);
        var values = new float[stack.Channels];
        stack.Sample(uv, values);
        return values;
    }

    /// <summary>A normal, the last three channels, in space: by the directions in which u and v grow.</summary>
    static Vec3 InSpace(Mesh mesh, int t, float[] shown)
    {
        var (a, b, c) = mesh.Triangles[t];
        var uv = mesh.CornerUVs!.AsSpan(3 * t, 3);
        Vec3 e = mesh.Positions[b] - mesh.Positions[a], f = mesh.Positions[c] - mesh.Positions[a];
        Vector2 p = uv[1] - uv[0], q = uv[2] - uv[0];
        double area = ((double)p.X * q.Y) - ((double)p.Y * q.X);
        Vec3 u = ((q.Y * e) - (p.Y * f)) / area, v = ((p.X * f) - (q.X * e)) / area, n = Vec3.Cross(e, f).Normalized();
        double Code(int k) => (2 * shown[^k]) - 1;
        return ((Code(3) * u.Normalized()) + (Code(2) * v.Normalized()) + (Code(1) * n)).Normalized();
    }
}
