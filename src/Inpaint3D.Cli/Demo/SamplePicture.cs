using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Cli.Demo;

/// <summary>A picture like a photograph: a road sign before a brick wall in the sun, the mask of the sign and its shadow, and the wall without it.</summary>
internal static class SamplePicture
{
    const ulong Seed = 300;
    /// <summary>Samples a pixel along each axis.</summary>
    const int Samples = 3;

    /// <summary>Makes the picture, 4:3, 8-bit codes.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="run">Cancellation.</param>
    public static (Field Picture, Mask Hole, Field Truth) Make(int width, Run run)
    {
        int height = width * 3 / 4;
        var (picture, truth) = (New(width, height), New(width, height));
        var hole = new Mask(width, height);
        double scale = 480.0 / width;
        Parallel.For(0, height, new ParallelOptions { CancellationToken = run.Cancel }, y =>
        {
            for (int x = 0; x < width; x++)
            {
                var (with, without, covered) = (Vector3.Zero, Vector3.Zero, 0.0);
                for (int j = 0; j < Samples; j++)
                {
                    for (int i = 0; i < Samples; i++)
                    {
                        double px = (x + ((i + 0.5) / Samples)) * scale, py = (y + ((j + 0.5) / Samples)) * scale;
                        var behind = Scene(px, py);
                        var (color, opacity, shade) = Sign(px, py);
                        without += behind;
                        with += Vector3.Lerp(behind * (float)(1 - (0.48 * shade)), color, (float)opacity);
                        covered = Math.Max(covered, Math.Max(opacity, shade));
                    }
                }
                Store(picture, x, y, with / (Samples * Samples));
                Store(truth, x, y, without / (Samples * Samples));
                hole[x, y] = covered > 0.02;
            }
        });
        return (picture, Grown(hole), truth);
    }

    /// <summary>Linear light of the wall and the pavement; coordinates as in a picture of 480 × 360.</summary>
    static Vector3 Scene(double x, double y) => y < 262 ? Wall(x, y) : y < 276 ? Plinth(x, y) : Pavement(x, y);

    /// <summary>Linear light as a picture to be laid on a surface.</summary>
    public static Field Texture(int width, int height, double scale, Func<double, double, Vector3> light, Run run)
    {
        var field = New(width, height);
        Parallel.For(0, height, new ParallelOptions { CancellationToken = run.Cancel }, y =>
        {
            for (int x = 0; x < width; x++) Store(field, x, y, light(x * scale, y * scale));
        });
        return field;
    }

    /// <summary>Slabs seen from straight above.</summary>
    public static Vector3 Ground(double x, double y)
    {
        const double side = 62;
        int row = (int)Math.Floor(y / side);
        double sx = (x / side) + ((row & 1) * 0.5), u = (sx - Math.Floor(sx)) * side, v = y - (row * side);
        double joint = Math.Min(Math.Min(u, side - u), Math.Min(v, side - v)) + (0.5 * Noise.Fractal(new Vec3(x / 4, y / 4, 3), 2, Seed + 13));
        double slab = Noise.Value(new Vec3((Math.Floor(sx) * 5.3) + 0.5, (row * 2.9) + 0.5, 0.5), Seed + 10);
        double grain = 1 + (0.13 * slab) + (0.14 * Noise.Fractal(new Vec3(x / 16, y / 16, 9), 5, Seed + 11)) + (0.14 * Noise.Value(new Vec3(x / 1.1, y / 1.1, 9), Seed + 12));
        return new Vector3(0.44f, 0.425f, 0.39f) * (float)(grain * (1 - (0.6 * (1 - Noise.Step(0.4, 2.2, joint)))));
    }

