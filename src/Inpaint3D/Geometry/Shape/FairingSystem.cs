using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// The equations C (M⁻¹ C)ᵏ⁻¹ x = 0 at the inner points of some triangles, between the others as they are. What depends on the triangles
/// alone is derived once: where the entries of C and of its powers are, and the order of the elimination.
/// </summary>
/// <param name="triangles">Triangles over the rim's points, the inner ones, and others.</param>
/// <param name="points">Number of points.</param>
/// <param name="rim">The first points, up to the inner ones.</param>
/// <param name="inner">The inner points, which follow.</param>
internal sealed class FairingSystem(Triangle[] triangles, int points, int rim, int inner)
{
    /// <summary>Least mass of a vertex over the mean, against needles of no area.</summary>
    const double LeastMass = 1e-6;

    readonly LaplacianPattern _pattern = new(points, triangles, rim, rim + inner);
    readonly SparseCholesky?[] _factors = new SparseCholesky?[4];
    SparseProduct? _second, _third;
    /// <summary>Room for one over the masses, and for the Laplacian without the edges of points that have none.</summary>
    readonly double[] _inverse = new double[points];
    double[]? _dropped;

    /// <summary>Solves with the operator of the points, and moves the inner ones; false when the matrix is not positive definite.</summary>
    public bool TrySolve(Vec3[] positions, int order, Run run)
    {
        var rows = PowerRows(positions, order, run);
        run.Step(0.2);
        var (matrix, b) = Restrict(rows, positions);
        var factor = _factors[order] ??= new SparseCholesky(matrix, run);
        run.Step(0.4);
        if (!factor.TryFactor(matrix, run.Part(0.4, 0.9))) return false;
        factor.Solve(b);
        for (int v = 0; v < inner; v++) positions[rim + v] = new Vec3(b[v], b[inner + v], b[(2 * inner) + v]);
        return true;
    }

    /// <summary>C (M⁻¹ C)ᵏ⁻¹ restricted to the inner points.</summary>
    public SparseMatrix Operator(Vec3[] positions, int order, Run run) => Restrict(PowerRows(positions, order, run), positions).Matrix;

    /// <summary>Lets go what serves one order.</summary>
    public void Forget(int order) => _factors[order] = null;

    /// <summary>Rows of C (M⁻¹ C)ᵏ⁻¹ at the inner points, with the columns of all points.</summary>
    SparseMatrix PowerRows(Vec3[] positions, int order, Run run)
    {
        var laplacian = _pattern.Of(positions);
        var rows = Rows(laplacian.Stiffness);
        if (order == 1) return rows;
        // Third order needs Laplacians beyond the rim to continue; without them it would be undetermined.
        if (order == 3 && laplacian.IsClosed.AsSpan(rim + inner).Count(true) < rim / 2) order = 2;
        // A vertex with an open fan, at the surroundings' end or beside another hole, has no Laplacian: its terms are left
        // out, and the surface hinges there.
        double least = LeastMass * Mean(laplacian.Mass);
        for (int v = 0; v < points; v++) _inverse[v] = laplacian.IsClosed[v] ? 1 / Math.Max(laplacian.Mass[v], least) : 0;
        _second ??= new SparseProduct(rows, laplacian.Stiffness, run);
        if (order == 2) return _second.Of(rows, _inverse, laplacian.Stiffness, run);
        rows = _second.Of(rows, _inverse, Dropped(laplacian.Stiffness, rows), run);
        return (_third ??= new SparseProduct(rows, laplacian.Stiffness, run)).Of(rows, _inverse, laplacian.Stiffness, run);
    }

    static double Mean(double[] values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }

    SparseMatrix Rows(SparseMatrix matrix)
    {
        int first = matrix.Starts[rim], last = matrix.Starts[rim + inner];
        var starts = new int[inner + 1];
        for (int i = 0; i <= inner; i++) starts[i] = matrix.Starts[rim + i] - first;
        return new SparseMatrix(starts, matrix.Columns[first..last], matrix.Values[first..last]);
    }

    /// <summary>The Laplacian of the edges whose two ends have a mass, in the rows that a product with some other rows takes.</summary>
    SparseMatrix Dropped(SparseMatrix stiffness, SparseMatrix rows)
    {
        var (values, isDone) = (_dropped ??= new double[stiffness.Values.Length], new bool[points]);
        foreach (int i in rows.Columns)
        {
            if (isDone[i]) continue;
            isDone[i] = true;
            int diagonal = -1;
            double sum = 0;
            for (int e = stiffness.Starts[i]; e < stiffness.Starts[i + 1]; e++)
            {
                int j = stiffness.Columns[e];
                if (j == i) diagonal = e;
                else if (_inverse[i] > 0 && _inverse[j] > 0) sum -= values[e] = stiffness.Values[e];
            }
            values[diagonal] = sum;
        }
        return stiffness with { Values = values };
    }

    /// <summary>Splits the rows into the inner columns' matrix and, for the known points, the right-hand sides of x, y and z.</summary>
    (SparseMatrix Matrix, double[] Sides) Restrict(SparseMatrix rows, Vec3[] positions)
    {
        var (starts, columns, values, sides) = (new int[inner + 1], new int[rows.Columns.Length], new double[rows.Columns.Length], new double[3 * inner]);
        int count = 0;
        for (int i = 0; i < inner; i++)
        {
            var known = Vec3.Zero;
            for (int e = rows.Starts[i]; e < rows.Starts[i + 1]; e++)
            {
                int j = rows.Columns[e] - rim;
                if (j >= 0 && j < inner) (columns[count], values[count++]) = (j, rows.Values[e]);
                else known -= rows.Values[e] * positions[rows.Columns[e]];
            }
            starts[i + 1] = count;
            (sides[i], sides[inner + i], sides[(2 * inner) + i]) = (known.X, known.Y, known.Z);
        }
        return (new SparseMatrix(starts, columns[..count], values[..count]), sides);
    }
}
