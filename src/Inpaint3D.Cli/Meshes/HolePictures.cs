using Inpaint3D.Data;
using Inpaint3D.Geometry;
using Inpaint3D.IO;
using Inpaint3D.Render;

namespace Inpaint3D.Cli.Meshes;

/// <summary>Pictures of a hole before and after, looking along its axis at what lies around it; at the end of a tube, across it.</summary>
/// <param name="before">The mesh with the hole.</param>
/// <param name="after">The mesh without.</param>
internal sealed class HolePictures(Mesh before, Mesh after)
{
    const int Width = 320, Height = 240;
    /// <summary>The camera's angle of view up and down, in radians, and the part of the picture that the rim fills.</summary>
    const double Angle = 0.5, Filled = 0.62;
    /// <summary>Distance of a corner of the picture from its middle, over the rim's radius, and some more.</summary>
    const double Seen = 3;

    /// <summary>True where the faces look inwards: the outside is then shown all the same.</summary>
    readonly bool _isTurned = Normals.PointInwards(before);

    /// <summary>Both pictures, as data URIs.</summary>
    public (string Before, string After) Of(Loop hole, Run run)
    {
        var points = Array.ConvertAll(hole.Vertices, v => before.Positions[v]);
        var center = Vec3.Zero;
        foreach (var p in points) center += p / points.Length;
        double radius = points.Max(p => (p - center).Length);
        var camera = CameraOf(hole, points, center, radius);
        var rims = new HoleMarks(before, [hole]) { Width = 3, HiddenOpacity = 0.25f };
        return (Picture(before, center, radius, camera, rims.Rims(camera), run), Picture(after, center, radius, camera, [], run));
    }

    Camera CameraOf(Loop hole, Vec3[] points, Vec3 center, double radius)
    {
        var area = LoopMeasure.VectorArea(points);
        // A narrow hole has hardly an area: then along the axis of least extent.
        var axis = area.Length > 0.05 * radius * radius ? area.Normalized() : Plane.Fit(points).Normal;
        // The rim of a piece runs round it the other way than that of a hole.
        var direction = (hole.IsOuterBorder || hole.Kind == LoopKind.Island) != _isTurned ? -axis : axis;
        if (hole.Kind == LoopKind.TubeEnd)
        {
            // A tube is seen from its side, the one that looks away from the rest.
            var (min, max) = before.Bounds();
            var away = center - (0.5 * (min + max));
            direction = Plane.Through(center, away - (Vec3.Dot(away, axis) * axis)).Normal;
            radius *= 1.5;
        }
        double distance = radius / Filled / Math.Tan(Angle / 2);
        var up = Math.Abs(direction.Y) < 0.9 ? new Vec3(0, 1, 0) : new Vec3(0, 0, -1);
        return Camera.LookAt(Width, Height, Angle, center + (distance * direction), center, up);
    }

    string Picture(Mesh mesh, Vec3 center, double radius, Camera camera, IReadOnlyList<Marks> marks, Run run)
    {
        using var renderer = new SoftwareRenderer(Near(mesh, center, Seen * radius));
        var studio = RenderOptions.Studio(camera);
        // Light from all around, so that holes that face the ground are seen as well.
        var options = studio with { Lights = [.. studio.Lights.Select(light => light with { CastsShadow = false })], GroundLight = studio.SkyLight, BackFaces = _isTurned ? default : studio.BackFaces };
        return Uri(renderer.Render(camera, options, marks, run with { Progress = null }).View.Color);
    }

    /// <summary>The triangles with a corner within some distance of a point.</summary>
    static Mesh Near(Mesh mesh, Vec3 center, double distance)
    {
        var isNear = Array.ConvertAll(mesh.Positions, p => (p - center).LengthSquared < distance * distance);
        var far = Array.ConvertAll(mesh.Triangles, t => !isNear[t.A] && !isNear[t.B] && !isNear[t.C]);
        return MeshPart.Without(mesh with { FaceSizes = null, FaceAttributes = [], VertexAttributes = [], Layout = null }, far).Mesh;
    }

    /// <summary>A picture as PNG in a data URI.</summary>
    public static string Uri(Field picture)
    {
        using var png = new MemoryStream();
        PngWriter.Write(picture, png);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetBuffer(), 0, (int)png.Length);
    }
}
