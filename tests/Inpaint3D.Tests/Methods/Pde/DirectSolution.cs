using Inpaint3D.Data;

namespace Inpaint3D.Tests.Methods.Pde;

/// <summary>The truth for small holes: Δu = 0 or Δ²u = 0 solved by a banded Cholesky factorization in double precision.</summary>
static class DirectSolution
{
    /// <summary>Row of the 5-point Laplacian at a pixel, without flux over the picture's edge.</summary>
    public static Dictionary<(int X, int Y), double> Laplacian(int width, int height, int x, int y)
    {
        var row = new Dictionary<(int X, int Y), double>();
        foreach (var (dx, dy) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1) })
        {
            var neighbour = (X: x + dx, Y: y + dy);
            if (neighbour.X < 0 || neighbour.Y < 0 || neighbour.X >= width || neighbour.Y >= height) continue;
            row[neighbour] = row.GetValueOrDefault(neighbour) + 1;
            row[(x, y)] = row.GetValueOrDefault((x, y)) - 1;
        }
        return row;
    }

    /// <summary>Row of the square of the Laplacian.</summary>
    public static Dictionary<(int X, int Y), double> Bilaplacian(int width, int height, int x, int y)
    {
        var row = new Dictionary<(int X, int Y), double>();
        foreach (var (middle, weight) in Laplacian(width, height, x, y))
        {
            foreach (var (pixel, inner) in Laplacian(width, height, middle.X, middle.Y)) row[pixel] = row.GetValueOrDefault(pixel) + (weight * inner);
        }
        return row;
    }

    /// <summary>The missing values of one channel, row by row.</summary>
    public static double[] Solve(Field image, Mask hole, int channel, bool twice)
    {
        var number = new Dictionary<(int X, int Y), int>();
        for (int y = 0; y < hole.Height; y++)
        {
            for (int x = 0; x < hole.Width; x++)
            {
                if (hole[x, y]) number[(x, y)] = number.Count;
            }
        }
        var (matrix, b) = (new double[number.Count][], new double[number.Count]);
        foreach (var ((x, y), i) in number)
        {
            // -Δ and Δ² are positive definite.
            var row = twice ? Bilaplacian(hole.Width, hole.Height, x, y) : Laplacian(hole.Width, hole.Height, x, y);
            double sign = twice ? 1 : -1;
            matrix[i] = new double[i + 1];
            foreach (var (pixel, weight) in row)
            {
                if (!number.TryGetValue(pixel, out int j)) b[i] -= sign * weight * image[pixel.X, pixel.Y, 0, channel];
                else if (j <= i) matrix[i][j] += sign * weight;
            }
        }
        return Cholesky(matrix, b, (twice ? 4 : 2) * hole.Width);
    }

    static double[] Cholesky(double[][] a, double[] b, int band)
    {
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = Math.Max(0, i - band); j <= i; j++)
            {
                double sum = a[i][j];
                for (int k = Math.Max(0, i - band); k < j; k++) sum -= a[i][k] * a[j][k];
                a[i][j] = i == j ? Math.Sqrt(sum) : sum / a[j][j];
            }
        }
        for (int i = 0; i < b.Length; i++)
        {
            for (int k = Math.Max(0, i - band); k < i; k++) b[i] -= a[i][k] * b[k];
            b[i] /= a[i][i];
        }
        for (int i = b.Length - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < Math.Min(b.Length, i + band + 1); k++) b[i] -= a[k][i] * b[k];
            b[i] /= a[i][i];
        }
        return b;
    }
}