    /// <summary>Bricks in the sun.</summary>
    public static Vector3 Wall(double x, double y)
    {
        const double w = 47, h = 19.5, joint = 2.6;
        double wx = x + (1.2 * Noise.Fractal(new Vec3(x / 23, y / 23, 1), 2, Seed)), wy = y + (1.0 * Noise.Fractal(new Vec3(x / 29, y / 29, 2), 2, Seed));
        int row = (int)Math.Floor(wy / h);
        double shifted = (wx / w) + ((row & 1) * 0.5);
        int column = (int)Math.Floor(shifted);
        double u = (shifted - column) * w, v = wy - (row * h);
        double inset = Math.Min(Math.Min(u, w - u), Math.Min(v, h - v)) - (0.5 * joint) + (0.9 * Noise.Fractal(new Vec3(x / 5, y / 5, 3), 2, Seed));
        double brick = Noise.Step(-0.5, 0.8, inset), random = Noise.Value(new Vec3((column * 7.31) + 0.5, (row * 3.17) + 0.5, 0.5), Seed + 1), other = Noise.Value(new Vec3((column * 3.7) + 0.5, (row * 9.1) + 0.5, 7.5), Seed + 2);
        var face = Vector3.Lerp(new Vector3(0.33f, 0.115f, 0.068f), new Vector3(0.50f, 0.235f, 0.135f), (float)(0.5 + (0.8 * random)));
        if (other > 0.42) face = Vector3.Lerp(face, new Vector3(0.19f, 0.09f, 0.075f), 0.6f);
        double grain = 1 + (0.20 * Noise.Fractal(new Vec3(x / 7, y / 5, random * 9), 4, Seed + 3)) + (0.16 * Noise.Value(new Vec3(x / 1.3, y / 1.3, 4), Seed + 4));
        // The sun stands upper left: upper and left edges catch it, lower and right edges lie in their own shade.
        double edge = 1 + (0.28 * (1 - Noise.Step(0, 2.6, Math.Min(u, v) - (0.5 * joint)))) - (0.42 * (1 - Noise.Step(0, 2.8, Math.Min(w - u, h - v) - (0.5 * joint))));
        var mortar = new Vector3(0.50f, 0.46f, 0.40f) * (float)(0.80 + (0.16 * Noise.Fractal(new Vec3(x / 3, y / 3, 5), 3, Seed + 5)) - (0.34 * (1 - Noise.Step(0.3, 2.4, v))));
        double stain = 1 - (0.20 * Noise.Step(0, 1.2, Noise.Fractal(new Vec3(x / 90, y / 60, 6), 4, Seed + 6))) - (0.22 * Noise.Step(225, 268, y));
        return Vector3.Lerp(mortar, face * (float)(grain * edge), (float)brick) * (float)stain;
    }

    static Vector3 Plinth(double x, double y)
    {
        double tone = 1 + (0.13 * Noise.Fractal(new Vec3(x / 9, y / 6, 8), 4, Seed + 8)) + (0.12 * Noise.Value(new Vec3(x / 1.4, y / 1.4, 8), Seed + 9));
        double u = ((x / 96) + 0.3) - Math.Floor((x / 96) + 0.3), light = y < 264.5 ? 1.25 : 0.88;
        return new Vector3(0.40f, 0.385f, 0.355f) * (float)(tone * light * (u < 0.014 ? 0.45 : 1) * (1 - (0.5 * Noise.Step(273.5, 276, y))));
    }

    static Vector3 Pavement(double x, double y)
    {
        // Slabs on the ground, seen from a height of one over the horizon at y = 150.
        double depth = 100 / (y - 150), gx = (x - 240) * depth / 75, gz = depth * 6.2;
        int row = (int)Math.Floor(gz);
        double sx = gx + ((row & 1) * 0.5), u = sx - Math.Floor(sx), v = gz - row;
        double width = 0.018 / depth, joint = Math.Min(Math.Min(u, 1 - u) * 75 / depth, Math.Min(v, 1 - v) * 11 / depth);
        double slab = Noise.Value(new Vec3((Math.Floor(sx) * 5.3) + 0.5, (row * 2.9) + 0.5, 0.5), Seed + 10);
        double grain = 1 + (0.09 * slab) + (0.10 * Noise.Fractal(new Vec3(gx * 7, gz * 7, 9), 4, Seed + 11)) + (0.15 * Noise.Value(new Vec3(x / 1.2, y / 1.2, 9), Seed + 12));
        double gap = 1 - (0.55 * (1 - Noise.Step(0.4 + width, 1.9 + width, joint)));
        double wall = 1 - (0.38 * (1 - Noise.Step(276, 290, y)));
        return new Vector3(0.46f, 0.445f, 0.415f) * (float)(grain * gap * wall);
    }

