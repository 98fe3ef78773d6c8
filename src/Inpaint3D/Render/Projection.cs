using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Render;

/// <summary>The vertices of a mesh in a camera's axes, and the drawing of its triangles into a <see cref="VisibilityBuffer"/>.</summary>
internal sealed class Projection
{
    /// <summary>Items of one thread at a time.</summary>
    const int Grain = 8192;
    /// <summary>Depth of the near plane in depths of the farthest vertex.</summary>
    internal const double Near = 1e-5;

    readonly Mesh _mesh;
    readonly Run _run;
    readonly double _near;
    readonly Mat3 _toWorld;
    VisibilityBuffer.Point[] _screen = [];
    int _screenSamples;

    public Projection(Mesh mesh, Camera camera, Run run)
    {
        (_mesh, _run, Camera, _toWorld) = (mesh, run, camera, camera.Rotation.Transpose());
        Points = new Vec3[mesh.Positions.Length];
        ForSlabs(run, Points.Length, (start, end) =>
        {
            for (int i = start; i < end; i++) Points[i] = (camera.Rotation * mesh.Positions[i]) + camera.Translation;
        });
        double far = 0;
        foreach (var p in Points) far = p.IsFinite ? Math.Max(far, -p.Z) : far;
        _near = Near * far;
    }

    public Camera Camera { get; }
    /// <summary>Positions in camera axes; depth is −z.</summary>
    public Vec3[] Points { get; }

    /// <summary>Draws everything, with one sample a pixel.</summary>
    public VisibilityBuffer Draw(double pointSize)
    {
        var buffer = new VisibilityBuffer(Camera.Width, Camera.Height);
        Draw(buffer, pointSize, 1);
        return buffer;
    }

    /// <summary>Draws what the rows of a buffer show, with <paramref name="samples"/> samples a pixel along each axis.</summary>
    public void Draw(VisibilityBuffer buffer, double pointSize, int samples)
    {
        if (_mesh.IsPointCloud) ForSlabs(_run, Points.Length, (start, end) => DrawPoints(buffer, samples, pointSize, start, end));
        else
        {
            if (_screenSamples != samples)
            {
                _screen = new VisibilityBuffer.Point[Points.Length];
                ForSlabs(_run, Points.Length, (start, end) => Project(_screen, samples, start, end));
                _screenSamples = samples;
            }
            ForSlabs(_run, _mesh.Triangles.Length, (start, end) => DrawTriangles(buffer, _screen, samples, start, end));
        }
    }

    /// <summary>
    /// Where the ray through a pixel meets a triangle's plane: weights of the corners, cut to the triangle, and depth. With the
    /// ray D and corners Pᵢ in camera axes, wᵢ = D · (Pᵢ₊₁ × Pᵢ₊₂) is perspective-correct; Σw &lt; 0 for a front face.
    /// </summary>
    public (double A, double B, double C, double Depth, bool IsFront) Hit(Triangle triangle, double u, double v) =>
        Hit(Camera, Points[triangle.A], Points[triangle.B], Points[triangle.C], u, v);

    /// <summary>The same for corners in the axes of a camera.</summary>
    internal static (double A, double B, double C, double Depth, bool IsFront) Hit(Camera camera, Vec3 a, Vec3 b, Vec3 c, double u, double v)
    {
        var ray = RayTo(camera, u, v);
        double wa = Vec3.Dot(ray, Vec3.Cross(b, c)), wb = Vec3.Dot(ray, Vec3.Cross(c, a)), wc = Vec3.Dot(ray, Vec3.Cross(a, b));
        bool front = wa + wb + wc < 0;
        if (front) (wa, wb, wc) = (-wa, -wb, -wc);
        (wa, wb, wc) = (Math.Max(wa, 0), Math.Max(wb, 0), Math.Max(wc, 0));
        double sum = wa + wb + wc;
        (wa, wb, wc) = sum > 0 ? (wa / sum, wb / sum, wc / sum) : (1, 0, 0);
        return (wa, wb, wc, -((wa * a.Z) + (wb * b.Z) + (wc * c.Z)), front);
    }

    /// <summary>
    /// Distance in pixels from a place on the screen to the nearest line through an edge of a triangle. The weights wᵢ of <see cref="Hit(Triangle, double, double)"/>
    /// before their division are linear in (u, v), so it is wᵢ over the length of its gradient.
    /// </summary>
    public double DistanceToEdge(Triangle triangle, double u, double v)
    {
        var (a, b, c) = (Points[triangle.A], Points[triangle.B], Points[triangle.C]);
        var ray = RayTo(Camera, u, v);
        return Math.Min(Distance(Vec3.Cross(b, c)), Math.Min(Distance(Vec3.Cross(c, a)), Distance(Vec3.Cross(a, b))));

        double Distance(Vec3 n) => Math.Abs(Vec3.Dot(ray, n)) / Math.Sqrt((n.X / Camera.FocalX * (n.X / Camera.FocalX)) + (n.Y / Camera.FocalY * (n.Y / Camera.FocalY)));
    }

