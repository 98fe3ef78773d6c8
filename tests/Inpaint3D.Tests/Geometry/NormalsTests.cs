using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Tests.Geometry;

public class NormalsTests
{
    [Fact]
    public void A_vertex_that_is_split_at_a_seam_of_the_texture_is_shaded_as_one_and_a_sharp_edge_stays()
    {
        var cancel = TestContext.Current.CancellationToken;
        static Mesh Textured(Mesh mesh) => mesh.Unwelded() is var split ? split with { CornerUVs = new Vector2[3 * split.Triangles.Length] } : mesh;
        var (ball, soup) = (Shapes.Sphere(16, 24), Textured(Shapes.Sphere(16, 24)));
        var (whole, seams) = (Normals.OfVertices(ball, cancel), Normals.OverSeams(soup, cancel));
        for (int t = 0; t < ball.Triangles.Length; t++) Assert.True(Vector3.Dot(whole[ball.Triangles[t].A], seams[soup.Triangles[t].A]) > 0.9999f);
        Assert.Equal(Normals.OfVertices(Shapes.Cube().Unwelded(), cancel), Normals.OverSeams(Textured(Shapes.Cube()), cancel));
        Assert.Equal(Normals.OfVertices(soup, cancel), Normals.OverSeams(soup with { CornerUVs = null }, cancel));
    }
}
