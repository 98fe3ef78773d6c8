using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class FarthestPairTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void It_is_that_of_all_pairs(int count)
    {
        var random = new Random(count);
        Vec3[] cloud = [.. Enumerable.Range(0, count).Select(_ => new Vec3(random.NextDouble(), 2 * random.NextDouble(), random.NextDouble()))];
        Vec3[] circle = [.. Enumerable.Range(0, count).Select(i => new Vec3(Math.Cos(Math.Tau * i / count), 1, Math.Sin(Math.Tau * i / count)))];
        Vec3[] line = [.. Enumerable.Range(0, count).Select(i => new Vec3(0, 0, i))];
        foreach (var points in (Vec3[][])[cloud, circle, line])
            Assert.Equal(points.SelectMany(p => points.Select(q => (p - q).LengthSquared)).Max(), FarthestPair.SquaredDistance(points));
    }

    [Fact]
    public void Points_at_one_place_have_none() => Assert.Equal(0, FarthestPair.SquaredDistance(Enumerable.Repeat(new Vec3(1, 2, 3), 100).ToArray()));
}
