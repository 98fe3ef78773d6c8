using System.Numerics;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods;
using Inpaint3D.Methods.Meshes;

namespace Inpaint3D.Tests.Methods.Meshes;

public class ContextTests
{
    const double Amplitude = 0.05, Period = 0.5;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_detail_the_fill_is_the_base_byte_for_byte(bool isBent)
    {
        var (hole, _) = Punched((x, y) => isBent ? new Vec3(Math.Sin(x / 2), y / 2, Math.Cos(x / 2)) : new Vec3(x, y, 0.1 * x), (_, _) => new Vector4(0.5f, 0.4f, 0.3f, 1));
        var (filled, plain) = (Fill(new Context(), hole), Fill(new AutoMesh(), hole));
        Assert.Equal(plain.Positions, filled.Positions);
        Assert.Equal(plain.Triangles, filled.Triangles);
        Assert.Equal(plain.Colors, filled.Colors);
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("one shape")]
    public void Relief_that_copies_cannot_continue_is_left_to_the_base(string kind)
    {
        var random = new Random(1);
        static double Ridge(double x, double y) => 0.3 * Math.Exp(-(Math.Pow(x - 1, 2) + Math.Pow(y - 0.3, 2)) / 0.3);
        var (hole, _) = Punched((x, y) => new Vec3(x, y, kind == "noise" ? 0.04 * (random.NextDouble() - 0.5) : Ridge(x, y)));
        Assert.Equal(Fill(new AutoMesh(), hole).Positions, Fill(new Context(), hole).Positions);
    }

    [Fact]
    public void A_wave_goes_on_in_phase_through_the_hole()
    {
        var (hole, _) = Punched((x, y) => new Vec3(x, y, Wave(x, y)));
        Assert.InRange(Error(Fill(new MinimumWeight(), hole)), 0.5, 1);
        Assert.InRange(Error(Fill(new Context(), hole)), 0, 0.2);

        double Error(Mesh filled) => Math.Sqrt(filled.Positions[hole.Positions.Length..].Average(p => Math.Pow(p.Z - Wave(p.X, p.Y), 2))) / Amplitude;
    }

    [Fact]
    public void Auto_continues_relief_that_repeats_and_says_so()
    {
        var (hole, _) = Punched((x, y) => new Vec3(x, y, 0.03 * Math.Sin(18 * x) * Math.Sin(18 * y)), Checker);
        var loop = Topology.Of(hole).Loops.Single(loop => !loop.IsOuterBorder);
        var filled = new AutoMesh().Fill(new MeshHole(hole, [loop]), new Run());
        var context = new Context().Fill(new MeshHole(hole, [loop]), new Run());
        Assert.Equal("context", filled.Chosen[loop.Id]);
        Assert.Equal(context.Mesh.Positions, filled.Mesh.Positions);
        Assert.Equal(context.Mesh.Colors, filled.Mesh.Colors);
        Assert.Equal("non-local-means", filled.Painted[loop.Id].Method);
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(1.5, true)]
    public void A_knot_that_the_hole_hides_is_told_by_the_next_one(double reach, bool isSeen)
    {
        const double period = 1.7;
        var red = new Vector4(0.9f, 0.1f, 0.1f, 1);
        Vector4 Net(double x, double y)
        {
            double u = Math.Abs(x - (period * Math.Round(x / period))), v = Math.Abs(y - (period * Math.Round(y / period)));
            return double.Hypot(u, v) < 0.3 ? red : Math.Min(u, v) < 0.15 ? Light : Dark;
        }
        var (hole, _) = Punched((x, y) => new Vec3(x, y, 0), Net);
        var filled = Fill(new Context { Reach = reach }, hole);
        var knot = Enumerable.Range(hole.Positions.Length, filled.Positions.Length - hole.Positions.Length).Where(v => filled.Positions[v].Length < 0.2).Select(v => filled.Colors![v]);
        Assert.All(knot, color => Assert.Equal(isSeen, Vector4.Distance(color, red) < 0.2f));
    }

    [Fact]
    public void Turning_the_mesh_turns_the_detail()
    {
        var turn = new Mat3(new(0.36, 0.48, -0.8), new(-0.8, 0.6, 0), new(0.48, 0.64, 0.6));
        var (hole, _) = Punched((x, y) => new Vec3(x, y, Wave(x, y)));
        var expected = Fill(new Context(), hole);
        var turned = Fill(new Context(), hole with { Positions = [.. hole.Positions.Select(p => turn * p)] });
        Assert.Equal(expected.Triangles, turned.Triangles);
        for (int v = 0; v < turned.Positions.Length; v++) Assert.InRange(((turn * expected.Positions[v]) - turned.Positions[v]).Length, 0, 1e-5);
    }

