using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;

namespace Inpaint3D.Tests.Geometry.Filling;

public class FaceSetTests
{
    [Fact]
    public void A_segment_meets_a_triangle_that_it_passes_through_but_for_those_at_its_own_ends()
    {
        var set = new FaceSet([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], [new Triangle(0, 1, 2)], [10, 11, 12], [0]);
        Vec3 above = new(0.2, 0.2, 1), below = new(0.2, 0.2, -1), beside = new(2, 2, -1);
        Assert.True(set.Meets(above, below, 1, 2, []));
        Assert.True(set.Meets(above, new Vec3(0.2, 0.2, 0), 1, 2, []));
        Assert.False(set.Meets(above, beside, 1, 2, []));
        Assert.False(set.Meets(above, new Vec3(0, 0, 0), 1, 10, []));
    }

    [Fact]
    public void A_triangle_without_area_is_met_by_nothing()
    {
        var set = new FaceSet([new(0, 0, 0), new(1, 0, 0), new(2, 0, 0)], [new Triangle(0, 1, 2)], [10, 11, 12], [0]);
        Assert.False(set.Meets(new Vec3(1, 0, 1), new Vec3(1, 0, -1), 1, 2, []));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(60)]
    public void Two_sets_cross_where_any_two_of_their_triangles_do(int triangles)
    {
        var outcomes = new HashSet<bool>();
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var (set, other) = (Soup(random, triangles, 0.6 / triangles), Soup(random, 40, 0.2));
            bool expected = Enumerable.Range(0, set.Count).Any(t => Enumerable.Range(0, other.Count).Any(u => Intersections.Cross(set[t], other[u])));
            Assert.Equal(expected, set.Crosses(other, new Run()));
            outcomes.Add(expected);
        }
        Assert.Equal(2, outcomes.Count);
    }

    /// <summary>Triangles of some size at random places of the unit cube, none of which have a corner in common.</summary>
    static FaceSet Soup(Random random, int triangles, double size)
    {
        var (points, faces, numbers) = (new Vec3[3 * triangles], new Triangle[triangles], new int[3 * triangles]);
        for (int t = 0; t < triangles; t++)
        {
            var place = Cube(1);
            for (int k = 3 * t; k < (3 * t) + 3; k++) (points[k], numbers[k]) = (place + Cube(size), random.Next());
            faces[t] = new Triangle(3 * t, (3 * t) + 1, (3 * t) + 2);
        }
        return new FaceSet(points, faces, numbers, [.. Enumerable.Range(0, triangles)]);
        Vec3 Cube(double side) => side * new Vec3(random.NextDouble(), random.NextDouble(), random.NextDouble());
    }
}
