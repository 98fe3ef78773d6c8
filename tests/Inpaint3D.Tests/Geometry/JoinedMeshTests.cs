using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Render;

namespace Inpaint3D.Tests.Geometry;

public class JoinedMeshTests
{
    static readonly Camera s_camera = Camera.LookAt(40, 30, 0.9, new Vec3(0.4, 2, 6), Vec3.Zero, new Vec3(0, 1, 0));

    static Mesh Cube(double x) => Shapes.Cube() is var cube ? cube with { Positions = [.. cube.Positions.Select(p => p + new Vec3(x, 0, 0))] } : default!;

    static Rendering See(Mesh mesh)
    {
        using var renderer = new SoftwareRenderer(mesh);
        return renderer.Render(s_camera, RenderOptions.Studio(s_camera) with { Lights = [] }, [], new Run());
    }

    [Fact]
    public void The_whole_looks_like_its_parts_whatever_they_are_painted_with()
    {
        Mesh[] parts =
        [
            Cube(-2.5),
            Cube(-1) with { Colors = [.. Enumerable.Repeat(new Vector4(1, 0, 0, 1), 8)] },
            Cube(0.5) with { Materials = [new Material("blue") { Color = new Vector4(0, 0, 1, 1) }] },
            Cube(2) with
            {
                Materials = [new Material("green") { Color = new Vector4(0, 1, 0, 1) }, new Material("chequered") { Texture = new Field(1, 1, 1, 3, [0.5f, 0.25f, 1]) }],
                TriangleMaterials = [0, 0, 0, 0, 1, 1, 1, 1, -1, -1, -1, -1], CornerUVs = new Vector2[36],
            },
        ];
        var whole = See(JoinedMesh.Of(parts));
        for (int i = 0; i < parts.Length; i++)
        {
            var alone = See(parts[i]);
            int inside = 0;
            for (int p = 0; p < alone.Triangles.Length; p++)
            {
                if (whole.Triangles[p] < 12 * i || whole.Triangles[p] >= 12 * (i + 1)) continue;
                Assert.Equal(alone.Triangles[p], whole.Triangles[p] - (12 * i));
                // At silhouettes a pixel's colour is partly that of other cubes.
                if (Enumerable.Range(-1, 3).SelectMany(dx => new[] { p + dx - 40, p + dx, p + dx + 40 }).Any(q => whole.Triangles[q] != whole.Triangles[p])) continue;
                inside++;
                for (int c = 0; c < 3; c++) Assert.Equal(alone.View.Color.Plane(c)[p], whole.View.Color.Plane(c)[p], 1e-6);
            }
            Assert.True(inside > 0);
        }
    }

    [Fact]
    public void A_cloud_without_colours_beside_one_with_them_is_clay()
    {
        var cloud = new Mesh { Positions = [Vec3.Zero], Triangles = [] };
        var joined = JoinedMesh.Of([cloud, cloud with { Colors = [Vector4.UnitW] }]);
        Assert.True(joined.IsPointCloud);
        Assert.Equal([Material.Clay, Vector4.UnitW], joined.Colors!);
        Assert.Null(JoinedMesh.Of([cloud, cloud]).Colors);
    }

    [Fact]
    public void One_mesh_is_itself_and_a_mesh_with_a_cloud_is_refused()
    {
        var cube = Shapes.Cube();
        Assert.Same(cube, JoinedMesh.Of([cube]));
        Assert.Throws<ArgumentException>(() => JoinedMesh.Of([cube, new Mesh { Positions = [Vec3.Zero], Triangles = [] }]));
        Assert.Throws<ArgumentException>(() => JoinedMesh.Of([]));
    }
}
