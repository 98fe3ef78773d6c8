using Inpaint3D.Data;

namespace Inpaint3D.Cli.Demo;

/// <summary>What a point of the tortoise belongs to.</summary>
internal enum Part { Shell, Skin, Eye, Claw }

/// <summary>
/// The smooth body of a star tortoise as an implicit surface in centimetres: x towards the head, y up from the ground, z to
/// its right. Parts are joined by the smooth minimum −(1/k) log Σ exp(−k dᵢ), here in its polynomial form.
/// </summary>
internal static class TortoiseShape
{
    public static readonly Vec3 Min = new(-13, -0.6, -9.6), Max = new(16.2, 12.2, 9.6);
    public static readonly Vec3 DomeCenter = new(0, 3.6, 0), DomeRadii = new(9.3, 6.9, 7.1);

    /// <summary>About the signed distance to the surface, negative inside.</summary>
    public static double Distance(Vec3 p)
    {
        double body = Blend(Shell(p), Skin(p), 0.35);
        return Math.Min(Math.Min(body, Eyes(p)), Claws(p));
    }

    /// <summary>The part whose surface is nearest, and how much farther the next one is: 0 in the crease between two parts.</summary>
    public static (Part Part, double ToCrease) PartAt(Vec3 p)
    {
        double shell = Shell(p), skin = Skin(p), eye = Eyes(p), claw = Claws(p);
        double[] sorted = [shell, skin, eye, claw];
        Array.Sort(sorted);
        double least = sorted[0];
        return (least == eye ? Part.Eye : least == claw ? Part.Claw : shell < skin ? Part.Shell : Part.Skin, sorted[1] - least);
    }

    static double Shell(Vec3 p)
    {
        double dome = Math.Max(Ellipsoid(p - DomeCenter, DomeRadii), 2.9 - p.Y);
        double plastron = Ellipsoid(p - new Vec3(-0.2, 3.6, 0), new Vec3(8.7, 2.0, 6.3));
        // The rim: a tube around an ellipse that rises a little over the neck and the tail.
        double r = Math.Sqrt((p.X * p.X / (9.45 * 9.45)) + (p.Z * p.Z / (7.25 * 7.25)));
        double height = p.Y - 3.45 - (0.55 * p.X * p.X / 90);
        double rim = Math.Sqrt((64 * (r - 1) * (r - 1)) + (1.3 * height * height)) - 0.62;
        return Blend(Blend(dome, plastron, 0.7), rim, 0.8);
    }

    static double Skin(Vec3 p)
    {
        double z = Math.Abs(p.Z);
        var q = new Vec3(p.X, p.Y, z);
        double front = Blend(Limb(q, new(5.2, 3.3, 4.2), new(7.9, 2.6, 6.3), 1.75, 1.45), Limb(q, new(7.9, 2.6, 6.3), new(8.2, 0.55, 6.7), 1.45, 1.25), 0.5);
        double hind = Blend(Limb(q, new(-5.0, 3.3, 3.8), new(-7.3, 2.3, 5.4), 1.9, 1.6), Limb(q, new(-7.3, 2.3, 5.4), new(-7.5, 0.55, 5.7), 1.6, 1.4), 0.5);
        double legs = SmoothMax(Math.Min(front, hind), -p.Y, 0.35);
        double neck = Limb(p, new(6.8, 3.7, 0), new(11.6, 5.9, 0), 1.75, 1.25);
        double head = Blend(Ellipsoid(p - new Vec3(12.7, 6.55, 0), new(1.85, 1.28, 1.32)), Ellipsoid(p - new Vec3(13.9, 6.2, 0), new(1.05, 0.88, 0.92)), 0.5);
        double cheek = Ellipsoid(q - new Vec3(12.9, 6.1, 0.85), new(0.95, 0.6, 0.5));
        double lid = Ellipsoid(q - new Vec3(13.2, 6.98, 0.98), new(0.56, 0.5, 0.34));
        head = Blend(Blend(head, cheek, 0.4), lid, 0.2);
        double tail = Limb(p, new(-8.6, 3.2, 0), new(-11.3, 1.9, 0), 0.95, 0.22);
        return Blend(Blend(Blend(head, neck, 0.7), legs, 0.6), tail, 0.6);
    }

    static double Eyes(Vec3 p) => (new Vec3(p.X, p.Y, Math.Abs(p.Z)) - new Vec3(13.28, 6.92, 1.08)).Length - 0.36;

    static double Claws(Vec3 p)
    {
        var q = new Vec3(p.X, p.Y, Math.Abs(p.Z));
        double least = double.MaxValue;
        for (int i = 0; i < 4; i++)
        {
            double spread = (i - 1.5) * 0.42, turn = 0.25 + (0.3 * (i - 1.5));
            var front = new Vec3(8.2 + (1.15 * Math.Cos(turn)), 0.34, 6.7 + (spread * 1.1) + 0.25);
            var hind = new Vec3(-7.5 + (1.3 * Math.Cos(turn)), 0.34, 5.7 + (spread * 1.15) + 0.25);
            var along = new Vec3(0.55 * Math.Cos(turn), -0.18, 0.55 * Math.Sin(turn));
            least = Math.Min(least, Math.Min(Limb(q, front, front + along, 0.27, 0.1), Limb(q, hind, hind + along, 0.29, 0.11)));
        }
        return least;
    }

    /// <summary>A cone with round ends, about.</summary>
    static double Limb(Vec3 p, Vec3 a, Vec3 b, double ra, double rb)
    {
        var ab = b - a;
        double t = Math.Clamp(Vec3.Dot(p - a, ab) / ab.LengthSquared, 0, 1);
        return (p - a - (t * ab)).Length - Noise.Mix(ra, rb, t);
    }

    /// <summary>|p/r| (|p/r| − 1) / |p/r²|: exact to first order at the surface.</summary>
    static double Ellipsoid(Vec3 p, Vec3 r)
    {
        double k0 = new Vec3(p.X / r.X, p.Y / r.Y, p.Z / r.Z).Length, k1 = new Vec3(p.X / (r.X * r.X), p.Y / (r.Y * r.Y), p.Z / (r.Z * r.Z)).Length;
        return k1 == 0 ? -Math.Min(r.X, Math.Min(r.Y, r.Z)) : k0 * (k0 - 1) / k1;
    }

    static double Blend(double a, double b, double k)
    {
        double h = Math.Max(k - Math.Abs(a - b), 0) / k;
        return Math.Min(a, b) - (h * h * k * 0.25);
    }

    static double SmoothMax(double a, double b, double k) => -Blend(-a, -b, k);
}
