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
    /// <summary>By the order; of a small system one for all, which is no. 0.</summary>
    readonly SparseCholesky?[] _factors = new SparseCholesky?[4];
    SparseProduct? _second, _third;
    /// <summary>The Laplacian of the points as they were last, one over its masses, and where the inner points then were.</summary>
    Laplacian? _laplacian;
    readonly double[] _inverse = new double[points];
    readonly Vec3[] _at = new Vec3[inner];
    /// <summary>Room for the Laplacian without the edges of points that have no mass.</summary>
    double[]? _dropped;

    /// <summary>True for so few inner points that their equations are taken as full.</summary>
    public bool IsSmall => inner <= SupernodeTree.Full;

    /// <summary>True where it is the system of these triangles.</summary>
    public bool IsOf(ReadOnlySpan<Triangle> others) => others.SequenceEqual(triangles);

    /// <summary>Solves with the operator of the points, and moves the inner ones; false when the matrix is not positive definite.</summary>
    public bool TrySolve(Vec3[] positions, int order, Run run)
    {
        var (matrix, b) = IsSmall ? Full(positions, order) : Restrict(PowerRows(positions, order, run.Part(0, 0.2)), positions);
        run.Step(0.2);
        var factor = _factors[IsSmall ? 0 : order] ??= new SparseCholesky(matrix, run);
        run.Step(0.4);
        if (!factor.TryFactor(matrix, run.Part(0.4, 0.9))) return false;
        factor.Solve(b);
        for (int v = 0; v < inner; v++) positions[rim + v] = new Vec3(b[v], b[inner + v], b[(2 * inner) + v]);
        return true;
    }

    /// <summary>C (M⁻¹ C)ᵏ⁻¹ restricted to the inner points.</summary>
    public SparseMatrix Operator(Vec3[] positions, int order, Run run) => Restrict(PowerRows(positions, order, run), positions).Matrix;

    /// <summary>Lets go what serves one order alone.</summary>
    public void Forget(int order) => _factors[order] = null;

    /// <summary>Rows of C (M⁻¹ C)ᵏ⁻¹ at the inner points, with the columns of all points.</summary>
    SparseMatrix PowerRows(Vec3[] positions, int order, Run run)
    {
        var stiffness = LaplacianAt(positions).Stiffness;
        var rows = Rows(stiffness);
        if (order == 1) return rows;
        _second ??= new SparseProduct(rows, stiffness, run);
        if (Determined(order) == 2) return _second.Of(rows, _inverse, stiffness, run);
        rows = _second.Of(rows, _inverse, Dropped(stiffness), run);
        return (_third ??= new SparseProduct(rows, stiffness, run)).Of(rows, _inverse, stiffness, run);
    }

    /// <summary>The Laplacian of the points as they are; one over its masses becomes <see cref="_inverse"/>.</summary>
    Laplacian LaplacianAt(Vec3[] positions)
    {
        var moving = positions.AsSpan(rim, inner);
        if (_laplacian is not null && moving.SequenceEqual(_at)) return _laplacian;
        moving.CopyTo(_at);
        _laplacian = _pattern.Of(positions);
        // A vertex with an open fan, at the surroundings' end or beside another hole, has no Laplacian: its terms are left
        // out, and the surface hinges there.
        double least = LeastMass * Mean(_laplacian.Mass);
        for (int v = 0; v < points; v++) _inverse[v] = _laplacian.IsClosed[v] ? 1 / Math.Max(_laplacian.Mass[v], least) : 0;
        return _laplacian;
    }

    /// <summary>The order, which is 2 where the third needs Laplacians beyond the rim to continue: without them it would be undetermined.</summary>
    int Determined(int order) => order == 3 && _pattern.IsClosed.AsSpan(rim + inner).Count(true) < rim / 2 ? 2 : order;

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

    /// <summary>The Laplacian of the edges whose two ends have a mass, in the rows that a product with those of the inner points takes.</summary>
    SparseMatrix Dropped(SparseMatrix stiffness)
    {
        var (values, isDone) = (_dropped ??= new double[stiffness.Values.Length], new bool[points]);
        foreach (int i in stiffness.Columns.AsSpan(stiffness.Starts[rim]..stiffness.Starts[rim + inner]))
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

    /// <summary>The matrix of few inner points and its right-hand sides, row by row: C (M⁻¹ C)ᵏ⁻¹ without the pattern of the powers.</summary>
    (SparseMatrix Matrix, double[] Sides) Full(Vec3[] positions, int order)
    {
        var stiffness = LaplacianAt(positions).Stiffness;
        int powers = Determined(order);
        var first = powers == 3 ? Dropped(stiffness) : stiffness;
        var (starts, columns, values, sides) = (new int[inner + 1], new int[inner * inner], new double[inner * inner], new double[3 * inner]);
        var (row, next) = (new double[points], new double[points]);
        for (int i = 0; i < inner; i++)
        {
            Array.Clear(row);
            for (int e = stiffness.Starts[rim + i]; e < stiffness.Starts[rim + i + 1]; e++) row[stiffness.Columns[e]] = stiffness.Values[e];
            for (int power = 1; power < powers; power++)
            {
                Multiply(row, power == 1 ? first : stiffness, next);
                (row, next) = (next, row);
            }
            row.AsSpan(rim, inner).CopyTo(values.AsSpan(i * inner));
            var known = Vec3.Zero;
            for (int j = 0; j < points; j++)
                if (row[j] != 0 && (j < rim || j >= rim + inner)) known -= row[j] * positions[j];
            (sides[i], sides[inner + i], sides[(2 * inner) + i]) = (known.X, known.Y, known.Z);
            starts[i + 1] = (i + 1) * inner;
            for (int j = 0; j < inner; j++) columns[(i * inner) + j] = j;
        }
        return (new SparseMatrix(starts, columns, values), sides);
    }

    /// <summary>A row times M⁻¹ C.</summary>
    void Multiply(double[] row, SparseMatrix matrix, double[] product)
    {
        Array.Clear(product);
        for (int k = 0; k < points; k++)
        {
            if (row[k] == 0) continue;
            double factor = row[k] * _inverse[k];
            for (int e = matrix.Starts[k]; e < matrix.Starts[k + 1]; e++) product[matrix.Columns[e]] += factor * matrix.Values[e];
        }
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
