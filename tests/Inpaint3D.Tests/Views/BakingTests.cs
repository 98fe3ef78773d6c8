using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.Methods.Disocclusion;
using Inpaint3D.Methods.Meshes;
using Inpaint3D.Render;
using Inpaint3D.Views;

namespace Inpaint3D.Tests.Views;

public class BakingTests
{
    [Fact]
    public void The_same_camera_then_sees_no_hole_and_the_same_colours()
    {
        var (mesh, camera) = (MeshViewTests.Painted(), MeshViewTests.Front);
        var (filled, baked) = FillAndBake(mesh, camera);
        var again = See(mesh, baked, camera);
        Assert.True(filled.Hole.Count > 200);
        Assert.Equal(0, again.Hole.Count);
        for (int i = 0; i < filled.Color.Samples.Length; i++) Assert.Equal(filled.Color.Samples[i], again.Color.Samples[i], 1 / 255f);
        for (int i = 0; i < filled.Depth.Samples.Length; i++) Assert.Equal(filled.Depth.Samples[i], again.Depth.Samples[i], 1e-3f);
    }

    [Fact]
    public void A_camera_beside_it_sees_fewer_holes_and_what_the_first_one_filled()
    {
        var (mesh, camera) = (MeshViewTests.Painted(), MeshViewTests.Front);
        var (filled, baked) = FillAndBake(mesh, camera);
        var beside = Camera.LookAt(96, 72, 0.5, new Vec3(0.9, 0.1, 5), Vec3.Zero, new Vec3(0, 1, 0));
        var (before, after) = (See(mesh, mesh, beside), See(mesh, baked, beside));
        Assert.True(before.Hole.Count > 200);
        Assert.True(after.Hole.Count < 0.05 * before.Hole.Count, $"{after.Hole.Count} of {before.Hole.Count}");
        var known = filled with { Hole = new Mask(camera.Width, camera.Height) };
        var reprojected = Warp.Forward(known, beside, new Run());
        int compared = 0;
        double error = 0;
        for (int i = 0; i < after.Hole.Samples.Length; i++)
        {
            if (before.Hole.Samples[i] == 0 || after.Hole.Samples[i] != 0 || reprojected.Hole.Samples[i] != 0) continue;
            compared++;
            error += Math.Pow(reprojected.Color.Samples[i] - after.Color.Samples[i], 2);
        }
        Assert.True(compared > 150);
        Assert.True(Math.Sqrt(error / compared) < 0.01, $"{Math.Sqrt(error / compared)}");
    }

    [Fact]
    public void Vertices_and_faces_stay_and_every_column_grows()
    {
        var mesh = MeshViewTests.Painted() with
        {
            VertexAttributes = [new MeshColumn("quality", Enumerable.Range(0, MeshViewTests.Painted().Positions.Length).Select(i => (float)i).ToArray())],
            FaceAttributes = [new MeshColumn("label", new byte[MeshViewTests.Painted().Triangles.Length])],
            Comments = ["scanned"],
        };
        var (_, baked) = FillAndBake(mesh, MeshViewTests.Front);
        Assert.Equal(mesh.Positions, baked.Positions[..mesh.Positions.Length]);
        Assert.Equal(mesh.Triangles, baked.Triangles[..mesh.Triangles.Length]);
        Assert.Equal(mesh.Colors!, baked.Colors![..mesh.Colors!.Length]);
        Assert.Equal(mesh.Comments, baked.Comments);
        Assert.Equal(baked.Positions.Length, baked.Colors.Length);
        Assert.Equal((baked.Positions.Length, baked.FaceCount), (baked.VertexAttributes[0].Values.Length, baked.FaceAttributes[0].Values.Length));
    }

