using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Numerics;

namespace Inpaint3D.Tests.Methods.Pde;

/// <summary>Pictures and holes of all kinds.</summary>
static class Holes
{
    /// <summary>A hole wherever the predicate says so.</summary>
    public static Mask Where(int width, int height, Func<int, int, bool> missing)
    {
        var mask = new Mask(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++) mask[x, y] = missing(x, y);
        }
        return mask;
    }

    /// <summary>A fraction of the pixels at random.</summary>
    public static Mask Random(int width, int height, double fraction, ulong seed) =>
        Where(width, height, (x, y) => CounterRandom.Uniform(seed, (uint)((y * width) + x), 0) < fraction);

    /// <summary>A picture with a function's values, one a channel, and NaN under the hole.</summary>
    public static ImageHole Problem(Mask hole, int channels, Func<int, int, int, double> value)
    {
        var image = new Field(hole.Width, hole.Height, 1, channels);
        for (int c = 0; c < channels; c++)
        {
            for (int y = 0; y < hole.Height; y++)
            {
                for (int x = 0; x < hole.Width; x++) image[x, y, 0, c] = hole[x, y] ? float.NaN : (float)value(x, y, c);
            }
        }
        return new ImageHole(image, hole);
    }

    /// <summary>Noise in 0..1.</summary>
    public static double Noise(int x, int y, int channel) => CounterRandom.Uniform(77, (uint)((y * 4096) + x), (uint)channel);

    /// <summary>A smooth picture in 0..1 with some noise.</summary>
    public static double Scene(int x, int y, int channel) => 0.5 + (0.3 * Math.Sin((0.21 * x) + channel)) + (0.15 * Math.Cos(0.17 * y)) + (0.05 * (Noise(x, y, channel) - 0.5));

    /// <summary>Holes of all kinds on small grids.</summary>
    public static TheoryData<string> Kinds => [.. All.Keys];

    public static Mask Make(string kind) => All[kind]();

    static Dictionary<string, Func<Mask>> All { get; } = new()
    {
        ["one pixel"] = () => Where(7, 5, (x, y) => x == 3 && y == 2),
        ["a corner pixel"] = () => Where(6, 6, (x, y) => x == 5 && y == 5),
        ["half of the pixels"] = () => Random(31, 24, 0.5, 1),
        ["three quarters of the pixels"] = () => Random(29, 33, 0.75, 2),
        ["nine tenths of the pixels"] = () => Random(32, 32, 0.9, 3),
        ["all but a hundredth"] = () => Random(37, 31, 0.99, 4),
        ["all but one pixel"] = () => Where(26, 21, (x, y) => x != 11 || y != 15),
        ["a blob"] = () => Where(40, 36, (x, y) => ((x - 19) * (x - 19)) + ((y - 17) * (y - 17)) < 14 * 14),
        ["a blob in a corner"] = () => Where(33, 40, (x, y) => (x * x) + (y * y) < 20 * 20),
        ["the right and lower border"] = () => Where(35, 30, (x, y) => x > 26 || y > 24),
        ["all inside a frame of one pixel"] = () => Where(30, 27, (x, y) => x > 0 && y > 0 && x < 29 && y < 26),
        ["a known line in the middle"] = () => Where(31, 28, (x, _) => x != 15),
        ["diagonal scratches"] = () => Where(40, 40, (x, y) => (x + y) % 13 == 0 || (x - y) % 11 == 0),
        ["odd rows"] = () => Where(24, 25, (_, y) => y % 2 == 1),
        ["a chessboard"] = () => Where(23, 22, (x, y) => (x + y) % 2 == 1),
        ["one row"] = () => Where(50, 1, (x, _) => x % 17 != 3),
        ["one column"] = () => Where(1, 41, (_, y) => y > 5),
        ["two rows"] = () => Where(37, 2, (x, y) => (x + (3 * y)) % 9 != 0),
    };
}
