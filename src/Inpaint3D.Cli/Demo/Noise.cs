using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Cli.Demo;

/// <summary>Random patterns in space: functions of a position and a seed, so the same wherever and in whatever order they are asked for.</summary>
internal static class Noise
{
    /// <summary>Smooth noise in −1..1 with features of size 1: random values at whole positions, interpolated by quintics.</summary>
    public static double Value(Vec3 p, ulong seed)
    {
        int x = (int)Math.Floor(p.X), y = (int)Math.Floor(p.Y), z = (int)Math.Floor(p.Z);
        double fx = Fade(p.X - x), fy = Fade(p.Y - y), fz = Fade(p.Z - z);
        double At(int i, int j, int k) => CounterRandom.Uniform(seed, Cell(x + i, y + j), (uint)(z + k));
        double Row(int j, int k) => Mix(At(0, j, k), At(1, j, k), fx);
        return (2 * Mix(Mix(Row(0, 0), Row(1, 0), fy), Mix(Row(0, 1), Row(1, 1), fy), fz)) - 1;
    }

    /// <summary>Several octaves of <see cref="Value"/>, each of half the size and half the height; within −2..2.</summary>
    public static double Fractal(Vec3 p, int octaves, ulong seed)
    {
        double sum = 0, height = 1;
        for (int i = 0; i < octaves; i++, p *= 2.03, height *= 0.5) sum += height * Value(p, seed + (ulong)i);
        return sum;
    }

    /// <summary>
    /// Cells around jittered points, one a unit cube: distance to the border between the two nearest, and a random number of
    /// the nearest (S. Worley. A cellular texture basis function. SIGGRAPH 1996).
    /// </summary>
    public static (double ToBorder, double Random) Cells(Vec3 p, ulong seed)
    {
        int x = (int)Math.Floor(p.X), y = (int)Math.Floor(p.Y), z = (int)Math.Floor(p.Z);
        double first = double.MaxValue, second = double.MaxValue;
        var (a, b) = (Vec3.Zero, Vec3.Zero);
        uint cell = 0;
        for (int k = z - 1; k <= z + 1; k++)
        {
            for (int j = y - 1; j <= y + 1; j++)
            {
                for (int i = x - 1; i <= x + 1; i++)
                {
                    uint bits = CounterRandom.Bits(seed, Cell(i, j), (uint)k);
                    var q = new Vec3(i + Jitter(bits), j + Jitter(bits >> 10), k + Jitter(bits >> 20));
                    double d = (q - p).LengthSquared;
                    if (d < first) (second, b, first, a, cell) = (first, a, d, q, bits);
                    else if (d < second) (second, b) = (d, q);
                }
            }
        }
        return ((second - first) / (2 * (b - a).Length), (cell * 2654435761u) / 4294967296.0);
    }

    /// <summary>0 below <paramref name="from"/>, 1 above <paramref name="to"/>, smooth in between.</summary>
    public static double Step(double from, double to, double x)
    {
        double t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - (2 * t));
    }

    public static double Mix(double a, double b, double t) => a + (t * (b - a));

    static double Jitter(uint bits) => 0.1 + (0.8 * (bits & 1023) / 1023);

    static double Fade(double t) => t * t * t * ((t * ((t * 6) - 15)) + 10);

    static uint Cell(int x, int y) => unchecked((uint)x * 73856093u) ^ unchecked((uint)y * 19349663u);
}