    /// <summary>The sign's own linear colour and opacity, and its shadow, 0..1.</summary>
    static (Vector3 Color, double Opacity, double Shade) Sign(double x, double y)
    {
        const double cx = 292, cy = 92, radius = 43, pole = 3.6, foot = 322;
        double plate = 1 - Noise.Step(radius - 0.4, radius + 0.4, Distance(x, y, cx, cy));
        double stem = y > cy && y < foot ? 1 - Noise.Step(pole - 0.4, pole + 0.4, Math.Abs(x - cx)) : 0;
        double socket = 1 - Noise.Step(0.95, 1.05, Distance((x - cx) / 13, (y - foot) / 4, 0, 0));
        // The sun throws it down and to the right: on the wall, and along the pavement from the foot to the wall.
        double wallShade = y < 276 ? Math.Max(1 - Noise.Step(radius - 1.6, radius + 1.6, Distance(x, y, cx + 31, cy + 24)), y > cy + 24 ? 1 - Noise.Step(pole - 1, pole + 1.2, Math.Abs(x - cx - 31)) : 0) : 0;
        double along = cx + (31 * (foot - y) / (foot - 276));
        double groundShade = y >= 276 && y < foot ? 1 - Noise.Step(pole - 0.8, pole + 1, Math.Abs(x - along)) : 0;
        double shade = Math.Max(Math.Max(wallShade, groundShade), 1 - Noise.Step(0.7, 1.2, Distance((x - cx - 3) / 16, (y - foot - 1.5) / 5, 0, 0)));

        double steel = 0.30 + (0.35 * Math.Max(0, 1 - (Math.Abs(x - cx + 1.2) / 2.6)));
        var color = new Vector3((float)steel, (float)steel, (float)(steel * 1.03));
        if (plate > stem || (plate > 0.5 && y < cy + radius)) color = Face((x - cx) / radius, (y - cy) / radius);
        return (color, Math.Max(plate, Math.Max(stem, socket)), shade);
    }

    /// <summary>A red ring around white, with a tortoise in black.</summary>
    static Vector3 Face(double u, double v)
    {
        double r = Math.Sqrt((u * u) + (v * v)), gloss = 1.0 - (0.14 * (u + v));
        double shell = Math.Max(Distance(u / 0.40, (v - 0.12) / 0.36, 0, 0), v > 0.14 ? 9 : 0), head = Distance((u - 0.47) / 0.13, (v - 0.02) / 0.10, 0, 0);
        double legs = Math.Min(Distance((u - 0.25) / 0.10, (v - 0.19) / 0.10, 0, 0), Distance((u + 0.25) / 0.10, (v - 0.19) / 0.10, 0, 0));
        double figure = 1 - Noise.Step(0.96, 1.04, Math.Min(shell, Math.Min(head, legs)));
        var paint = Vector3.Lerp(new Vector3(0.80f, 0.80f, 0.78f), new Vector3(0.018f, 0.018f, 0.02f), (float)figure);
        paint = Vector3.Lerp(paint, new Vector3(0.56f, 0.016f, 0.022f), (float)Noise.Step(0.755, 0.775, r));
        return Vector3.Lerp(paint, new Vector3(0.80f, 0.80f, 0.78f), (float)Noise.Step(0.955, 0.965, r)) * (float)gloss;
    }

    static Mask Grown(Mask mask)
    {
        var grown = new Mask(mask.Width, mask.Height);
        for (int y = 0; y < mask.Height; y++)
            for (int x = 0; x < mask.Width; x++)
                for (int j = Math.Max(y - 2, 0); j <= Math.Min(y + 2, mask.Height - 1) && !grown[x, y]; j++)
                    for (int i = Math.Max(x - 2, 0); i <= Math.Min(x + 2, mask.Width - 1); i++)
                        if (mask[i, j]) grown[x, y] = true;
        return grown;
    }

    static void Store(Field field, int x, int y, Vector3 linear)
    {
        for (int c = 0; c < 3; c++) field[x, y, 0, c] = MathF.Round(MathF.Sqrt(Math.Clamp(linear[c] * 1.05f, 0, 1)) * 255) / 255;
    }

    static Field New(int width, int height) => new(width, height, 1, 3) { Coding = SampleCoding.UInt8 };

    static double Distance(double x, double y, double cx, double cy) => Math.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy)));
}
