using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Tests.IO;

/// <summary>Polygons of files are triangles in memory, which do not fold over, and polygons again in the file that is written.</summary>
public sealed class PolygonTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>An L from two of its corners, an arrowhead, a comb, a square with a corner in a side; counter-clockwise, from every corner.</summary>
    [Theory]
    [InlineData(new double[] { 0, 0, 3, 0, 3, 1, 1, 1, 1, 3, 0, 3 })]
    [InlineData(new double[] { 3, 1, 1, 1, 1, 3, 0, 3, 0, 0, 3, 0 })]
    [InlineData(new double[] { 1, 0, 2, 3, 1, 1, 0, 3 })]
    [InlineData(new double[] { 0, 0, 7, 0, 7, 3, 6, 3, 6, 1, 5, 1, 5, 3, 4, 3, 4, 1, 3, 1, 3, 3, 2, 3, 2, 1, 1, 1, 1, 3, 0, 3 })]
    [InlineData(new double[] { 0, 0, 1, 0, 2, 0, 2, 2, 0, 2 })]
    public void Triangles_of_a_simple_polygon_turn_as_it_does_and_the_polygon_is_written_as_it_was(double[] flat)
    {
        int n = flat.Length / 2;
        for (int start = 0; start < n; start++)
        {
            // In a plane across (1, 1, 2), behind a triangle.
            string[] lines =
            [
                .. Enumerable.Range(0, n).Select(i => (i + start) % n).Select(i => $"v {flat[2 * i]} {flat[(2 * i) + 1]} {(-flat[2 * i] - flat[(2 * i) + 1]) / 2}"),
                "v 9 9 9", "vt 0 0", .. Enumerable.Range(0, n).Select(i => $"vt {i} 0.5"),
                $"f 1/1 2/1 {n + 1}/1", "f " + string.Join(' ', Enumerable.Range(1, n).Select(i => $"{i}/{i + 1}")),
            ];
            string path = _folder["in.obj"];
            File.WriteAllLines(path, lines);
            var mesh = Formats.LoadMesh(path);
            double sum = 0;
            foreach (var (a, b, c) in mesh.Triangles.Skip(1))
            {
                double turn = Vec3.Dot(Vec3.Cross(mesh.Positions[b] - mesh.Positions[a], mesh.Positions[c] - mesh.Positions[a]), new Vec3(0.5, 0.5, 1)) / 1.5;
                Assert.True(turn >= 0, $"from corner {start}: {a} {b} {c} is turned over");
                sum += turn / 2;
            }
            double area = 0;
            for (int i = 0, k = n - 1; i < n; k = i++) area += ((flat[2 * k] * flat[(2 * i) + 1]) - (flat[2 * i] * flat[(2 * k) + 1])) / 2;
            Assert.Equal(area, sum, 1e-9);
            Assert.Equal(n - 1, mesh.Triangles.Length);
            Formats.SaveMesh(mesh, _folder["out.obj"], true);
            var written = File.ReadAllLines(_folder["out.obj"]);
            Assert.Equal(lines.Where(line => line[0] == 'f').Select(Vertices), written.Where(line => line.StartsWith("f ", StringComparison.Ordinal)).Select(Vertices));
            Assert.Equal(mesh.CornerUVs, Formats.LoadMesh(_folder["out.obj"]).CornerUVs);
        }
    }

    [Theory]
    [InlineData("v 0 0 0\nv 2 0 0\nv 2 2 0\nv 1 3 0\nv 0 2 0\nf 1 2 3 4 5\n", 4)]
    [InlineData("v 0 0 0\nv 2 0 0\nv 1 1 0\nv 0 2 0\nf 1 2 3 4 2\n", 1)]
    public void A_convex_polygon_and_one_with_a_vertex_twice_are_fans(string text, int last)
    {
        File.WriteAllText(_folder["in.obj"], text);
        Assert.Equal([new(0, 1, 2), new(0, 2, 3), new(0, 3, last)], Formats.LoadMesh(_folder["in.obj"]).Triangles);
    }

    static string Vertices(string face) => string.Join(' ', face.Split(' ').Select(corner => corner.Split('/')[0]));
}
