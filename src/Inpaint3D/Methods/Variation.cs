using Inpaint3D.Numerics;

namespace Inpaint3D.Methods;

/// <summary>
/// Another way to fill the same hole: about a third of the picture, in squares drawn by the seed, may not be copied from. A fill by patches goes
/// by what is most alike, whatever its random choices, so another seed alone changes little.
/// </summary>
internal static class Variation
{
    /// <summary>What lies so near to a hole, in pixels and at least half a square, is always allowed: often nothing else goes on there.</summary>
    const int Near = 16;
    /// <summary>Side of a square at least, in pixels, and at most, as a part of the picture's shorter side.</summary>
    const int LeastSide = 24, MostSquares = 5;

    /// <summary>The problem with its source region thinned out.</summary>
    public static ImageHole Of(ImageHole problem, ulong seed)
    {
        var hole = problem.Hole;
        int most = Math.Min(hole.Width, hole.Height) / MostSquares;
        int side = Math.Max(LeastSide, Math.Min(most, (int)Math.Sqrt((double)hole.Count / hole.Depth)));
        int left = CounterRandom.Below(side, seed, 0, 0), top = CounterRandom.Below(side, seed, 0, 1);
        var source = hole.Grow(Math.Max(Near, side / 2));
        for (int z = 0; z < hole.Depth; z++)
            for (int y = 0; y < hole.Height; y++)
                for (int x = 0; x < hole.Width; x++)
                    source[x, y, z] |= CounterRandom.Below(3, seed, 1 + (uint)((y + top) / side), (uint)((x + left) / side)) > 0;
        return problem with { Source = problem.Source?.And(source) ?? source };
    }
}
