using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Tests.Geometry.Triangulation;

public class WeightTableTests
{
    [Fact]
    public void A_table_with_one_more_forbidden_diagonal_is_that_of_its_rim()
    {
        int[] all = [.. Enumerable.Range(0, 12)];
        foreach (var weight in Enum.GetValues<FillWeight>())
        {
            for (int seed = 0; seed < 20; seed++)
            {
                var random = new Random(seed);
                var rim = new Rim([.. all.Select(i => new Vec3(Math.Cos(Math.PI * i / 6), Math.Sin(Math.PI * i / 6), 0.5 * random.NextDouble()))]);
                var before = Table(rim.Along(all, []));
                // A diagonal of the best fill, so that there is another one without it.
                var (a, _, c) = Triangles(before).First(t => (t.C - t.A) is > 1 and < 11);
                (int, int)[] forbidden = [(c, a)];
                var after = new WeightTable(before, rim.Along(all, forbidden), forbidden[0], new Run());
                var anew = Table(rim.Along(all, forbidden));
                Assert.Equal(anew.Last, after.Last);
                Assert.Equal(Triangles(anew), Triangles(after));
                Assert.DoesNotContain(Triangles(after), t => (t.A, t.C) == (a, c) || (t.A, t.B) == (a, c) || (t.B, t.C) == (a, c));

                WeightTable Table(Rim polygon) => new(polygon, all, new WeightTable?[11], weight, new Run());
            }
        }

        static List<Triangle> Triangles(WeightTable table)
        {
            var triangles = new List<Triangle>();
            table.Collect(0, triangles);
            return triangles;
        }
    }
}
