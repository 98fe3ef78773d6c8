namespace Inpaint3D.Methods.Transform;

/// <summary>
/// Gives a fill x back the detail that expectations and averages take: <c>y = x + α g (x − B x)</c> at missing pixels, with B the binomial
/// mean of 3 × 3 pixels and a gain g, 0 ≤ g ≤ 2, by which the mean |∇(x + g (x − B x))| between missing pixels, in a Gaussian window of
/// about 16 pixels, is that between known ones. A fill as lively as what is around it stays as it is.
/// </summary>
/// <remarks>
/// Of all pictures that are distributed like the true ones, the one that is nearest to the expectation x scales each component up to its
/// due deviation, and those in between, α &lt; 1, have the least squared error for how far they are from that distribution:
/// D. Freirich, T. Michaeli, R. Meir. A theory of the distortion-perception tradeoff in Wasserstein space. NeurIPS 34, 2021. Here there is
/// one component, the finest detail.
/// </remarks>
internal sealed class LivelyDetail
{
    /// <summary>Side of the cells that the gain is found for, in pixels; it is linear between their centres.</summary>
    const int Cell = 16;
    /// <summary>The largest gain.</summary>
    const float Most = 2;
    /// <summary>How often the gain is corrected.</summary>
    const int Rounds = 4;
    /// <summary>So many pairs in a cell have half a say.</summary>
    const float Few = 0.5f;

    readonly byte[] _missing;
    /// <summary>1 = known, but not to be compared with; null for none.</summary>
    readonly byte[]? _excluded;
    readonly int _width, _height, _columns, _rows;
    readonly float[] _gain;

    /// <summary>Prepares a picture.</summary>
    /// <param name="missing">1 where pixels were filled, row by row.</param>
    /// <param name="excluded">1 where pixels are known but nothing is to be taken from; null for nowhere.</param>
    /// <param name="width">Columns.</param>
    internal LivelyDetail(byte[] missing, byte[]? excluded, int width)
    {
        (_missing, _excluded, _width, _height) = (missing, excluded, width, missing.Length / width);
        (_columns, _rows) = ((width + Cell - 1) / Cell, (_height + Cell - 1) / Cell);
        _gain = new float[_columns * _rows];
    }

    /// <summary>Adds detail to the missing pixels of the planes, which have one gain.</summary>
    /// <param name="planes">Row by row; what lies behind the last row is not read.</param>
    /// <param name="share">The share α.</param>
    /// <param name="run">Threads, and whether to stop.</param>
    internal void Restore(float[][] planes, float share, Run run)
    {
        var threads = run.Device.Host;
        float[] mean = new float[_missing.Length], detail = new float[_missing.Length];
        threads.For(_height, y =>
        {
            for (int i = y * _width; i < (y + 1) * _width; i++)
                foreach (float[] plane in planes) mean[i] += plane[i] / planes.Length;
        });
        threads.For(_height, y => Detail(mean, y, detail.AsSpan(y * _width, _width)));
        run.Step(0.2);
        Find(mean, detail, run.Part(0.2, 0.8));
        foreach (float[] plane in planes)
        {
            run.Step(0.8);
            plane.AsSpan(0, mean.Length).CopyTo(mean);
            threads.For(_height, y =>
            {
                Detail(mean, y, detail.AsSpan(y * _width, _width));
                for (int x = 0, i = y * _width; x < _width; x++, i++)
                    if (_missing[i] != 0) plane[i] += share * Gain(x, y) * detail[i];
            });
        }
    }

    /// <summary>x − B x of a row at its missing pixels; the outermost pixels go on beyond the picture.</summary>
    void Detail(float[] plane, int y, Span<float> detail)
    {
        int above = Math.Max(y - 1, 0) * _width, here = y * _width, below = Math.Min(y + 1, _height - 1) * _width;
        float Column(int x) => plane[above + x] + (2 * plane[here + x]) + plane[below + x];
        for (int x = 0; x < _width; x++)
            if (_missing[here + x] != 0) detail[x] = plane[here + x] - ((Column(Math.Max(x - 1, 0)) + (2 * Column(x)) + Column(Math.Min(x + 1, _width - 1))) / 16);
    }

