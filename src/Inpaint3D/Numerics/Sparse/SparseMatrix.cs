namespace Inpaint3D.Numerics.Sparse;

/// <summary>
/// A square sparse matrix by rows: row i has the entries <c>Values[Starts[i] .. Starts[i + 1]]</c> in the columns
/// <c>Columns[...]</c>, which ascend.
/// </summary>
/// <param name="Starts">Where each row begins; one more than there are rows.</param>
/// <param name="Columns">Column of every entry.</param>
/// <param name="Values">Every entry.</param>
internal sealed record SparseMatrix(int[] Starts, int[] Columns, double[] Values)
{
    /// <summary>Rows, and columns.</summary>
    public int Size => Starts.Length - 1;

    /// <summary>Makes a matrix of entries in any order; entries at the same place add up in the order given.</summary>
    public static SparseMatrix FromEntries(int size, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, ReadOnlySpan<double> values)
    {
        // Two stable counting sorts, by column and then by row, leave every row's columns ascending.
        var byColumn = Sorted(columns, size, Identity(columns.Length));
        var byRow = Sorted(rows, size, byColumn);
        var (starts, columnsOut, valuesOut) = (new int[size + 1], new int[rows.Length], new double[rows.Length]);
        int count = 0, row = 0;
        foreach (int e in byRow)
        {
            while (row < rows[e]) starts[++row] = count;
            if (count > starts[row] && columnsOut[count - 1] == columns[e]) valuesOut[count - 1] += values[e];
            else (columnsOut[count], valuesOut[count++]) = (columns[e], values[e]);
        }
        while (row < size) starts[++row] = count;
        return new SparseMatrix(starts, columnsOut[..count], valuesOut[..count]);
    }

    /// <summary>y = A x.</summary>
    public void Multiply(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < Size; i++)
        {
            double sum = 0;
            for (int e = Starts[i]; e < Starts[i + 1]; e++) sum += Values[e] * x[Columns[e]];
            y[i] = sum;
        }
    }

    /// <summary>0, 1, 2 …</summary>
    internal static int[] Identity(int count)
    {
        var items = new int[count];
        for (int i = 0; i < count; i++) items[i] = i;
        return items;
    }

    static int[] Sorted(ReadOnlySpan<int> keys, int size, int[] items)
    {
        var (next, sorted) = (new int[size + 1], new int[items.Length]);
        foreach (int key in keys) next[key + 1]++;
        for (int i = 0; i < size; i++) next[i + 1] += next[i];
        foreach (int item in items) sorted[next[keys[item]]++] = item;
        return sorted;
    }
}
