using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class IntersectionsTests
{
    static readonly Face s_base = new(0, 1, 2, new(0, 0, 0), new(4, 0, 0), new(0, 4, 0));

    static Face Other((int Id, Vec3 P) a, (int Id, Vec3 P) b, (int Id, Vec3 P) c) => new(a.Id, b.Id, c.Id, a.P, b.P, c.P);

    static bool Cross(Face other)
    {
        bool crosses = Intersections.Cross(s_base, other);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                Assert.Equal(crosses, Intersections.Cross(s_base.From(i), other.From(j)));
                Assert.Equal(crosses, Intersections.Cross(other.From(j), s_base.From(i)));
            }
        }
        return crosses;
    }

    static (int, Vec3) New(int id, double x, double y, double z) => (id, new Vec3(x, y, z));

    [Fact]
    public void Apart_triangles_cross_when_they_have_a_common_point()
    {
        Assert.True(Cross(Other(New(5, 1, 1, -1), New(6, 1, 1, 1), New(7, 9, 9, 0))));
        Assert.False(Cross(Other(New(5, 3, 3, -1), New(6, 3, 3, 1), New(7, 9, 9, 0))));
        Assert.False(Cross(Other(New(5, 1, 1, 1e-300), New(6, 2, 1, 1), New(7, 1, 2, 1))));
        // Touching in a point counts: the corner on the face, on the edge, edge against edge.
        Assert.True(Cross(Other(New(5, 1, 1, 0), New(6, 2, 1, 1), New(7, 1, 2, 1))));
        Assert.True(Cross(Other(New(5, 2, 2, 0), New(6, 2, 3, 1), New(7, 3, 2, 1))));
        Assert.True(Cross(Other(New(5, 2, 0, -1), New(6, 2, 0, 1), New(7, 2, -3, 0))));
    }

    [Fact]
    public void In_one_plane_overlap_and_containment_count()
    {
        Assert.True(Cross(Other(New(5, 1, 1, 0), New(6, 9, 9, 0), New(7, 9, 8, 0))));
        Assert.True(Cross(Other(New(5, 0.5, 0.5, 0), New(6, 1, 0.5, 0), New(7, 0.5, 1, 0))));
        Assert.True(Cross(Other(New(5, -9, -9, 0), New(6, 30, -9, 0), New(7, -9, 30, 0))));
        Assert.False(Cross(Other(New(5, 3, 3, 0), New(6, 9, 9, 0), New(7, 9, 8, 0))));
    }

    [Fact]
    public void Neighbours_at_a_corner_cross_only_beyond_it()
    {
        Assert.False(Cross(Other(New(0, 0, 0, 0), New(6, -4, 0, 0), New(7, 0, -4, 0))));
        Assert.False(Cross(Other(New(0, 0, 0, 0), New(6, 4, 0, 3), New(7, 0, 4, 3))));
        Assert.True(Cross(Other(New(0, 0, 0, 0), New(6, 4, 4, 1), New(7, 4, 4, -1))));
        // In the plane: one wedge within the other.
        Assert.True(Cross(Other(New(0, 0, 0, 0), New(6, 1, 2, 0), New(7, 2, 1, 0))));
        Assert.True(Cross(Other(New(0, 0, 0, 0), New(6, 9, 8, 0), New(7, 8, 9, 0))));
    }

    [Fact]
    public void Neighbours_at_an_edge_cross_only_when_folded_flat()
    {
        Assert.False(Cross(Other(New(1, 4, 0, 0), New(0, 0, 0, 0), New(7, 1, -3, 0))));
        Assert.False(Cross(Other(New(1, 4, 0, 0), New(0, 0, 0, 0), New(7, 1, 3, 1e-9))));
        Assert.True(Cross(Other(New(1, 4, 0, 0), New(0, 0, 0, 0), New(7, 1, 3, 0))));
    }

    [Fact]
    public void A_copy_crosses_a_triangle_and_its_back_does_not()
    {
        Assert.True(Cross(Other(New(1, 4, 0, 0), New(2, 0, 4, 0), New(0, 0, 0, 0))));
        Assert.False(Cross(Other(New(1, 4, 0, 0), New(0, 0, 0, 0), New(2, 0, 4, 0))));
    }

    [Fact]
    public void A_triangle_without_area_crosses_nothing() =>
        Assert.False(Cross(Other(New(5, 1, 1, -1), New(6, 1, 1, 0), New(7, 1, 1, 1))));
}