    /// <summary>Finds g: each round multiplies 1 + g by how much livelier the known pixels are.</summary>
    void Find(float[] plane, float[] detail, Run run)
    {
        var known = Slopes(plane, 0, run);
        float[] level = (float[])plane.Clone();
        for (int round = 0; round < Rounds; round++)
        {
            run.Step((double)round / Rounds);
            var filled = Slopes(level, 1, run);
            for (int k = 0; k < _gain.Length; k++)
            {
                float ratio = known[k].Sum * filled[k].Count / (known[k].Count * filled[k].Sum);
                if (float.IsFinite(ratio)) _gain[k] = Math.Clamp(((1 + _gain[k]) * ratio) - 1, 0, Most);
                if (round < Rounds - 1) continue;
                float pairs = known[k].Count * filled[k].Count / (known[k].Count + filled[k].Count + Few);
                _gain[k] *= pairs / (pairs + Few);
            }
            run.Device.Host.For(_height, y =>
            {
                for (int x = 0, i = y * _width; x < _width; x++, i++)
                    if (_missing[i] != 0) level[i] = plane[i] + (Gain(x, y) * detail[i]);
            });
        }
    }

    /// <summary>Number and sum of |differences| of neighbouring pixels, both missing or both known, in a window about each cell.</summary>
    (float Count, float Sum)[] Slopes(float[] plane, byte missing, Run run)
    {
        var slopes = new (float Count, float Sum)[_gain.Length];
        run.Device.Host.For(_rows, row =>
        {
            for (int y = row * Cell; y < Math.Min((row + 1) * Cell, _height); y++)
            {
                for (int x = 0, i = y * _width; x < _width; x++, i++)
                {
                    if (!Counts(i, missing)) continue;
                    ref var cell = ref slopes[(row * _columns) + (x / Cell)];
                    if (x + 1 < _width && Counts(i + 1, missing)) cell = (cell.Count + 1, cell.Sum + Math.Abs(plane[i + 1] - plane[i]));
                    if (y + 1 < _height && Counts(i + _width, missing)) cell = (cell.Count + 1, cell.Sum + Math.Abs(plane[i + _width] - plane[i]));
                }
            }
        });
        return Smooth(Smooth(slopes, _columns, 1, _rows, _columns), _rows, _columns, _columns, 1);
    }

    bool Counts(int i, byte missing) => _missing[i] == missing && (_excluded is null || _excluded[i] == 0);

    /// <summary>The binomial mean of five cells along each line of a kind; there are none beyond the ends.</summary>
    static (float Count, float Sum)[] Smooth((float Count, float Sum)[] cells, int length, int step, int lines, int apart)
    {
        var smooth = new (float Count, float Sum)[cells.Length];
        for (int line = 0; line < lines; line++)
        {
            for (int i = 0; i < length; i++)
            {
                (float Count, float Sum) At(int k) => k < 0 || k >= length ? default : cells[(line * apart) + (k * step)];
                var (a, b, c, d, e) = (At(i - 2), At(i - 1), At(i), At(i + 1), At(i + 2));
                smooth[(line * apart) + (i * step)] = ((a.Count + (4 * b.Count) + (6 * c.Count) + (4 * d.Count) + e.Count) / 16, (a.Sum + (4 * b.Sum) + (6 * c.Sum) + (4 * d.Sum) + e.Sum) / 16);
            }
        }
        return smooth;
    }

    /// <summary>The gain at a pixel.</summary>
    float Gain(int x, int y)
    {
        var (left, right, u) = Between(x, _columns);
        var (top, bottom, v) = Between(y, _rows);
        float above = _gain[(top * _columns) + left] + (u * (_gain[(top * _columns) + right] - _gain[(top * _columns) + left]));
        float below = _gain[(bottom * _columns) + left] + (u * (_gain[(bottom * _columns) + right] - _gain[(bottom * _columns) + left]));
        return above + (v * (below - above));
    }

    /// <summary>The two cells whose centres a pixel lies between, and the share of the second.</summary>
    static (int First, int Second, float Share) Between(int pixel, int cells)
    {
        float at = Math.Clamp(((pixel + 0.5f) / Cell) - 0.5f, 0, cells - 1);
        int first = (int)at;
        return (first, Math.Min(first + 1, cells - 1), at - first);
    }
}
