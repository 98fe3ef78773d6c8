using Inpaint3D.Data;

namespace Inpaint3D.Methods.Patch;

/// <summary>
/// Fills a hole that is too large for one piece at full size. The picture around it is reduced s times and filled; then every missing pixel
/// p takes the reduced fill c, interpolated, and the detail that was lost where the four cells around it were copied from:
/// <c>u(p) = ↑c(p) + Σ_k w_k (u(p + s δ_k) − ↑c(p + s δ_k))</c>, with w_k the weights of the interpolation and δ_k the offsets of the copies.
/// Inside one copy this is the copy itself at full size; where two meet, what is seen from afar goes on without a seam.
/// </summary>
/// <remarks>
/// The pyramid of P. J. Burt, E. H. Adelson. A multiresolution spline with application to image mosaics. ACM Trans. Graphics 2(4):217-236,
/// 1983, with one band below: colours come from the coarse picture, details from the pictures that are joined.
/// </remarks>
internal sealed class ReducedFill
{
    /// <summary>Rows between two looks whether to stop.</summary>
    const int Batch = 32;

    readonly Field _image;
    readonly Mask _hole;
    readonly Mask? _source;
    readonly Box _box;
    readonly int _scale, _columns, _rows;
    readonly Field _cells;
    readonly Mask _open;
    readonly float[] _least, _largest;
    int[] _origin = [];

    ReducedFill(ImageHole problem, Box box, int scale)
    {
        (_image, _hole, _source, _box, _scale) = (problem.Image, problem.Hole, problem.Source, box, scale);
        (_columns, _rows) = ((box.Width + scale - 1) / scale, (box.Height + scale - 1) / scale);
        _cells = new Field(_columns, _rows, _image.Depth, _image.Channels);
        _open = new Mask(_columns, _rows, _image.Depth);
        (_least, _largest) = (new float[_image.Channels], new float[_image.Channels]);
    }

    /// <summary>Fills the missing points of a region in the picture itself.</summary>
    /// <param name="problem">The picture; written under the hole.</param>
    /// <param name="region">Holds the points.</param>
    /// <param name="box">The region and what is copied from.</param>
    /// <param name="scale">By how much to reduce.</param>
    /// <param name="fill">Fills the reduced picture, and says for each missing cell which known one it copies.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>False when no cell is wholly known, so that nothing was done.</returns>
    public static bool Fill(ImageHole problem, Box region, Box box, int scale, Func<ImageHole, Run, (Field Filled, int[] Origin)> fill, Run run)
    {
        const double share = 0.8;
        var reduced = new ReducedFill(problem, box, scale);
        var source = problem.Source is null ? null : new Mask(reduced._columns, reduced._rows, problem.Image.Depth);
        reduced.Reduce(source, run.Part(0, 0));
        if (!reduced._open.Samples.Contains((byte)0)) return false;
        var small = new ImageHole(reduced._cells, reduced._open, reduced.Mean(problem.Depth), source, reduced.Mean(problem.Guide), InPlace: true);
        (_, reduced._origin) = fill(small, run.Part(0, share));
        var part = run.Part(share, 1);
        int rows = region.Height * region.Depth;
        for (int start = 0; start < rows; start += Batch)
        {
            part.Step((double)start / rows);
            int first = start;
            run.Device.Host.For(Math.Min(Batch, rows - start), k =>
            {
                var (z, y) = Math.DivRem(first + k, region.Height);
                reduced.FillRow(region.Y0 + y, z, region);
            });
        }
        return true;
    }

    /// <summary>Means of the cells; a cell with any missing pixel is open.</summary>
    void Reduce(Mask? source, Run run)
    {
        _least.AsSpan().Fill(float.PositiveInfinity);
        _largest.AsSpan().Fill(float.NegativeInfinity);
        for (int z = 0; z < _image.Depth; z++)
        {
            for (int row = 0; row < _rows; row++)
            {
                run.Step(0);
                for (int column = 0; column < _columns; column++)
                {
                    var (x0, y0, x1, y1) = Cell(column, row);
                    bool open = false, barred = false;
                    for (int y = y0; y < y1; y++)
                    {
                        open |= _hole.Row(y, z)[x0..x1].Contains((byte)1);
                        barred |= _source is not null && _source.Row(y, z)[x0..x1].Contains((byte)0);
                    }
                    _open[column, row, z] = open;
                    if (source is not null) source[column, row, z] = !barred;
                    if (open) continue;
                    for (int c = 0; c < _image.Channels; c++)
                    {
                        _cells[column, row, z, c] = Mean(_image, x0, y0, x1, y1, c, z);
                        for (int y = y0; y < y1; y++)
                        {
                            foreach (float value in _image.Row(y, c, z)[x0..x1]) (_least[c], _largest[c]) = (float.MinNumber(_least[c], value), float.MaxNumber(_largest[c], value));
                        }
                    }
                }
            }
        }
    }