    [Fact]
    public void Beside_a_texture_baked_triangles_keep_their_colours()
    {
        var texture = new Field(2, 2, 1, 3, [1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1]);
        var plain = MeshViewTests.Painted();
        var mesh = plain with
        {
            Colors = null,
            Materials = [new Material("skin") { Texture = texture }],
            CornerUVs = [.. plain.Triangles.SelectMany(t => new[] { t.A, t.B, t.C }).Select(v => new Vector2((float)plain.Positions[v].X, (float)plain.Positions[v].Y))],
        };
        var (filled, baked) = FillAndBake(mesh, MeshViewTests.Front);
        var (_, twice) = FillAndBake(baked, Camera.LookAt(96, 72, 0.5, new Vec3(1.5, 0.3, 4.8), Vec3.Zero, new Vec3(0, 1, 0)));
        Assert.Equal(["skin", "baked"], twice.Materials.Select(material => material.Name));
        foreach (var scene in new[] { baked, twice })
        {
            var again = See(mesh, scene, MeshViewTests.Front);
            for (int i = 0; i < filled.Color.Samples.Length; i++) Assert.Equal(filled.Color.Samples[i], again.Color.Samples[i], 1 / 255f);
        }
    }

    [Fact]
    public void A_picture_becomes_a_mesh_that_looks_like_it_and_is_cut_at_its_depth_edges()
    {
        var camera = Camera.Pinhole(60, 40, 50) with { Translation = new Vec3(0.2, -1, 3) };
        var view = WarpTests.Scene(camera, (x, y) => x is >= 20 and < 40 && y is >= 10 and < 30 ? 2 : 4);
        view.Hole[5, 5] = true;
        var mesh = Baking.Of(view, new Run());
        var same = MeshViewTests.Draw(mesh, camera).View;
        for (int i = 0; i < view.Hole.Samples.Length; i++)
        {
            Assert.Equal(view.Hole.Samples[i], same.Hole.Samples[i]);
            if (view.Hole.Samples[i] != 0) continue;
            Assert.Equal(view.Color.Samples[i], same.Color.Plane(0)[i], 1 / 255f);
            Assert.Equal(view.Depth.Samples[i], same.Depth.Samples[i], 1e-5f);
        }
        var aside = MeshViewTests.Draw(mesh, camera.Moved(new Vec3(0.4, 0.1, 0))).View;
        Assert.All(aside.Depth.Samples, z => Assert.True(z == 0 || Math.Abs(z - 2) < 1e-4 || Math.Abs(z - 4) < 1e-4, $"{z}"));
        Assert.True(aside.Hole.Count > 100);
    }

    [Fact]
    public void What_was_baked_shows_in_the_hole_of_the_next_view_of_a_picture()
    {
        var camera = Camera.Pinhole(90, 50, 60);
        var source = WarpTests.Scene(camera, (x, y) => x is >= 25 and < 50 && y is >= 10 and < 42 ? 2 : 5);
        View Fill(double aside, Renderer? baked) => Pipeline.FillView(source, camera.Moved(new Vec3(aside, 0, 0)), new BackgroundCriminisi(), new Run(), baked);
        var first = Fill(0.5, null);
        var nothing = new Mesh { Positions = [], Triangles = [], Colors = [] };
        using var baked = new SoftwareRenderer(Pipeline.Bake(nothing, first, new Run()));
        var (again, next, alone) = (Fill(0.5, baked), Fill(0.45, baked), Fill(0.45, null));
        Assert.Equal(0, again.Hole.Count);
        for (int i = 0; i < first.Color.Samples.Length; i++) Assert.Equal(first.Color.Samples[i], again.Color.Samples[i], 1 / 255f);
        Assert.True(next.Hole.Count < 0.2 * alone.Hole.Count, $"{next.Hole.Count} of {alone.Hole.Count}");
    }

    static (View Filled, Mesh Baked) FillAndBake(Mesh mesh, Camera camera)
    {
        var filled = Pipeline.FillView(MeshViewTests.See(mesh, camera), new BackgroundCriminisi(), new Run());
        return (filled, Pipeline.Bake(mesh, filled, new Run()));
    }

    /// <summary>What shows of a scene whose holes were those of a mesh.</summary>
    static View See(Mesh mesh, Mesh scene, Camera camera)
    {
        var closed = Pipeline.FillMesh(mesh, Topology.Of(mesh).Loops, new MinimumWeight(), null, new Run());
        using var drawn = new SoftwareRenderer(scene);
        using var caps = new SoftwareRenderer(MeshView.Caps(mesh, closed.Mesh)!);
        return MeshView.See(drawn, caps, camera, false, new Run());
    }
}
