using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Render;

/// <summary>
/// Cameras that show the whole of a mesh. From a direction with axes (x right, y up, z back), a camera at e sees a point p when
/// |p.x − e.x| ≤ s (e.z − p.z), s the tangent of half its field; so the nearest such camera follows from the largest of
/// p.x + s p.z and −p.x + s p.z, and of the same in y.
/// </summary>
public sealed class Viewpoint
{
    /// <summary>Tangent of half the vertical field of view: 35 degrees, which bends shapes little.</summary>
    static readonly double s_tangent = Math.Tan(0.5 * 35 * Math.PI / 180);
    /// <summary>Part of the picture on either side that stays free.</summary>
    const double Margin = 0.06;
    const int Azimuths = 16, MostFaces = 200_000;
    /// <summary>Elevations to choose from, in degrees, each with how much it is liked: slightly from above first.</summary>
    static readonly (double Degrees, double Liking)[] s_elevations = [(22, 1), (50, 0.85), (-20, 0.7), (-55, 0.5)];

    readonly Mesh _mesh;
    readonly Vec3[] _points;
    readonly Vec3 _up, _front, _side, _center;

    /// <summary>Measures a mesh.</summary>
    /// <param name="mesh">A mesh, of which the vertices in triangles are to be seen, or a cloud.</param>
    /// <param name="up">What is up: one of the axes, either way.</param>
    /// <param name="also">Further points that are to be seen, or null.</param>
    public Viewpoint(Mesh mesh, Vec3 up, IReadOnlyList<Vec3>? also = null)
    {
        (_mesh, _up) = (mesh, up.Normalized());
        _points = [.. Drawn(mesh), .. also ?? []];
        // With y up the front is +z, as in most files; else an axis that is not up.
        _front = Math.Abs(_up.Z) < 0.5 ? new Vec3(0, 0, 1) : new Vec3(0, -Math.Sign(_up.Z), 0);
        _side = Vec3.Cross(_up, _front);
        var (min, max) = new Mesh { Positions = _points, Triangles = [] }.Bounds();
        _center = 0.5 * (min + max);
    }

    /// <summary>The azimuth and elevation in radians from which most is to be seen: of the holes, or without any of the outside of the surface.</summary>
    public (double Azimuth, double Elevation) Best(IReadOnlyList<Loop> holes)
    {
        var areas = holes.Count > 0 ? holes.Select(hole => LoopMeasure.VectorArea(Array.ConvertAll(hole.Vertices, v => _mesh.Positions[v]))).ToArray() : FaceAreas();
        int outwards = Normals.PointInwards(_mesh) ? -1 : 1;
        var (best, most) = ((0.0, 0.0), -1.0);
        foreach (var (degrees, liking) in s_elevations)
        {
            for (int i = 0; i < Azimuths; i++)
            {
                // Three quarters from the front, to the right, comes first and wins ties.
                var view = (Azimuth: (Math.PI / 5) + (2 * Math.PI * i / Azimuths), Elevation: degrees * Math.PI / 180);
                var back = Direction(view.Azimuth, view.Elevation);
                double seen = liking * areas.Sum(area => Math.Max(0, outwards * Vec3.Dot(area, back)));
                if (seen > most * (1 + 1e-9)) (best, most) = (view, seen);
            }
        }
        return best;
    }

    /// <summary>The nearest camera in a direction that shows all vertices.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="azimuth">Angle about the up axis, from the front to the right, in radians.</param>
    /// <param name="elevation">Angle above the horizon, in radians, between −π/2 and π/2.</param>
    public Camera Camera(int width, int height, double azimuth, double elevation)
    {
        var (right, up, back) = Axes(azimuth, elevation);
        return Fit(width, height, (right, up, back), (p, s, t) =>
        {
            double x = Vec3.Dot(p, right), y = Vec3.Dot(p, up), z = Vec3.Dot(p, back);
            return (x + (s * z), (s * z) - x, y + (t * z), (t * z) - y);
        });
    }

    /// <summary>Cameras round the up axis through the middle of the bounding box, evenly spaced, all at one distance from which each shows all vertices.</summary>
    public Camera[] Turntable(int width, int height, int count, double azimuth, double elevation)
    {
        var (sin, cos) = Math.SinCos(elevation);
        // A vertex at radius r and height h runs through all angles: max of a cos φ + b sin φ is √(a² + b²).
        var first = Fit(width, height, Axes(azimuth, elevation), (p, s, t) =>
        {
            double h = Vec3.Dot(p, _up), r = (p - (h * _up)).Length;
            double across = (r * Math.Sqrt(1 + (s * cos * (s * cos)))) + (s * h * sin);
            return (across, across, (r * Math.Abs((t * cos) - sin)) + (h * (cos + (t * sin))), (r * Math.Abs((t * cos) + sin)) + (h * ((t * sin) - cos)));
        });
        var eye = first.Position - _center;
        return [.. Enumerable.Range(0, count).Select(k => Turned(first, eye, 2 * Math.PI * k / count))];
    }