    Field? Mean(Field? field)
    {
        if (field is null) return null;
        var means = new Field(_columns, _rows, field.Depth, field.Channels);
        for (int c = 0; c < field.Channels; c++)
            for (int z = 0; z < field.Depth; z++)
                for (int row = 0; row < _rows; row++)
                    for (int column = 0; column < _columns; column++)
                    {
                        var (x0, y0, x1, y1) = Cell(column, row);
                        means[column, row, z, c] = Mean(field, x0, y0, x1, y1, c, z);
                    }
        return means;
    }

    (int X0, int Y0, int X1, int Y1) Cell(int column, int row)
    {
        int x = _box.X0 + (column * _scale), y = _box.Y0 + (row * _scale);
        return (x, y, Math.Min(x + _scale, _box.X1), Math.Min(y + _scale, _box.Y1));
    }

    static float Mean(Field field, int x0, int y0, int x1, int y1, int c, int z)
    {
        float sum = 0;
        for (int y = y0; y < y1; y++)
            foreach (float value in field.Row(y, c, z)[x0..x1]) sum += value;
        return sum / ((x1 - x0) * (y1 - y0));
    }

    /// <summary>Fills the missing pixels of a row.</summary>
    void FillRow(int y, int z, Box region)
    {
        Span<(int X, int Y, int Z, float Weight)> copies = stackalloc (int, int, int, float)[4];
        Span<float> value = stackalloc float[_image.Channels];
        var (row, below) = Between(y - _box.Y0);
        for (int x = region.X0; x < region.X1; x++)
        {
            if (!_hole[x, y, z]) continue;
            var (column, right) = Between(x - _box.X0);
            for (int c = 0; c < value.Length; c++) value[c] = Interpolate(column, right, row, below, z, c);
            float total = 0;
            for (int k = 0; k < 4; k++)
            {
                int i = Math.Clamp(column + (k & 1), 0, _columns - 1), j = Math.Clamp(row + (k >> 1), 0, _rows - 1);
                copies[k] = Copy(x, y, z, i, j);
                copies[k].Weight *= ((k & 1) == 0 ? 1 - right : right) * (k >> 1 == 0 ? 1 - below : below);
                total += copies[k].Weight;
            }
            foreach (var (dx, dy, dz, weight) in copies)
            {
                if (weight == 0) continue;
                for (int c = 0; c < value.Length; c++)
                    value[c] += weight / total * (_image[x + (_scale * dx), y + (_scale * dy), z + dz, c] - Interpolate(column + dx, right, row + dy, below, z + dz, c));
            }
            for (int c = 0; c < value.Length; c++) _image[x, y, z, c] = Math.Min(Math.Max(value[c], _least[c]), _largest[c]);
        }
    }

    /// <summary>The offset, in cells, of what a cell copies; the weight is 1 where the pixel can copy it too, else 0.</summary>
    (int X, int Y, int Z, float Weight) Copy(int x, int y, int z, int column, int row)
    {
        int cell = (((z * _rows) + row) * _columns) + column;
        if (_open.Samples[cell] == 0) return default;
        var (line, i) = Math.DivRem(_origin[cell], _columns);
        var (frame, j) = Math.DivRem(line, _rows);
        int dx = i - column, dy = j - row, fromX = x + (_scale * dx), fromY = y + (_scale * dy);
        bool isKnown = fromX >= 0 && fromY >= 0 && fromX < _image.Width && fromY < _image.Height && !_hole[fromX, fromY, frame] && _source?[fromX, fromY, frame] != false && IsFinite(fromX, fromY, frame);
        return (dx, dy, frame - z, isKnown ? 1 : 0);
    }

    bool IsFinite(int x, int y, int z)
    {
        for (int c = 0; c < _image.Channels; c++)
            if (!float.IsFinite(_image[x, y, z, c])) return false;
        return true;
    }

    /// <summary>The cell before a pixel of the box on one axis, by centres, and how far the pixel is on the way to the next.</summary>
    (int Cell, float Share) Between(int pixel)
    {
        float at = ((pixel + 0.5f) / _scale) - 0.5f;
        int cell = (int)MathF.Floor(at);
        return (cell, at - cell);
    }

    float Interpolate(int column, float right, int row, float below, int z, int c)
    {
        int left = Math.Clamp(column, 0, _columns - 1), next = Math.Clamp(column + 1, 0, _columns - 1);
        Span<float> above = _cells.Row(Math.Clamp(row, 0, _rows - 1), c, z), under = _cells.Row(Math.Clamp(row + 1, 0, _rows - 1), c, z);
        return ((1 - below) * (((1 - right) * above[left]) + (right * above[next]))) + (below * (((1 - right) * under[left]) + (right * under[next])));
    }
}
