using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Render;

/// <summary>Cameras as objects: pyramids from the centre of projection to the four corners of the picture.</summary>
public static class Frusta
{
    /// <summary>Coded RGB of the lines.</summary>
    public static Vector3 Color { get; } = new(0.16f, 0.32f, 0.62f);

    /// <summary>The eye, then the outer corners of the picture's corner pixels at a depth: top left, top right, bottom right, bottom left.</summary>
    public static Vec3[] Corners(Camera camera, double depth) =>
    [
        camera.Position, camera.Unproject(-0.5, -0.5, depth), camera.Unproject(camera.Width - 0.5, -0.5, depth),
        camera.Unproject(camera.Width - 0.5, camera.Height - 0.5, depth), camera.Unproject(-0.5, camera.Height - 0.5, depth),
    ];

    /// <summary>The pyramids' edges as tubes, with a gable over the top edge that tells what is up.</summary>
    /// <param name="cameras">The cameras.</param>
    /// <param name="depth">How long the pyramids are, in world units; their lines are 1/25 of it thick.</param>
    public static Marks Of(IEnumerable<Camera> cameras, double depth)
    {
        double radius = depth / 50;
        var segments = new List<Segment>();
        foreach (var camera in cameras)
        {
            var p = Corners(camera, depth);
            var gable = camera.Unproject(0.5 * (camera.Width - 1), -0.5 - (0.15 * camera.Height), depth);
            foreach (var (from, to) in (ReadOnlySpan<(Vec3, Vec3)>)[(p[0], p[1]), (p[0], p[2]), (p[0], p[3]), (p[0], p[4]), (p[1], p[2]), (p[2], p[3]), (p[3], p[4]), (p[4], p[1]), (p[1], gable), (gable, p[2])])
                segments.Add(new Segment(from, to, radius, Color));
        }
        return new Marks(Tubes.Around(segments), 1, 0.25f);
    }
}
