using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Render;

/// <summary>
/// What a light at infinity reaches: the depth buffer of a camera far away in its direction, compared at several
/// neighbouring samples for a soft border (W. T. Reeves et al. Rendering antialiased shadows with depth maps. SIGGRAPH 1987).
/// </summary>
internal sealed class ShadowMap
{
    internal const int Size = 2048;
    const int Soft = 3;
    /// <summary>Distance of the camera that stands for infinity, in radii of the scene.</summary>
    const double Far = 50;

    readonly Camera _camera;
    readonly VisibilityBuffer _buffer;
    readonly double _texel;

    /// <param name="mesh">What casts shadows.</param>
    /// <param name="toLight">Towards the light.</param>
    /// <param name="min">Corner of the box in which shadows are asked for.</param>
    /// <param name="max">The other corner.</param>
    /// <param name="run">Threads and cancellation.</param>
    public ShadowMap(Mesh mesh, Vec3 toLight, Vec3 min, Vec3 max, Run run)
    {
        (_camera, _texel) = Before(toLight, min, max);
        _buffer = new Projection(mesh, _camera, run).Draw(1);
    }

    /// <summary>The camera that stands for the light, and the size of its samples in the box.</summary>
    internal static (Camera Camera, double Texel) Before(Vec3 toLight, Vec3 min, Vec3 max)
    {
        double radius = Math.Max(0.5 * (max - min).Length, double.Epsilon);
        var center = 0.5 * (min + max);
        var direction = toLight.Normalized();
        var up = Math.Abs(direction.Y) < 0.9 ? new Vec3(0, 1, 0) : new Vec3(1, 0, 0);
        return (Camera.LookAt(Size, Size, 2 * Math.Atan(1 / (Far - 1)), center + (Far * radius * direction), center, up), 2 * radius / Size);
    }

    /// <summary>The fraction of the light that arrives, 0..1.</summary>
    public float Light(Vec3 position, Vector3 normal)
    {
        // The point is lifted off its surface by the size of a map sample, or surfaces would shade themselves.
        var lifted = position + (2.5 * _texel * new Vec3(normal.X, normal.Y, normal.Z));
        var (u, v, depth) = _camera.Project(lifted);
        int x = (int)Math.Round(u), y = (int)Math.Round(v), lit = 0;
        for (int j = -Soft; j <= Soft; j++)
        {
            for (int i = -Soft; i <= Soft; i++)
            {
                bool inside = x + i >= 0 && y + j >= 0 && x + i < Size && y + j < Size;
                float near = inside ? _buffer.Depth(x + i, y + j) : 0;
                if (near == 0 || depth - (1.5 * _texel) < near) lit++;
            }
        }
        return lit / (float)(((2 * Soft) + 1) * ((2 * Soft) + 1));
    }
}
