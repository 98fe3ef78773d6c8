using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;

namespace Inpaint3D.Tests.Geometry.Filling;

public class FewerCrossingsTests
{
    static readonly Vec3[] s_square = [new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(0, 1, 0)];

    [Fact]
    public void An_edge_that_a_triangle_goes_through_costs_one_pair_once_the_diagonal_is_out_of_its_way()
    {
        // Where x = 0.9 and -0.1 < y < 0.65 the old triangle is in the square's plane.
        Vec3[] wall = [new(0.9, -0.1, -1), new(0.9, -0.1, 1), new(0.9, 0.8, 0.2)];
        var patch = Flipped(wall);
        Assert.Equal([new Triangle(0, 1, 2), new(0, 2, 3)], patch.Triangles.Select(FromLeast).OrderBy(t => t.B));
        Assert.Equal(1, Pairs(patch, wall));
    }

    [Fact]
    public void Nothing_is_flipped_for_nothing()
    {
        Vec3[] corner = [new(0.1, -0.1, -1), new(0.1, -0.1, 1), new(0.1, 0.8, 0.2)], away = [new(5, 0, -1), new(5, 0, 1), new(5, 1, 0)];
        Assert.Equal([new Triangle(0, 1, 3), new(1, 2, 3)], Flipped(corner).Triangles);
        Assert.Equal([new Triangle(0, 1, 3), new(1, 2, 3)], Flipped(away).Triangles);
    }

    static Patch Flipped(Vec3[] old)
    {
        var patch = new Patch(s_square);
        patch.Triangles.AddRange([new Triangle(0, 1, 3), new Triangle(1, 2, 3)]);
        FewerCrossings.Make(patch, new Rim(s_square), Set(old), new Run());
        return patch;
    }

    static int Pairs(Patch patch, Vec3[] old) => FaceSet.Of(patch, new Rim(s_square)).CountCrossings(Set(old), new Run());

    static FaceSet Set(Vec3[] old) => new(old, [new Triangle(0, 1, 2)], [10, 11, 12], [0]);

    static Triangle FromLeast(Triangle t) => t.A < t.B && t.A < t.C ? t : t.B < t.C ? new(t.B, t.C, t.A) : new(t.C, t.A, t.B);
}
