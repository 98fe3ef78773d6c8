using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Cli.Demo;

/// <summary>Relief and colour of the tortoise: scutes with growth rings and rays, scales, horn.</summary>
internal static class TortoiseSkin
{
    const ulong Seed = 20;

    /// <summary>A scute: where its centre meets the unit sphere of the dome, and how much it pushes its neighbours back.</summary>
    sealed record Scute(Vec3 Center, double Weight, double Rays, double Turn);

    static readonly Scute[] s_scutes = Scutes();

    /// <summary>Height over the smooth body in centimetres, and coded RGB, at a point of it.</summary>
    public static (double Height, Vector3 Color) At(Vec3 p)
    {
        var (part, crease) = TortoiseShape.PartAt(p);
        var (height, color) = At(p, part);
        // Relief fades out where two parts meet: there normals cross, and it would fold the surface.
        return (height * Noise.Step(0, 0.5, crease), color);
    }

    static (double Height, Vector3 Color) At(Vec3 p, Part part) => part switch
    {
        Part.Shell => ShellAt(p),
        Part.Eye => (0, EyeAt(p)),
        Part.Claw => (0.012 * Noise.Fractal(p * 6, 2, Seed + 60), Rgb(0.30, 0.25, 0.19) * (float)(1 + (0.25 * Noise.Fractal(p * 5, 3, Seed + 61)))),
        _ => SkinAt(p),
    };

    static (double Height, Vector3 Color) ShellAt(Vec3 p)
    {
        var c = TortoiseShape.DomeCenter;
        var r = TortoiseShape.DomeRadii;
        var wobble = 0.012 * new Vec3(Noise.Fractal(p * 0.9, 3, Seed + 1), Noise.Fractal(p * 0.9, 3, Seed + 4), Noise.Fractal(p * 0.9, 3, Seed + 7));
        var q = new Vec3((p.X - c.X) / r.X, (p.Y - c.Y) / r.Y, (p.Z - c.Z) / r.Z).Normalized() + wobble;
        if (p.Y < 2.75) return PlastronAt(p);
        var (scute, border) = Nearest(q);

        // Distance from the border in cm, about; growth rings follow it.
        double edge = border * 7.6, ripple = 0.05 * Noise.Fractal(p * 2.2, 3, Seed + 10);
        double ring = Math.Sin((edge + ripple) * 2 * Math.PI / 0.26);
        double fadeIn = Noise.Step(0, 0.16, edge), groove = 1 - Noise.Step(0.02, 0.13, edge);
        bool marginal = scute.Weight < 0.01;
        double bump = marginal ? 0.16 * Noise.Step(0, 0.8, edge) : 0.62 * Noise.Step(0, 2.3, edge);
        double height = bump - (0.13 * groove) + (0.022 * ring * fadeIn) + (0.008 * Noise.Fractal(p * 7, 2, Seed + 12));

        // Rays from the areola to the border, in the plane that touches the dome at the scute's centre.
        var t = Vec3.Cross(scute.Center, Math.Abs(scute.Center.Z) < 0.9 ? new Vec3(0, 0, 1) : new Vec3(1, 0, 0)).Normalized();
        var s = Vec3.Cross(scute.Center, t);
        var d = q - scute.Center;
        double x = Vec3.Dot(d, t), y = Vec3.Dot(d, s), radius = Math.Sqrt((x * x) + (y * y)) * 7.6;
        double angle = (Math.Atan2(y, x) / (2 * Math.PI * 1)) + (0.012 * Noise.Fractal(p * 1.3, 3, Seed + 15)) + scute.Turn;
        double phase = (angle * scute.Rays) - Math.Floor(angle * scute.Rays);
        double half = 0.16 + (0.05 * Noise.Value(new Vec3(Math.Floor(angle * scute.Rays), scute.Center.X * 31, scute.Center.Z * 31), Seed + 18));
        double blur = 0.035 + (0.05 / Math.Max(radius, 0.3));
        double ray = 1 - Noise.Step(half - blur, half + blur, Math.Abs(phase - 0.5) + (0.02 * ring));
        double areola = 1 - Noise.Step(marginal ? 0.25 : 0.55, marginal ? 0.5 : 0.85, radius + (0.12 * Noise.Fractal(p * 2.5, 3, Seed + 19)));
        double light = Math.Max(ray * Noise.Step(0.02, 0.2, edge), areola);

        double tone = 1 + (0.10 * ring * fadeIn) + (0.16 * Noise.Fractal(p * 3.1, 4, Seed + 21)) + (0.05 * Noise.Fractal(p * 14, 2, Seed + 25));
        var dark = Vector3.Lerp(Rgb(0.17, 0.115, 0.075), Rgb(0.30, 0.19, 0.10), (float)Noise.Step(-0.5, 1.0, Noise.Fractal(p * 0.8, 3, Seed + 27)));
        var bright = Vector3.Lerp(Rgb(0.90, 0.74, 0.42), Rgb(0.80, 0.56, 0.25), (float)Noise.Step(-0.3, 1.2, Noise.Fractal(p * 1.1, 3, Seed + 30)));
        var color = Vector3.Lerp(dark, bright, (float)light) * (float)tone;
        return (height, Clamp(Vector3.Lerp(color, Rgb(0.10, 0.075, 0.055), (float)(0.85 * groove))));
    }

