using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Render;
using Inpaint3D.Tests.Geometry;

namespace Inpaint3D.Tests.Render;

public class HoleMarksTests
{
    static readonly Camera s_camera = Camera.LookAt(161, 161, 0.6, new Vec3(0, 0, 5), Vec3.Zero, new Vec3(0, 1, 0));

    /// <summary>A square frame of side 2 with a square hole of side 1, and on request a wall before or behind it.</summary>
    static Mesh Frame(double? wall)
    {
        List<Vec3> p = [new(-1, -1, 0), new(1, -1, 0), new(1, 1, 0), new(-1, 1, 0), new(-0.5, -0.5, 0), new(0.5, -0.5, 0), new(0.5, 0.5, 0), new(-0.5, 0.5, 0)];
        List<Triangle> t = [];
        for (int i = 0; i < 4; i++) t.AddRange([new(i, (i + 1) % 4, 4 + ((i + 1) % 4)), new(i, 4 + ((i + 1) % 4), 4 + i)]);
        if (wall is { } z)
        {
            p.AddRange([new(-9, -9, z), new(9, -9, z), new(0, 9, z)]);
            t.Add(new(8, 9, 10));
        }
        return new Mesh { Positions = [.. p], Triangles = [.. t], Colors = [.. Enumerable.Repeat(new Vector4(0.5f, 0.5f, 0.5f, 1), p.Count)] };
    }

    [Fact]
    public void A_rim_is_as_thick_as_asked_in_the_colour_of_its_size_and_faint_behind_a_surface()
    {
        var mesh = Frame(null);
        var hole = Topology.Of(mesh).Loops.Single(loop => !loop.IsOuterBorder);
        Assert.Equal(HoleSize.Large, new HoleSizes(mesh).Of(hole));
        var large = HoleSizes.Colors[(int)HoleSize.Large];
        var (u, v, _) = s_camera.Project(new Vec3(0.5, 0, 0));
        int y = (int)Math.Round(v);

        Vector3 At(Mesh drawn, int x)
        {
            var marks = new HoleMarks(mesh, [hole]) { Width = 6 };
            using var renderer = new SoftwareRenderer(drawn);
            var color = renderer.Render(s_camera, RenderOptions.Unlit, [marks.Rims(s_camera)[1]], new Run()).View.Color;
            return new(color[x, y], color[x, y, 0, 1], color[x, y, 0, 2]);
        }

        var hit = At(mesh, (int)Math.Round(u));
        Assert.Equal(large.X, hit.X, 0.06);
        Assert.Equal(large.Z, hit.Z, 0.06);
        int thick = Enumerable.Range((int)u - 8, 17).Count(x => At(mesh, x) is var c && Math.Abs(c.X - c.Y) > 0.1f);
        Assert.InRange(thick, 5, 7);
        var covered = At(Frame(2), (int)Math.Round(u));
        Assert.Equal(0.5f + (0.3f * (hit.X - 0.5f)), covered.X, 1e-4);
    }

    [Fact]
    public void The_number_lies_inside_the_hole_and_is_dimmed_when_a_surface_hides_it()
    {
        float Strongest(double? wall)
        {
            var mesh = Frame(null);
            var marks = new HoleMarks(mesh, [Topology.Of(mesh).Loops.Single(loop => !loop.IsOuterBorder)]);
            using var renderer = new SoftwareRenderer(Frame(wall));
            var plain = renderer.Render(s_camera, RenderOptions.Unlit, [], new Run());
            var drawn = marks.Annotate(plain);
            var middle = from y in Enumerable.Range(70, 21) from x in Enumerable.Range(70, 21) select Math.Abs(drawn[x, y] - plain.View.Color[x, y]);
            return middle.Max();
        }
        float open = Strongest(null), hidden = Strongest(2);
        Assert.InRange(open, 0.6f, 1);
        Assert.InRange(hidden, 0.1f, 0.3f);
    }

    [Fact]
    public void The_preview_is_what_a_fill_has_added()
    {
        var open = Shapes.Cube().Without((_, p) => p.Z > 0.99);
        var filled = open.Plus((4, 5, 6), (4, 6, 7));
        var shape = new HoleMarks(open, Topology.Of(open).Loops).Preview(filled).Shape;
        Assert.Equal(2, shape.Triangles.Length);
        Assert.All(shape.Positions, p => Assert.Equal(1, p.Z));
    }
}
