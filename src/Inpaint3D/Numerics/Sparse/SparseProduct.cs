namespace Inpaint3D.Numerics.Sparse;

/// <summary>Products A D B for a diagonal D: where the entries are is derived once for the patterns of A and B, of which A may have fewer rows than columns.</summary>
internal sealed class SparseProduct
{
    readonly int[] _starts, _columns;

    /// <summary>Derives the pattern.</summary>
    public SparseProduct(SparseMatrix a, SparseMatrix b, Run run)
    {
        var (mark, columns, count) = (new int[b.Size], new int[4 * a.Columns.Length], 0);
        _starts = new int[a.Size + 1];
        for (int i = 0; i < a.Size; i++)
        {
            if ((i & 0x3fff) == 0) run.Cancel.ThrowIfCancellationRequested();
            for (int e = a.Starts[i]; e < a.Starts[i + 1]; e++)
            {
                int k = a.Columns[e];
                if (columns.Length < count + b.Starts[k + 1] - b.Starts[k]) Array.Resize(ref columns, 2 * (count + b.Starts[k + 1] - b.Starts[k]));
                for (int f = b.Starts[k]; f < b.Starts[k + 1]; f++)
                {
                    if (mark[b.Columns[f]] == i + 1) continue;
                    mark[b.Columns[f]] = i + 1;
                    columns[count++] = b.Columns[f];
                }
            }
            ShortSort.Sort(columns.AsSpan(_starts[i], count - _starts[i]));
            _starts[i + 1] = count;
        }
        _columns = columns[..count];
    }

    /// <summary>The product for matrices of these patterns.</summary>
    public SparseMatrix Of(SparseMatrix a, double[] diagonal, SparseMatrix b, Run run)
    {
        var (sums, values) = (new double[b.Size], new double[_columns.Length]);
        for (int i = 0; i < a.Size; i++)
        {
            if ((i & 0x3fff) == 0) run.Cancel.ThrowIfCancellationRequested();
            for (int e = a.Starts[i]; e < a.Starts[i + 1]; e++)
            {
                int k = a.Columns[e];
                double factor = a.Values[e] * diagonal[k];
                for (int f = b.Starts[k]; f < b.Starts[k + 1]; f++) sums[b.Columns[f]] += factor * b.Values[f];
            }
            for (int e = _starts[i]; e < _starts[i + 1]; e++) (values[e], sums[_columns[e]]) = (sums[_columns[e]], 0);
        }
        return new SparseMatrix(_starts, _columns, values);
    }
}
