using System.Numerics;
using System.Runtime.CompilerServices;

namespace Inpaint3D.Data;

/// <summary>A point or direction of space in double precision.</summary>
public readonly record struct Vec3(double X, double Y, double Z)
{
    /// <summary>The zero vector.</summary>
    public static Vec3 Zero => default;

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
    /// <summary>Negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);
    /// <summary>Scaled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 operator *(double s, Vec3 a) => new(s * a.X, s * a.Y, s * a.Z);
    /// <summary>Scaled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 operator *(Vec3 a, double s) => s * a;
    /// <summary>Scaled by 1/s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 operator /(Vec3 a, double s) => new(a.X / s, a.Y / s, a.Z / s);

    /// <summary>Inner product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dot(Vec3 a, Vec3 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);
    /// <summary>Cross product, right-handed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 Cross(Vec3 a, Vec3 b) => new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
    /// <summary>Componentwise least, of numbers: one instruction each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 Min(Vec3 a, Vec3 b) => new(double.MinNative(a.X, b.X), double.MinNative(a.Y, b.Y), double.MinNative(a.Z, b.Z));
    /// <summary>Componentwise largest, of numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3 Max(Vec3 a, Vec3 b) => new(double.MaxNative(a.X, b.X), double.MaxNative(a.Y, b.Y), double.MaxNative(a.Z, b.Z));

    /// <summary>Euclidean length.</summary>
    public double Length => Math.Sqrt(LengthSquared);
    /// <summary>Square of the length.</summary>
    public double LengthSquared => Dot(this, this);
    /// <summary>The vector of length 1 in this direction; zero stays zero.</summary>
    public Vec3 Normalized() => Length is var l && l > 0 ? this / l : Zero;
    /// <summary>The same in single precision.</summary>
    public Vector3 ToSingle() => new((float)X, (float)Y, (float)Z);
    /// <summary>True when all three numbers are finite.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);
}

/// <summary>A 3 × 3 matrix by rows, in double precision.</summary>
public readonly record struct Mat3(Vec3 Row0, Vec3 Row1, Vec3 Row2)
{
    /// <summary>The unit matrix.</summary>
    public static Mat3 Identity => new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    /// <summary>The transpose, which for a rotation is the inverse.</summary>
    public Mat3 Transpose() => new(new(Row0.X, Row1.X, Row2.X), new(Row0.Y, Row1.Y, Row2.Y), new(Row0.Z, Row1.Z, Row2.Z));

    /// <summary>Matrix times column.</summary>
    public static Vec3 operator *(Mat3 m, Vec3 v) => new(Vec3.Dot(m.Row0, v), Vec3.Dot(m.Row1, v), Vec3.Dot(m.Row2, v));
    /// <summary>Matrix product.</summary>
    public static Mat3 operator *(Mat3 a, Mat3 b) => b.Transpose() is var t ? new(t * a.Row0, t * a.Row1, t * a.Row2) : default;
}