    /// <summary>Unit normal of a triangle in world axes: of the vertices by weights, and of the face where they have none.</summary>
    public Vector3 Normal(Triangle triangle, Vector3[]? normals, float a, float b, float c)
    {
        var smooth = normals is null ? Vector3.Zero : (a * normals[triangle.A]) + (b * normals[triangle.B]) + (c * normals[triangle.C]);
        if (smooth.LengthSquared() is var length && length > 0 && float.IsFinite(length)) return smooth / MathF.Sqrt(length);
        var p = Points[triangle.A];
        return (_toWorld * Vec3.Cross(Points[triangle.B] - p, Points[triangle.C] - p).Normalized()).ToSingle();
    }

    /// <summary>Unit vector from the camera through a place on the screen, in world axes.</summary>
    public Vector3 Ray(double u, double v) => (_toWorld * RayTo(Camera, u, v).Normalized()).ToSingle();

    /// <summary>Runs (start, end) ranges over the device's threads, looking for cancellation before each.</summary>
    internal static void ForSlabs(Run run, int count, Action<int, int> body, int grain = Grain)
    {
        run.Device.Host.For((count + grain - 1) / grain, i =>
        {
            if (!run.Cancel.IsCancellationRequested) body(i * grain, Math.Min((i + 1) * grain, count));
        });
        run.Cancel.ThrowIfCancellationRequested();
    }

    /// <summary>The ray to a place on the screen in camera axes, with depth 1.</summary>
    static Vec3 RayTo(Camera camera, double u, double v) => new((u - camera.CenterX) / camera.FocalX, -(v - camera.CenterY) / camera.FocalY, -1);

    /// <summary>Screen coordinates of a point in front of the camera; sample s of a pixel lies at pixel + (s + ½)/samples − ½.</summary>
    (double U, double V) OnScreen(Vec3 p, int samples)
    {
        double u = (Camera.FocalX * p.X / -p.Z) + Camera.CenterX, v = (-Camera.FocalY * p.Y / -p.Z) + Camera.CenterY;
        return ((samples * u) + (0.5 * (samples - 1)), (samples * v) + (0.5 * (samples - 1)));
    }

    void Project(VisibilityBuffer.Point[] screen, int samples, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            // ζ = 0 marks a vertex that only the clipper can handle.
            if (!(-Points[i].Z > _near)) continue;
            var (u, v) = OnScreen(Points[i], samples);
            if (Math.Abs(u) < VisibilityBuffer.Guard && Math.Abs(v) < VisibilityBuffer.Guard) screen[i] = VisibilityBuffer.Point.At(u, v, -Points[i].Z);
        }
    }

    void DrawTriangles(VisibilityBuffer buffer, VisibilityBuffer.Point[] screen, int samples, int start, int end)
    {
        for (int t = start; t < end; t++)
        {
            var (a, b, c) = _mesh.Triangles[t];
            if (screen[a].Zeta > 0 && screen[b].Zeta > 0 && screen[c].Zeta > 0) buffer.Draw(screen[a], screen[b], screen[c], t);
            else DrawClipped(buffer, samples, t);
        }
    }

    void DrawPoints(VisibilityBuffer buffer, int samples, double pointSize, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!(-Points[i].Z > _near)) continue;
            var (u, v) = OnScreen(Points[i], samples);
            buffer.DrawDisc(u, v, -Points[i].Z, pointSize * samples, i);
        }
    }

    /// <summary>Cuts a triangle by the near plane and four planes wide around the picture (Sutherland and Hodgman 1974), and draws the fan.</summary>
    void DrawClipped(VisibilityBuffer buffer, int samples, int triangle)
    {
        var (a, b, c) = _mesh.Triangles[triangle];
        if (!Points[a].IsFinite || !Points[b].IsFinite || !Points[c].IsFinite) return;
        // |f x / depth| below half the guard keeps the centre and the samples inside the whole guard.
        double limit = 0.5 * VisibilityBuffer.Guard / samples, kx = limit / Camera.FocalX, ky = limit / Camera.FocalY;
        List<Vec3> polygon = [Points[a], Points[b], Points[c]];
        polygon = Cut(polygon, p => -p.Z - _near);
        polygon = Cut(polygon, p => (-p.Z * kx) - p.X);
        polygon = Cut(polygon, p => (-p.Z * kx) + p.X);
        polygon = Cut(polygon, p => (-p.Z * ky) - p.Y);
        polygon = Cut(polygon, p => (-p.Z * ky) + p.Y);
        var screen = polygon.ConvertAll(p => OnScreen(p, samples) is var (u, v) ? VisibilityBuffer.Point.At(u, v, -p.Z) : default);
        for (int i = 2; i < screen.Count; i++) buffer.Draw(screen[0], screen[i - 1], screen[i], triangle);
    }

    /// <summary>The part of a polygon where a linear function is positive. A cut is computed from inside to outside, so neighbours get the same point.</summary>
    static List<Vec3> Cut(List<Vec3> polygon, Func<Vec3, double> side)
    {
        var kept = new List<Vec3>();
        for (int i = 0; i < polygon.Count; i++)
        {
            var (p, q) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            double dp = side(p), dq = side(q);
            if (dp > 0) kept.Add(p);
            if (dp > 0 && dq <= 0) kept.Add(p + (dp / (dp - dq) * (q - p)));
            if (dp <= 0 && dq > 0) kept.Add(q + (dq / (dq - dp) * (p - q)));
        }
        return kept;
    }
}
