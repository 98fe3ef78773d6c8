using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Vulkan.Render;

/// <summary>
/// Where single precision has its zero and unit for a mesh: a vertex p is uploaded as Scale · (p − Origin). The scale is a power
/// of two that makes the mesh about 1 large, so no product of lengths leaves the range of floats and no digit is lost.
/// </summary>
/// <param name="Origin">Zero, so that floats of a file stay what they are, unless the mesh lies many times its size away from there.</param>
/// <param name="Scale">Uploaded units in one of the mesh.</param>
internal readonly record struct Placement(Vec3 Origin, double Scale)
{
    /// <summary>How many times its size a mesh may be away from zero.</summary>
    const double Distant = 8;

    public static Placement Of(Mesh mesh)
    {
        var (min, max) = mesh.Bounds();
        var center = 0.5 * (min + max);
        var origin = center.Length > Distant * (max - min).Length ? center : Vec3.Zero;
        double largest = Math.Max((min - origin).Length, (max - origin).Length);
        return new Placement(origin, largest > 0 ? Math.ScaleB(1, -Math.ILogB(largest)) : 1);
    }

    public Vec3 Place(Vec3 p) => Scale * (p - Origin);
}

/// <summary>
/// A camera for the shaders: the rows of world → camera, with w so that a vertex p lies at row.xyz · (p − eye) + row.w. Near the
/// eye the difference of two floats is exact; w holds what the eye lost when it was rounded.
/// </summary>
internal readonly struct Eye
{
    public Eye(Camera camera, Placement placement)
    {
        var position = placement.Place(camera.Position);
        Position = position.ToSingle();
        var lost = position - new Vec3(Position.X, Position.Y, Position.Z);
        (Right, Up, Back) = (Row(camera.Rotation.Row0, lost), Row(camera.Rotation.Row1, lost), Row(camera.Rotation.Row2, lost));
    }

    public Vector3 Position { get; }
    public Vector4 Right { get; }
    public Vector4 Up { get; }
    public Vector4 Back { get; }

    static Vector4 Row(Vec3 row, Vec3 lost) => new(row.ToSingle(), (float)-Vec3.Dot(row, lost));
}
