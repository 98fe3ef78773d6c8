using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Tests.Numerics.Sparse;

public class SparseCholeskyTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(40, 3)]
    [InlineData(90, 8)]
    [InlineData(150, 150)]
    public void Random_systems_are_solved_like_dense_ones(int size, int entriesARow)
    {
        var matrix = RandomPositive(size, entriesARow, (ulong)size);
        var x = Numbers(3 * size, 5);
        var b = Times(matrix, x);
        SparseCholesky.Of(matrix).Solve(b);
        Assert.All(b.Zip(x), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(17, 23)]
    [InlineData(90, 110)]
    public void Grid_Laplacians_are_solved_to_rounding(int width, int height)
    {
        var matrix = Grid(width, height);
        var b = Numbers(2 * matrix.Size, 9);
        var x = (double[])b.Clone();
        SparseCholesky.Of(matrix).Solve(x);
        Assert.All(Times(matrix, x).Zip(b), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    public void The_determinant_of_the_second_difference_is_one_more_than_its_size(int size)
    {
        int[] neighbours = [.. Enumerable.Range(0, size - 1)];
        int[] all = [.. Enumerable.Range(0, size)], next = [.. neighbours.Select(i => i + 1)];
        var matrix = SparseMatrix.FromEntries(size, [.. all, .. neighbours, .. next], [.. all, .. next, .. neighbours], [.. all.Select(_ => 2.0), .. neighbours.Select(_ => -1.0), .. next.Select(_ => -1.0)]);
        Assert.Equal(Math.Log(size + 1), SparseCholesky.Of(matrix).LogDeterminant, 1e-10);
    }

    [Fact]
    public void Fill_of_a_square_grid_grows_like_n_log_n()
    {
        double Fill(int side) => SparseCholesky.Of(Grid(side, side)).Entries / (side * side * Math.Log2(side * side));
        Assert.InRange(Fill(128) / Fill(32), 0.5, 1.6);
        Assert.InRange(Fill(128), 0.5, 4);
    }

    [Fact]
    public void Separate_parts_and_stars_are_solved_too()
    {
        const int n = 3000;
        var entries = new List<(int Row, int Column, double Value)>();
        for (int i = 0; i < n; i++) entries.Add((i, i, i == 1500 ? 2000 : 2));
        for (int i = 1501; i < n; i++) entries.AddRange([(i, 1500, -1), (1500, i, -1)]);
        var matrix = FromEntries(n, entries);
        var x = Numbers(n, 2);
        var b = Times(matrix, x);
        var factor = SparseCholesky.Of(matrix);
        factor.Solve(b);
        Assert.All(b.Zip(x), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        Assert.InRange(factor.Entries, n, 20 * n);
    }

    [Fact]
    public void One_analysis_serves_several_matrices_of_the_pattern()
    {
        var (first, second) = (RandomPositive(60, 4, 1), RandomPositive(60, 4, 1));
        for (int e = 0; e < second.Values.Length; e++) second.Values[e] *= 4;
        var factor = new SparseCholesky(first);
        var b = Numbers(60, 3);
        var (x, y) = ((double[])b.Clone(), (double[])b.Clone());
        Assert.True(factor.TryFactor(first));
        factor.Solve(x);
        Assert.True(factor.TryFactor(second));
        factor.Solve(y);
        Assert.All(x.Zip(y), pair => Assert.Equal(pair.First, 4 * pair.Second, 1e-12));
    }

    [Fact]
    public void Indefinite_and_singular_matrices_are_refused()
    {
        var indefinite = FromEntries(3, [(0, 0, 1), (1, 1, -1), (2, 2, 1)]);
        var singular = FromEntries(2, [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]);
        var nothing = FromEntries(2, [(0, 0, double.NaN), (1, 1, 1)]);
        Assert.All([indefinite, singular, nothing], matrix =>
            Assert.Contains("not positive definite", Assert.Throws<ArgumentException>(() => SparseCholesky.Of(matrix)).Message));
    }

    [Fact]
    public void Entries_at_one_place_add_up()
    {
        var matrix = FromEntries(3, [(2, 1, 5), (0, 0, 1), (2, 1, -2), (1, 2, 4), (2, 0, 7)]);
        Assert.Equal([0, 1, 2, 4], matrix.Starts);
        Assert.Equal([0, 2, 0, 1], matrix.Columns);
        Assert.Equal([1.0, 4, 7, 3], matrix.Values);
    }

    internal static SparseMatrix FromEntries(int size, IReadOnlyCollection<(int Row, int Column, double Value)> entries) =>
        SparseMatrix.FromEntries(size, [.. entries.Select(e => e.Row)], [.. entries.Select(e => e.Column)], [.. entries.Select(e => e.Value)]);

    /// <summary>The five-point Laplacian with zero values outside.</summary>
    internal static SparseMatrix Grid(int width, int height)
    {
        var entries = new List<(int, int, double)>();
        for (int i = 0; i < width * height; i++)
        {
            entries.Add((i, i, 4));
            if (i % width > 0) entries.AddRange([(i, i - 1, -1), (i - 1, i, -1)]);
            if (i >= width) entries.AddRange([(i, i - width, -1), (i - width, i, -1)]);
        }
        return FromEntries(width * height, entries);
    }

    /// <summary>Random symmetric entries under a dominant diagonal.</summary>
    static SparseMatrix RandomPositive(int size, int entriesARow, ulong seed)
    {
        var entries = new List<(int, int, double)>();
        for (int i = 0; i < size; i++)
        {
            entries.Add((i, i, entriesARow + 1));
            for (int k = 0; k < entriesARow / 2; k++)
            {
                int j = CounterRandom.Below(size, seed, (uint)i, (uint)k);
                double value = CounterRandom.Uniform(seed, (uint)i, (uint)(k + 1000)) - 0.5;
                entries.AddRange([(i, j, value), (j, i, value), (i, i, 0.5), (j, j, 0.5)]);
            }
        }
        return FromEntries(size, entries);
    }

    static double[] Numbers(int count, ulong seed) => [.. Enumerable.Range(0, count).Select(i => CounterRandom.Normal(seed, (uint)i, 0))];

    static double[] Times(SparseMatrix matrix, double[] x)
    {
        var y = new double[x.Length];
        for (int start = 0; start < x.Length; start += matrix.Size) matrix.Multiply(x.AsSpan(start, matrix.Size), y.AsSpan(start, matrix.Size));
        return y;
    }
}
