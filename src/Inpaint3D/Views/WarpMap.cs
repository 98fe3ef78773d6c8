using System.Numerics;
using System.Runtime.InteropServices;
using Inpaint3D.Data;

namespace Inpaint3D.Views;

/// <summary>
/// Where a pixel of the source lies in the target, <c>q = M (x, y, 1)ᵀ + m ζ</c>, and the sizes of both pictures; the arguments of
/// the kernels that warp. Both cameras in axes x right, y down, z forward. M and m are computed in double precision.
/// </summary>
/// <param name="XX">First column of M.</param>
/// <param name="XY">First column of M.</param>
/// <param name="XZ">First column of M.</param>
/// <param name="YX">Second column of M.</param>
/// <param name="YY">Second column of M.</param>
/// <param name="YZ">Second column of M.</param>
/// <param name="OriginX">Third column of M.</param>
/// <param name="OriginY">Third column of M.</param>
/// <param name="OriginZ">Third column of M.</param>
/// <param name="ShiftX">m.</param>
/// <param name="ShiftY">m.</param>
/// <param name="ShiftZ">m.</param>
/// <param name="Width">Columns of the source.</param>
/// <param name="Height">Rows of the source.</param>
/// <param name="TargetWidth">Columns of the target.</param>
/// <param name="TargetHeight">Rows of the target.</param>
/// <param name="First">Row of the picture at which a dispatch begins.</param>
/// <param name="Pass">0: the nearest depth is looked for; 1: the least number among what has that depth.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct WarpMap(
    float XX, float XY, float XZ, float YX, float YY, float YZ, float OriginX, float OriginY, float OriginZ, float ShiftX, float ShiftY, float ShiftZ,
    int Width, int Height, int TargetWidth, int TargetHeight, int First, int Pass)
{
    /// <summary>Jump of the position in the target, in pixels, from which neighbours are different surfaces.</summary>
    const float Cut = 1.5f;

    internal static WarpMap Between(Camera source, Camera target)
    {
        var flip = new Mat3(new(1, 0, 0), new(0, -1, 0), new(0, 0, -1));
        var rotation = target.Rotation * source.Rotation.Transpose();
        var k = new Mat3(new(target.FocalX, 0, target.CenterX), new(0, target.FocalY, target.CenterY), new(0, 0, 1));
        var inverse = new Mat3(new(1 / source.FocalX, 0, -source.CenterX / source.FocalX), new(0, 1 / source.FocalY, -source.CenterY / source.FocalY), new(0, 0, 1));
        var columns = (k * (flip * rotation * flip) * inverse).Transpose();
        var shift = k * (flip * (target.Translation - (rotation * source.Translation)));
        var (x, y, origin) = (columns.Row0, columns.Row1, columns.Row2);
        return new WarpMap((float)x.X, (float)x.Y, (float)x.Z, (float)y.X, (float)y.Y, (float)y.Z, (float)origin.X, (float)origin.Y, (float)origin.Z,
            (float)shift.X, (float)shift.Y, (float)shift.Z, source.Width, source.Height, target.Width, target.Height, 0, 0);
    }

    /// <summary>Homogeneous pixel of the target.</summary>
    internal Vector3 At(float x, float y, float zeta) => new(
        (x * XX) + (y * YX) + OriginX + (zeta * ShiftX), (x * XY) + (y * YY) + OriginY + (zeta * ShiftY), (x * XZ) + (y * YZ) + OriginZ + (zeta * ShiftZ));

    /// <summary>
    /// Square of the pixels by which the image of a pixel moves for a unit of ζ, in units of <see cref="Cut"/>; infinity behind the camera.
    /// </summary>
    internal float Motion(float x, float y, float zeta)
    {
        var q = At(x, y, zeta);
        if (!(q.Z > 0)) return float.PositiveInfinity;
        float scale = 1 / (Cut * q.Z), u = (ShiftX - (q.X / q.Z * ShiftZ)) * scale, v = (ShiftY - (q.Y / q.Z * ShiftZ)) * scale;
        return (u * u) + (v * v);
    }

    /// <summary>
    /// Neighbours of inverse depths a and b, the second at (x, y), are one surface when the step between them moves the second's
    /// image by at most the cut, or when the slope on both sides goes on across them: a slanted surface, not a step. 0 = unknown.
    /// </summary>
    internal bool Holds(float before, float a, float b, float after, float x, float y)
    {
        if (a <= 0 || b <= 0) return false;
        float motion = Motion(x, y, b), step = b - a;
        if (float.IsPositiveInfinity(motion)) return false;
        if (motion * step * step <= 1) return true;
        if (before <= 0 || after <= 0) return false;
        float miss = Math.Max(Math.Abs(step - (a - before)), Math.Abs(step - (after - b)));
        return motion * miss * miss <= 1f / 9;
    }
}