    /// <summary>The camera turned with its place about the up axis through the centre.</summary>
    Camera Turned(Camera camera, Vec3 eye, double angle)
    {
        Vec3 Turn(Vec3 p)
        {
            var (sin, cos) = Math.SinCos(angle);
            return (cos * p) + (sin * Vec3.Cross(_up, p)) + ((1 - cos) * Vec3.Dot(_up, p) * _up);
        }
        var rotation = new Mat3(Turn(camera.Rotation.Row0), Turn(camera.Rotation.Row1), Turn(camera.Rotation.Row2));
        return camera with { Rotation = rotation, Translation = -(rotation * (_center + Turn(eye))) };
    }

    /// <summary>The nearest camera with those axes that sees all points, from the largest of their four supports.</summary>
    Camera Fit(int width, int height, (Vec3 Right, Vec3 Up, Vec3 Back) axes, Func<Vec3, double, double, (double Right, double Left, double Up, double Down)> supports)
    {
        // A narrow picture has the field of view across.
        double focal = 0.5 * Math.Min(height, width) / s_tangent, s = (0.5 - Margin) * width / focal, t = (0.5 - Margin) * height / focal;
        var (right, left, up, down, radius) = (double.MinValue, double.MinValue, double.MinValue, double.MinValue, 0.0);
        foreach (var position in _points)
        {
            var p = position - _center;
            var (r, l, u, d) = supports(p, s, t);
            (right, left, up, down, radius) = (Math.Max(right, r), Math.Max(left, l), Math.Max(up, u), Math.Max(down, d), Math.Max(radius, p.Length));
        }
        if (_points.Length == 0) throw new ArgumentException("The mesh has no vertex with finite coordinates: there is nothing to look at.");
        double distance = Math.Max((right + left) / (2 * s), (up + down) / (2 * t));
        // A single point, too, is looked at from somewhere.
        if (!(distance > 1e-9 * radius) || radius == 0) distance += radius > 0 ? radius : 1;
        var eye = _center + (0.5 * (right - left) * axes.Right) + (0.5 * (up - down) * axes.Up) + (distance * axes.Back);
        var rotation = new Mat3(axes.Right, axes.Up, axes.Back);
        return Data.Camera.Pinhole(width, height, focal) with { Rotation = rotation, Translation = -(rotation * eye) };
    }

    (Vec3 Right, Vec3 Up, Vec3 Back) Axes(double azimuth, double elevation)
    {
        var back = Direction(azimuth, elevation);
        var right = (Math.Cos(azimuth) * _side) - (Math.Sin(azimuth) * _front);
        return (right, Vec3.Cross(back, right), back);
    }

    /// <summary>From the mesh to a camera.</summary>
    Vec3 Direction(double azimuth, double elevation) =>
        (Math.Cos(elevation) * ((Math.Cos(azimuth) * _front) + (Math.Sin(azimuth) * _side))) + (Math.Sin(elevation) * _up);

    /// <summary>Where something is drawn: finite vertices of triangles, or of a cloud.</summary>
    static IEnumerable<Vec3> Drawn(Mesh mesh)
    {
        if (mesh.IsPointCloud) return mesh.Positions.Where(p => p.IsFinite);
        var used = new bool[mesh.Positions.Length];
        foreach (var (a, b, c) in mesh.Triangles) used[a] = used[b] = used[c] = true;
        return mesh.Positions.Where((p, i) => used[i] && p.IsFinite);
    }

    /// <summary>Areas times normals of the faces, of every so many where there are many.</summary>
    Vec3[] FaceAreas()
    {
        int stride = 1 + (_mesh.Triangles.Length / MostFaces);
        return [.. Enumerable.Range(0, _mesh.Triangles.Length / stride).Select(i => _mesh.Triangles[i * stride])
            .Select(t => Vec3.Cross(_mesh.Positions[t.B] - _mesh.Positions[t.A], _mesh.Positions[t.C] - _mesh.Positions[t.A])).Where(area => area.IsFinite)];
    }
}
