using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public sealed class VertexMapTests
{
    [Fact]
    public void It_says_what_a_dictionary_says_as_it_grows_and_vertices_are_removed()
    {
        var (map, twin, random) = (new VertexMap(), new Dictionary<int, int>(), new Random(1));
        for (int step = 0; step < 5000; step++)
        {
            int vertex = random.Next(900);
            switch (random.Next(3))
            {
                case 0:
                    map[vertex] = -1;
                    twin.Remove(vertex);
                    break;
                case 1:
                    map[vertex] = twin[vertex] = step;
                    break;
                default:
                    twin.TryAdd(vertex, step);
                    Assert.Equal(twin[vertex], map.FindOrAdd(vertex, step));
                    break;
            }
        }
        for (int vertex = 0; vertex < 900; vertex++) Assert.Equal(twin.GetValueOrDefault(vertex, -1), map[vertex]);
    }
}
