using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>The vertices of a mesh in a camera's axes, and the drawing of its triangles into a <see cref="VisibilityBuffer"/>.</summary>
internal sealed class Projection
{
    /// <summary>Items of one thread at a time; a slab of some of them lies between two looks at the clock.</summary>
    const int Grain = 8192, GrainsInSlab = 32;

    readonly Mesh _mesh;
    readonly Run _run;
    readonly double _near;

    public Projection(Mesh mesh, Camera camera, Run run)
    {
        (_mesh, _run, Camera) = (mesh, run, camera);
        Points = new Vec3[mesh.Positions.Length];
        ForSlabs(run, Points.Length, (start, end) =>
        {
            for (int i = start; i < end; i++) Points[i] = (camera.Rotation * mesh.Positions[i]) + camera.Translation;
        });
        double far = 0;
        foreach (var p in Points) far = p.IsFinite ? Math.Max(far, -p.Z) : far;
        _near = 1e-5 * far;
    }

    public Camera Camera { get; }
    /// <summary>Positions in camera axes; depth is −z.</summary>
    public Vec3[] Points { get; }

    /// <summary>Draws everything, with <paramref name="samples"/> samples a pixel along each axis.</summary>
    public VisibilityBuffer Draw(int samples, double pointSize)
    {
        var buffer = new VisibilityBuffer(Camera.Width * samples, Camera.Height * samples);
        if (_mesh.IsPointCloud) ForSlabs(_run, Points.Length, (start, end) => DrawPoints(buffer, samples, pointSize, start, end));
        else
        {
            var screen = new VisibilityBuffer.Point[Points.Length];
            ForSlabs(_run, Points.Length, (start, end) => Project(screen, samples, start, end));
            ForSlabs(_run, _mesh.Triangles.Length, (start, end) => DrawTriangles(buffer, screen, samples, start, end));
        }
        return buffer;
    }

    /// <summary>
    /// Where the ray through a pixel meets a triangle's plane: weights of the corners, cut to the triangle, and depth. With the
    /// ray D and corners Pᵢ in camera axes, wᵢ = D · (Pᵢ₊₁ × Pᵢ₊₂) is perspective-correct; Σw &lt; 0 for a front face.
    /// </summary>
    public (double A, double B, double C, double Depth, bool IsFront) Hit(Triangle triangle, double u, double v)
    {
        var (a, b, c) = (Points[triangle.A], Points[triangle.B], Points[triangle.C]);
        var ray = new Vec3((u - Camera.CenterX) / Camera.FocalX, -(v - Camera.CenterY) / Camera.FocalY, -1);
        double wa = Vec3.Dot(ray, Vec3.Cross(b, c)), wb = Vec3.Dot(ray, Vec3.Cross(c, a)), wc = Vec3.Dot(ray, Vec3.Cross(a, b));
        bool front = wa + wb + wc < 0;
        if (front) (wa, wb, wc) = (-wa, -wb, -wc);
        (wa, wb, wc) = (Math.Max(wa, 0), Math.Max(wb, 0), Math.Max(wc, 0));
        double sum = wa + wb + wc;
        (wa, wb, wc) = sum > 0 ? (wa / sum, wb / sum, wc / sum) : (1, 0, 0);
        return (wa, wb, wc, -((wa * a.Z) + (wb * b.Z) + (wc * c.Z)), front);
    }

    /// <summary>Runs (start, end) ranges over the device's threads, looking for cancellation in between.</summary>
    internal static void ForSlabs(Run run, int count, Action<int, int> body, int grain = Grain)
    {
        var cpu = run.Device.Host;
        for (int slab = 0; slab < count; slab += grain * GrainsInSlab)
        {
            run.Cancel.ThrowIfCancellationRequested();
            int first = slab, last = Math.Min(slab + (grain * GrainsInSlab), count);
            cpu.For((last - first + grain - 1) / grain, i => body(first + (i * grain), Math.Min(first + ((i + 1) * grain), last)));
        }
    }

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