    static (double Height, Vector3 Color) PlastronAt(Vec3 p)
    {
        double seam = Math.Min(Math.Abs(p.Z), Math.Min(Math.Abs(p.X - 3.5), Math.Abs(p.X + 3.2)));
        double groove = 1 - Noise.Step(0.03, 0.16, seam + (0.04 * Noise.Fractal(p * 2, 2, Seed + 33)));
        double spot = Noise.Step(0.1, 0.5, Noise.Fractal(p * 0.7, 4, Seed + 35));
        var color = Vector3.Lerp(Rgb(0.80, 0.66, 0.40), Rgb(0.27, 0.19, 0.12), (float)Math.Max(0.8 * spot, 0.7 * groove));
        return ((-0.08 * groove) + (0.012 * Noise.Fractal(p * 4, 3, Seed + 38)), Clamp(color * (float)(1 + (0.14 * Noise.Fractal(p * 5, 3, Seed + 41)))));
    }

    static (double Height, Vector3 Color) SkinAt(Vec3 p)
    {
        // Scales: large on the legs, small on the neck, larger again on the head.
        double size = p.X > 12 ? 0.52 : p.X > 9.5 && p.Y > 3 ? 0.34 : p.Y < 2.8 ? 0.56 : 0.42;
        var (border, random) = Noise.Cells((p / size) + (0.25 * new Vec3(Noise.Value(p * 1.5, Seed + 44), Noise.Value(p * 1.5, Seed + 45), Noise.Value(p * 1.5, Seed + 46))), Seed + 43);
        double scale = Noise.Step(0.02, 0.30, border);
        double mouth = p.X > 12.6 ? 1 - Noise.Step(0.03, 0.10, Math.Abs(p.Y - 5.86 - (0.06 * (p.X - 13)))) : 0;
        double height = (0.30 * size * (scale - 1) * (p.X > 12 ? 0.35 : 0.7)) - (0.10 * mouth) + (0.006 * Noise.Fractal(p * 9, 2, Seed + 50));
        var tan = Vector3.Lerp(Rgb(0.76, 0.62, 0.40), Rgb(0.55, 0.42, 0.27), (float)random);
        double patch = Noise.Step(0.05, 0.6, Noise.Fractal(p * 0.55, 4, Seed + 52) + (0.5 * (random - 0.5)));
        var color = Vector3.Lerp(tan, Rgb(0.30, 0.225, 0.155), (float)(0.75 * patch));
        color = Vector3.Lerp(Rgb(0.20, 0.15, 0.11), color, (float)Noise.Mix(0.45, 1, scale)) * (float)(1 + (0.12 * Noise.Fractal(p * 6, 3, Seed + 55)));
        return (height, Clamp(Vector3.Lerp(color, Rgb(0.13, 0.09, 0.07), (float)mouth)));
    }

    static Vector3 EyeAt(Vec3 p)
    {
        double r = new Vec3(p.X - 13.36, p.Y - 6.95, 0).Length;
        return Vector3.Lerp(Rgb(0.03, 0.03, 0.035), Rgb(0.24, 0.14, 0.06), (float)(Noise.Step(0.14, 0.17, r) * (1 - Noise.Step(0.24, 0.30, r))));
    }

    /// <summary>The scute whose power d² − w is least, and the distance to the border with the second.</summary>
    static (Scute Scute, double ToBorder) Nearest(Vec3 q)
    {
        double first = double.MaxValue, second = double.MaxValue;
        Scute a = s_scutes[0], b = a;
        foreach (var scute in s_scutes)
        {
            double d = (q - scute.Center).LengthSquared - scute.Weight;
            if (d < first) (second, b, first, a) = (first, a, d, scute);
            else if (d < second) (second, b) = (d, scute);
        }
        return (a, (second - first) / (2 * (b.Center - a.Center).Length));
    }

    /// <summary>Five vertebral scutes along the back, four costals a side, and the marginals around the rim.</summary>
    static Scute[] Scutes()
    {
        var scutes = new List<Scute>();
        void Add(double x, double y, double z, double weight, double rays) =>
            scutes.Add(new Scute(new Vec3(x, y, z).Normalized(), weight, rays, 0.37 * scutes.Count));
        foreach (double degrees in (double[])[27, 57, 90, 123, 153]) Add(Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180), 0, 0.05, 9);
        foreach (int side in (int[])[-1, 1])
            foreach (double azimuth in (double[])[33, 70, 109, 146])
                Add(Math.Cos(azimuth * Math.PI / 180), 0.58, side * Math.Sin(azimuth * Math.PI / 180), 0.06, 10);
        for (int i = 0; i < 24; i++) Add(Math.Cos((i + 0.5) * Math.PI / 12), 0.03, Math.Sin((i + 0.5) * Math.PI / 12), 0, 5);
        return [.. scutes];
    }

    static Vector3 Rgb(double r, double g, double b) => new((float)r, (float)g, (float)b);

    static Vector3 Clamp(Vector3 c) => Vector3.Clamp(c, Vector3.Zero, Vector3.One);
}
