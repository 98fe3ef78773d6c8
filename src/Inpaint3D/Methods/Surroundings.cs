using Inpaint3D.Data;

namespace Inpaint3D.Methods;

/// <summary>
/// Measures the known part of a slice around a hole by its steps s, the largest difference of a channel between two known pixels side by
/// side, relative to the largest range of a channel: how many of them there are, the share of flat ones, s ≤ 0.01, and the share of the
/// total variation Σ s that sharp ones make, s ≥ 0.1.
/// </summary>
/// <remarks>
/// A drawing is flat nearly everywhere, and what variation it has is in its edges; in a photograph much of it is in shading, texture and noise.
/// Sums over boxes come from tables of the sums over all boxes at the origin (F. C. Crow. Summed-area tables for texture mapping. SIGGRAPH 1984).
/// </remarks>
internal sealed class Surroundings
{
    const double Flat = 0.01, Sharp = 0.1;
    /// <summary>Fewest steps that say anything, least share of flat ones, and least share of the variation in sharp ones, of line art.</summary>
    const double FewestSteps = 64, LeastFlat = 0.6, LeastSharp = 0.8;
    /// <summary>How far from the box of the hole is looked, in pixels.</summary>
    const int Reach = 16;

    readonly Box _box;
    readonly int _stride;
    readonly double[][] _tables = new double[4][];

    /// <summary>Measures a slice near its hole.</summary>
    /// <param name="problem">The picture.</param>
    /// <param name="z">The slice.</param>
    /// <param name="hole">The box of its missing pixels.</param>
    internal Surroundings(ImageHole problem, int z, Box hole)
    {
        _box = hole.Grow(Reach, problem.Hole.Width, problem.Hole.Height);
        _stride = _box.Width + 1;
        for (int t = 0; t < _tables.Length; t++) _tables[t] = new double[_stride * (_box.Height + 1)];
        double range = Range(problem, z);
        for (int y = 0; y < _box.Height; y++)
        {
            for (int x = 0; x < _box.Width; x++)
            {
                int i = ((y + 1) * _stride) + x + 1;
                if (x + 1 < _box.Width) Count(Step(problem, z, x, y, x + 1, y) / range, i);
                if (y + 1 < _box.Height) Count(Step(problem, z, x, y, x, y + 1) / range, i);
                foreach (double[] table in _tables) table[i] += table[i - 1] + table[i - _stride] - table[i - _stride - 1];
            }
        }
    }

    /// <summary>Whether the surroundings of a hole, of which the box is given, are line art.</summary>
    internal bool IsLineArt(Box hole)
    {
        var box = hole.Grow(Reach, _box.X1, _box.Y1);
        var (left, top) = (Math.Max(box.X0 - _box.X0, 0), Math.Max(box.Y0 - _box.Y0, 0));
        double Sum(double[] table) => At(table, box.X1 - _box.X0, box.Y1 - _box.Y0) - At(table, left, box.Y1 - _box.Y0) - At(table, box.X1 - _box.X0, top) + At(table, left, top);
        var (steps, flat, all, sharp) = (Sum(_tables[0]), Sum(_tables[1]), Sum(_tables[2]), Sum(_tables[3]));
        return steps >= FewestSteps && flat >= LeastFlat * steps && sharp >= LeastSharp * all;
    }

    double At(double[] table, int x, int y) => table[(y * _stride) + x];

    void Count(double step, int i)
    {
        if (double.IsNaN(step)) return;
        _tables[0][i]++;
        _tables[2][i] += step;
        if (step <= Flat) _tables[1][i]++;
        if (step >= Sharp) _tables[3][i] += step;
    }

    /// <summary>The largest range of a channel's known samples; 1 where there is none.</summary>
    double Range(ImageHole problem, int z)
    {
        double range = 0;
        for (int c = 0; c < problem.Image.Channels; c++)
        {
            var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
            for (int y = _box.Y0; y < _box.Y1; y++)
            {
                var row = problem.Image.Row(y, c, z);
                var missing = problem.Hole.Row(y, z);
                for (int x = _box.X0; x < _box.X1; x++)
                    if (missing[x] == 0) (least, largest) = (Math.Min(least, row[x]), Math.Max(largest, row[x]));
            }
            range = Math.Max(range, largest - (double)least);
        }
        return range > 0 ? range : 1;
    }

    /// <summary>The step between two pixels; NaN where one is missing.</summary>
    double Step(ImageHole problem, int z, int x, int y, int u, int v)
    {
        (x, y, u, v) = (x + _box.X0, y + _box.Y0, u + _box.X0, v + _box.Y0);
        if (problem.Hole[x, y, z] || problem.Hole[u, v, z]) return double.NaN;
        double step = 0;
        for (int c = 0; c < problem.Image.Channels; c++) step = Math.Max(step, Math.Abs((double)problem.Image[x, y, z, c] - problem.Image[u, v, z, c]));
        return step;
    }
}
