namespace Inpaint3D.Data;

/// <summary>
/// A pin-hole camera. Camera axes are right-handed: x right, y up, looking down −z. A point X of the world has camera
/// coordinates <c>Rotation · X + Translation</c> and depth −z &gt; 0, measured along the viewing axis. Pixel centres lie at
/// integers, x right and y down from the top left: <c>u = FocalX · x/depth + CenterX</c>, <c>v = −FocalY · y/depth + CenterY</c>.
/// </summary>
public sealed record Camera(int Width, int Height, double FocalX, double FocalY, double CenterX, double CenterY)
{
    /// <summary>World to camera, a rotation.</summary>
    public Mat3 Rotation { get; init; } = Mat3.Identity;
    /// <summary>World to camera, applied after the rotation.</summary>
    public Vec3 Translation { get; init; }

    /// <summary>Centre of projection in the world.</summary>
    public Vec3 Position => -(Rotation.Transpose() * Translation);

    /// <summary>Pixel coordinates and depth of a point of the world; a depth that is not positive lies behind the camera.</summary>
    public (double U, double V, double Depth) Project(Vec3 world)
    {
        var p = (Rotation * world) + Translation;
        double depth = -p.Z;
        return ((FocalX * p.X / depth) + CenterX, (-FocalY * p.Y / depth) + CenterY, depth);
    }

    /// <summary>The point of the world seen at a pixel in a depth.</summary>
    public Vec3 Unproject(double u, double v, double depth) =>
        Rotation.Transpose() * (new Vec3((u - CenterX) / FocalX * depth, -(v - CenterY) / FocalY * depth, -depth) - Translation);

    /// <summary>The same camera moved by a vector in its own axes (x right, y up, z backwards).</summary>
    public Camera Moved(Vec3 by) => this with { Translation = Translation - by };

    /// <summary>A camera at the origin with the axes of the world, square pixels and the picture's middle as its centre.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="focal">Focal length in pixels.</param>
    public static Camera Pinhole(int width, int height, double focal) => new(width, height, focal, focal, 0.5 * (width - 1), 0.5 * (height - 1));

    /// <summary>A camera at a point of the world that looks at another, with a vertical field of view in radians.</summary>
    public static Camera LookAt(int width, int height, double fieldOfView, Vec3 from, Vec3 at, Vec3 up)
    {
        var back = (from - at).Normalized();
        var right = Vec3.Cross(up, back).Normalized();
        var rotation = new Mat3(right, Vec3.Cross(back, right), back);
        double focal = 0.5 * height / Math.Tan(0.5 * fieldOfView);
        return new Camera(width, height, focal, focal, 0.5 * (width - 1), 0.5 * (height - 1)) { Rotation = rotation, Translation = -(rotation * from) };
    }
}
