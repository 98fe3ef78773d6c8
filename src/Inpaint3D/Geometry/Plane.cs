using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>A plane with two unit vectors in it, so that (U, V, Normal) is right-handed.</summary>
internal readonly record struct Plane(Vec3 Origin, Vec3 U, Vec3 V, Vec3 Normal)
{
    /// <summary>Coordinates of a point in the plane.</summary>
    public (double X, double Y) Project(Vec3 p) => (Vec3.Dot(p - Origin, U), Vec3.Dot(p - Origin, V));

    /// <summary>Signed distance of a point.</summary>
    public double Distance(Vec3 p) => Vec3.Dot(p - Origin, Normal);

    /// <summary>The mirror image of a point.</summary>
    public Vec3 Mirror(Vec3 p) => p - (2 * Distance(p) * Normal);

    /// <summary>The plane through the centroid that has the least squared distances from some points: its normal is the
    /// eigenvector of their covariance of least eigenvalue. Its sign is arbitrary.</summary>
    public static Plane Fit(ReadOnlySpan<Vec3> points)
    {
        var (centre, axes) = Axes(points);
        return Through(centre, axes[0]);
    }

    /// <summary>The centroid of some points and the eigenvectors of their covariance, in rising order of the eigenvalues, by Jacobi rotations. Signs are arbitrary.</summary>
    public static (Vec3 Centre, Vec3[] Axes) Axes(ReadOnlySpan<Vec3> points)
    {
        var centre = Vec3.Zero;
        foreach (var p in points) centre += p / points.Length;
        Span<double> a = stackalloc double[9];
        foreach (var p in points)
        {
            var d = p - centre;
            a[0] += d.X * d.X;
            a[4] += d.Y * d.Y;
            a[8] += d.Z * d.Z;
            a[1] += d.X * d.Y;
            a[2] += d.X * d.Z;
            a[5] += d.Y * d.Z;
        }
        (a[3], a[6], a[7]) = (a[1], a[2], a[5]);
        Span<Vec3> axes = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
        for (int sweep = 0; sweep < 12; sweep++)
        {
            Rotate(a, axes, 0, 1);
            Rotate(a, axes, 0, 2);
            Rotate(a, axes, 1, 2);
        }
        double[] squares = [a[0], a[4], a[8]];
        return (centre, [.. axes.ToArray().Select((axis, i) => (axis, squares[i])).OrderBy(pair => pair.Item2).Select(pair => pair.axis)]);
    }

    /// <summary>The plane through a point across a direction, which need not have length 1.</summary>
    public static Plane Through(Vec3 origin, Vec3 direction)
    {
        var normal = direction.Normalized();
        if (normal == Vec3.Zero) normal = new Vec3(0, 0, 1);
        var far = Math.Abs(normal.X) < 0.6 ? new Vec3(1, 0, 0) : new Vec3(0, 1, 0);
        var u = Vec3.Cross(far, normal).Normalized();
        return new Plane(origin, u, Vec3.Cross(normal, u), normal);
    }

    /// <summary>One Jacobi rotation: makes element (p, q) of a symmetric matrix zero and turns the axes with it.</summary>
    static void Rotate(Span<double> a, Span<Vec3> axes, int p, int q)
    {
        double apq = a[(3 * p) + q];
        if (apq == 0) return;
        double theta = (a[4 * q] - a[4 * p]) / (2 * apq);
        double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double c = 1 / Math.Sqrt((t * t) + 1), s = t * c;
        int r = 3 - p - q;
        (double arp, double arq) = (a[(3 * r) + p], a[(3 * r) + q]);
        a[4 * p] -= t * apq;
        a[4 * q] += t * apq;
        (a[(3 * p) + q], a[(3 * q) + p]) = (0, 0);
        a[(3 * r) + p] = a[(3 * p) + r] = (c * arp) - (s * arq);
        a[(3 * r) + q] = a[(3 * q) + r] = (s * arp) + (c * arq);
        (axes[p], axes[q]) = ((c * axes[p]) - (s * axes[q]), (s * axes[p]) + (c * axes[q]));
    }
}
