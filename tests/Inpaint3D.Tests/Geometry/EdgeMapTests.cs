using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public sealed class EdgeMapTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(0)]
    public void It_says_what_a_dictionary_of_pairs_says_as_it_grows_and_edges_are_removed(int room)
    {
        var (map, twin, random) = (new EdgeMap(room), new Dictionary<(int, int), int>(), new Random(1));
        for (int step = 0; step < 5000; step++)
        {
            var (a, b) = (random.Next(60), random.Next(60));
            if (random.Next(3) == 0)
            {
                map[a, b] = -1;
                twin.Remove((a, b));
            }
            else map[a, b] = twin[(a, b)] = step;
        }
        for (int a = 0; a < 60; a++)
        {
            for (int b = 0; b < 60; b++)
            {
                Assert.Equal(twin.GetValueOrDefault((a, b), -1), map[a, b]);
                Assert.Equal(twin.ContainsKey((a, b)), map.Contains(a, b));
            }
        }
    }
}