    [Fact]
    public void Relief_and_colors_come_with_the_same_bytes_at_any_number_of_threads()
    {
        var (hole, _) = Punched((x, y) => new Vec3(x, y, Wave(x, y)), Checker);
        var (one, many) = (Fill(new Context(), hole, 1), Fill(new Context(), hole, 5));
        Assert.Equal(one.Positions, many.Positions);
        Assert.Equal(one.Colors, many.Colors);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Amplitude)]
    public void Columns_go_on_with_the_relief_or_without(double amplitude)
    {
        var (hole, _) = Punched((x, y) => new Vec3(x, y, amplitude / Amplitude * Wave(x, y)));
        hole = hole with { VertexAttributes = [new("links", Array.ConvertAll(hole.Positions, _ => new[] { 1 })), new("quality", Array.ConvertAll(hole.Positions, Quality))] };
        var filled = Fill(new Context(), hole);
        Assert.InRange(Error(filled), 0, Error(Fill(new MinimumWeight(), hole)) / 2);

        float Quality(Vec3 p) => (float)(20 + (400 * Wave(p.X, p.Y)));
        double Error(Mesh mesh) => Math.Sqrt(Enumerable.Range(hole.Positions.Length, mesh.Positions.Length - hole.Positions.Length)
            .Average(v => Math.Pow(((float[])mesh.VertexAttributes[1].Values)[v] - Quality(mesh.Positions[v]), 2)));
    }

    [Fact]
    public void A_checkered_cylinder_goes_on_in_its_colors()
    {
        var (hole, truth) = Punched((x, y) => new Vec3(1.5 * Math.Sin(x / 1.5), y, 1.5 * Math.Cos(x / 1.5)), Checker);
        Assert.InRange(Error(Fill(new MinimumWeight(), hole)), 80, 255);
        var filled = Fill(new Context(), hole);
        Assert.InRange(Error(filled), 0, 40);
        Assert.All(filled.Colors!, color => Assert.True(color.X >= Dark.X - 0.05f && color.X <= Light.X + 0.05f));

        double Error(Mesh mesh) => 255 * Math.Sqrt(Enumerable.Range(hole.Positions.Length, mesh.Positions.Length - hole.Positions.Length)
            .Average(v => (mesh.Colors![v] - truth(mesh.Positions[v])).LengthSquared() / 3));
    }

    static readonly Vector4 Light = new(0.95f, 0.9f, 0.85f, 1), Dark = new(0.1f, 0.1f, 0.25f, 1);

    static Vector4 Checker(double x, double y) => ((int)Math.Floor(x / 0.4) + (int)Math.Floor(y / 0.4)) % 2 == 0 ? Light : Dark;

    static double Wave(double x, double y) => Amplitude * Math.Sin(2 * Math.PI * ((0.8 * x) + (0.6 * y)) / Period);

    /// <summary>A sheet of 4 × 4 in equal triangles with a round hole of radius 0.7 in its middle, and the colour that should be near a point.</summary>
    static (Mesh Hole, Func<Vec3, Vector4> Truth) Punched(Func<double, double, Vec3> shape, Func<double, double, Vector4>? color = null)
    {
        const int n = 80;
        const double side = 4, edge = side / n;
        var (points, triangles) = (new List<(double X, double Y)>(), new List<Triangle>());
        for (int i = 0; i <= n; i++)
            for (int j = 0; j <= n; j++) points.Add(((edge * (j + (0.5 * (i % 2)))) - (side / 2) + 0.013, (edge * i) - (side / 2) + 0.017));
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                int a = (i * (n + 1)) + j, b = a + 1, c = a + n + 1, d = c + 1;
                triangles.AddRange(i % 2 == 0 ? [new(a, b, c), new(b, d, c)] : [new(a, b, d), new(a, d, c)]);
            }
        }
        bool IsKept(Triangle t) => new[] { t.A, t.B, t.C }.Any(v => (points[v].X * points[v].X) + (points[v].Y * points[v].Y) > 0.49);
        var kept = triangles.Where(IsKept).ToArray();
        var used = kept.SelectMany(t => new[] { t.A, t.B, t.C }).Distinct().Order().ToArray();
        var number = used.Select((v, i) => (v, i)).ToDictionary(pair => pair.v, pair => pair.i);
        var all = points.Select(p => (Position: shape(p.X, p.Y), Color: color?.Invoke(p.X, p.Y) ?? Vector4.One)).ToArray();
        var mesh = new Mesh
        {
            Positions = [.. used.Select(v => all[v].Position)],
            Triangles = [.. kept.Select(t => new Triangle(number[t.A], number[t.B], number[t.C]))],
            Colors = color is null ? null : [.. used.Select(v => all[v].Color)],
            DoublePrecision = true,
        };
        return (mesh, p => all.MinBy(point => (point.Position - p).LengthSquared).Color);
    }

    static Mesh Fill(Method<MeshHole> method, Mesh mesh, int threads = 2)
    {
        Loop[] inner = [.. Topology.Of(mesh).Loops.Where(loop => !loop.IsOuterBorder)];
        return method.Fill(new MeshHole(mesh, inner), new Run { Device = new CpuDevice(threads) }).Mesh;
    }
}
