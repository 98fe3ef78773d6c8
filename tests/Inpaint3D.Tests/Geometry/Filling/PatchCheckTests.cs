using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Geometry.Filling;
using Inpaint3D.Geometry.Shape;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Tests.Geometry.Filling;

public class PatchCheckTests
{
    static readonly Run s_run = new();

    [Theory]
    [InlineData(24)]
    [InlineData(80)]
    public void A_patch_may_enter_where_no_two_triangles_of_it_and_the_mesh_cross(int edges)
    {
        var outcomes = new HashSet<(bool, bool)>();
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var (topology, rim) = HoleAmongDebris(random, edges);
            if (EarCutting.Delaunay(rim, s_run) is not { } triangles) continue;
            var patch = new Patch(rim.Points);
            patch.Triangles.AddRange(triangles);
            if (seed % 2 == 0) Refinement.Refine(patch, rim.Scale, s_run, 0.3);
            var (faces, corners, old) = (FaceSet.Of(patch, rim), topology.Edges.Corners, topology.Mesh);
            bool crosses = Enumerable.Range(0, old.Triangles.Length).Any(t => old.Triangles[t] is var (a, b, c)
                && Enumerable.Range(0, faces.Count).Any(f => Intersections.Cross(faces[f], new Face(corners[3 * t], corners[(3 * t) + 1], corners[(3 * t) + 2], old.Positions[a], old.Positions[b], old.Positions[c]))));
            crosses |= Enumerable.Range(0, faces.Count).Any(f => Enumerable.Range(0, f).Any(g => Intersections.Cross(faces[f], faces[g])));
            bool admitted = new PatchCheck(topology.Edges, [rim], s_run).Admits(patch, rim, [], out int unavoidable, s_run);
            Assert.Equal(!crosses, admitted && unavoidable == 0);
            outcomes.Add((rim.Region.IsGraph(patch), crosses));
        }
        Assert.Superset(new HashSet<(bool, bool)> { (true, true), (true, false) }, outcomes);
    }

    /// <summary>
    /// A star-shaped hole in an uneven sheet, which is tilted, whose triangles rise or sink round the rim, and some triangles near it: in the sheet's
    /// plane, above and across.
    /// </summary>
    static (Topology Topology, Rim Rim) HoleAmongDebris(Random random, int edges)
    {
        double rough = 0.3 * random.NextDouble(), height = random.Next(3) * 0.1, fold = random.Next(3) == 0 ? -0.4 : 0.4;
        var frame = Plane.Through(Vec3.Zero, new Vec3(random.Next(3), random.Next(3), 1));
        var radius = Enumerable.Range(0, edges).Select(_ => 1 + (rough * random.NextDouble())).ToArray();
        var (points, triangles) = (new List<Vec3>(), new List<Triangle>());
        for (int i = 0; i < edges; i++) points.Add(At(i, radius[i], height * random.NextDouble()));
        for (int i = 0; i < edges; i++) points.Add(At(i + 0.5, 1.7, random.Next(20) == 0 ? fold : 0));
        for (int i = 0; i < edges; i++)
        {
            int next = (i + 1) % edges;
            triangles.AddRange([new(next, i, edges + i), new(next, edges + i, edges + next)]);
        }
        for (int debris = random.Next(4); debris > 0; debris--)
        {
            var place = At(random.Next(edges), 1.6 * random.NextDouble(), random.Next(2) * 0.3);
            int first = points.Count;
            for (int k = 0; k < 3; k++) points.Add(place + (0.3 * ((random.NextDouble() * frame.U) + (random.NextDouble() * frame.V) + (random.Next(2) * random.NextDouble() * frame.Normal))));
            triangles.Add(new Triangle(first, first + 1, first + 2));
        }
        var topology = Topology.Of(new Mesh { Positions = [.. points], Triangles = [.. triangles] });
        return (topology, new Rim(topology, topology.Loops.First(loop => loop.Vertices.Min() == 0)));

        Vec3 At(double i, double r, double z) => (r * Math.Cos(Math.Tau * i / edges) * frame.U) + (r * Math.Sin(Math.Tau * i / edges) * frame.V) + (z * frame.Normal);
    }
}
