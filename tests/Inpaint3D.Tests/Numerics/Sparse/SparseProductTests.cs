using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Tests.Numerics.Sparse;

public class SparseProductTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 20)]
    [InlineData(40, 200)]
    [InlineData(80, 900)]
    public void Products_are_those_of_dense_matrices_for_any_values_of_the_pattern(int size, int entries)
    {
        var run = new Run();
        var (a, b) = (Random(size, entries, 1), Random(size, entries, 2));
        var product = new SparseProduct(a, b, run);
        for (uint trial = 0; trial < 3; trial++)
        {
            var (left, right) = (Filled(a, 3 + trial), Filled(b, 8 + trial));
            double[] diagonal = [.. Enumerable.Range(0, size).Select(i => CounterRandom.Normal(20 + trial, (uint)i, 0))];
            var found = product.Of(left, diagonal, right, run);
            var (x, y) = (Dense(left), Dense(right));
            var z = Dense(found);
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++) Assert.Equal(Enumerable.Range(0, size).Sum(k => x[i, k] * diagonal[k] * y[k, j]), z[i, j], 1e-12);
            for (int i = 0; i < size; i++) Assert.Equal(found.Columns[found.Starts[i]..found.Starts[i + 1]].Distinct().Order(), found.Columns[found.Starts[i]..found.Starts[i + 1]]);
        }
    }

    static SparseMatrix Random(int size, int entries, ulong seed) => SparseCholeskyTests.FromEntries(size,
        [.. Enumerable.Range(0, entries).Select(e => (CounterRandom.Below(size, seed, (uint)e, 0), CounterRandom.Below(size, seed, (uint)e, 1), 1.0))]);

    static SparseMatrix Filled(SparseMatrix pattern, ulong seed) => pattern with { Values = [.. pattern.Values.Select((_, e) => CounterRandom.Normal(seed, (uint)e, 0))] };

    static double[,] Dense(SparseMatrix matrix)
    {
        var dense = new double[matrix.Size, matrix.Size];
        for (int i = 0; i < matrix.Size; i++)
            for (int e = matrix.Starts[i]; e < matrix.Starts[i + 1]; e++) dense[i, matrix.Columns[e]] += matrix.Values[e];
        return dense;
    }
}
