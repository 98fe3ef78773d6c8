using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Render;

/// <summary>One <see cref="Marks"/> before one camera: its own depth buffer, and how it is mixed over the colour of a sample.</summary>
internal sealed class MarkLayer
{
    /// <summary>Part of the depth that a mark may lie behind the surface it touches.</summary>
    const float Touching = 1e-4f;

    readonly Marks _marks;
    readonly Projection _projection;
    readonly VisibilityBuffer _buffer;
    readonly int _samples;

    /// <param name="marks">What to draw.</param>
    /// <param name="camera">Before what.</param>
    /// <param name="samples">Samples a pixel along each axis.</param>
    /// <param name="rows">Rows of samples at once.</param>
    /// <param name="run">Threads and cancellation.</param>
    public MarkLayer(Marks marks, Camera camera, int samples, int rows, Run run) =>
        (_marks, _projection, _buffer, _samples) = (marks, new Projection(marks.Shape, camera, run), new VisibilityBuffer(camera.Width * samples, rows), samples);

    /// <summary>Finds out what the rows from <paramref name="top"/> on show; <see cref="Over"/> then knows these.</summary>
    public void Draw(int top)
    {
        _buffer.Restart(top);
        _projection.Draw(_buffer, 1, _samples);
    }

    /// <summary>The colour with the mark over it.</summary>
    /// <param name="color">What is there.</param>
    /// <param name="surface">Depth of the mesh, 0 where it is not.</param>
    /// <param name="sx">Column of the sample.</param>
    /// <param name="sy">Row of the sample.</param>
    /// <param name="u">The sample's place in pixels.</param>
    /// <param name="v">The sample's place in pixels.</param>
    public Vector3 Over(Vector3 color, float surface, int sx, int sy, double u, double v)
    {
        int t = _buffer[sx, sy];
        if (t < 0) return color;
        bool hidden = surface > 0 && _buffer.Depth(sx, sy) > surface * (1 + Touching);
        return Vector3.Lerp(color, Color(t, u, v), hidden ? _marks.HiddenOpacity : _marks.Opacity);
    }

    Vector3 Color(int number, double u, double v)
    {
        var shape = _marks.Shape;
        var triangle = shape.Triangles[number];
        var hit = _projection.Hit(triangle, u, v);
        var (a, b, c) = ((float)hit.A, (float)hit.B, (float)hit.C);
        var own = shape.Colors is { } colors ? (a * colors[triangle.A]) + (b * colors[triangle.B]) + (c * colors[triangle.C]) : Vector4.One;
        float cosine = Math.Abs(Vector3.Dot(_projection.Normal(triangle, shape.Normals, a, b, c), _projection.Ray(u, v)));
        return new Vector3(own.X, own.Y, own.Z) * (0.4f + (0.6f * cosine));
    }
}
