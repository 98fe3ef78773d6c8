using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Geometry;

/// <summary>
/// Moves the inner vertices of a patch so that (M⁻¹C)ᵏ x = 0 there: the membrane (k = 1), the thin plate (k = 2) or the
/// surface of least variation of curvature (k = 3) that meets the old surface with k − 1 continuous derivatives.
/// </summary>
/// <remarks>
/// M. Botsch, L. Kobbelt. An intuitive framework for real-time freeform modeling. ACM Trans. Graphics 23(3), 2004, section 3.
/// The system is C for k = 1, C M⁻¹ C for k = 2 and C M⁻¹ C M⁻¹ C for k = 3, restricted to the inner vertices: symmetric and
/// positive definite, one factorisation for the three coordinates. C and M are those of the surface that they shape, so
/// the membrane comes first and k is solved again with the operator of its own result.
/// </remarks>
internal static class Fairing
{
    /// <summary>Solutions of one order at the most, each with the operator of the one before: many for small patches of the third order.</summary>
    const int MostSolutions = 4, FewSolutions = 2;
    /// <summary>Inner vertices of a large patch.</summary>
    const int Large = 30_000;
    /// <summary>Movement, in radii of the rim, at which a solution is its operator's own surface.</summary>
    const double Settled = 1e-3;
    /// <summary>
    /// The third order may move the thin plate by so much of what that moved the membrane. On smooth surfaces it moves it less;
    /// noise of the rim, of which it takes second differences, moves it many times as far.
    /// </summary>
    const double MostCorrection = 1.5;
    /// <summary>Points farther from the rim's centroid than so many radii of the rim are an explosion, not a surface.</summary>
    const double FarthestRadii = 5;
    /// <summary>Least mass of a vertex over the mean, against needles of no area.</summary>
    const double LeastMass = 1e-6;

    /// <summary>Fairs in place.</summary>
    /// <param name="patch">A patch with inner vertices; without any there is nothing to do.</param>
    /// <param name="around">Old triangles, k − 1 rings or more; where the rim has too few the surface meets it with fewer derivatives.</param>
    /// <param name="order">k, 1 to 3.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>False, with the patch as it was, when the result is not finite, leaves the hole's neighbourhood, or magnifies noise.</returns>
    internal static bool Fair(Patch patch, Surroundings around, int order, Run run)
    {
        int rim = patch.RimPoints, inner = patch.Points.Count - rim;
        if (inner == 0) return true;
        var (points, center, radius) = Normalized(patch, around);
        Triangle[] triangles = [.. patch.Triangles, .. order == 1 ? [] : around.Triangles.Select(t => Shifted(t, rim, inner))];
        var correction = new double[4];
        for (int k = 1; k <= order; k++)
        {
            // Where a higher order follows, the membrane is only its start.
            int solutions = k == 1 && order > 1 ? 1 : k == 3 && inner <= Large ? MostSolutions : FewSolutions;
            if (!TrySettle(points, triangles, rim, inner, k, solutions, run.Part((k - 1.0) / order, (double)k / order), out correction[k])) return false;
        }
        if (order == 3 && correction[3] > (MostCorrection * correction[2]) + Settled) return false;
        for (int v = rim; v < rim + inner; v++) patch.Points[v] = center + (radius * points[v]);
        run.Step(1);
        return true;
    }

    /// <summary>Refines a triangulation of the rim and fairs it; where the surface rises so far that edges grow long, both once more.</summary>
    /// <param name="patch">A triangulation of the rim's points.</param>
    /// <param name="around">Old triangles, k − 1 rings or more.</param>
    /// <param name="rimScale">Mean length of the old edges at every rim point.</param>
    /// <param name="order">k, 1 to 3.</param>
    /// <param name="density">See <see cref="Refinement.Refine"/>.</param>
    /// <param name="growth">See <see cref="Refinement.Refine"/>.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <param name="isTaken">True when the mesh has an edge between two rim points; by default read off the old triangles around.</param>
    /// <returns>False when the surface explodes; the patch is then refined and perhaps faired once.</returns>
    internal static bool RefineAndFair(Patch patch, Surroundings around, double[] rimScale, int order, double density, double growth, Run run, Func<int, int, bool>? isTaken = null)
    {
        var taken = isTaken ?? Refinement.TakenEdges(around, patch.RimPoints);
        Refinement.Refine(patch, rimScale, run.Part(0, 0.15), density, growth, taken);
        double flat = Area(patch);
        if (!Fair(patch, around, order, run.Part(0.15, 0.5))) return false;
        if (Area(patch) < 1.1 * flat) return true;
        Refinement.Refine(patch, rimScale, run.Part(0.5, 0.6), density, growth, taken);
        return Fair(patch, around, order, run.Part(0.6, 1));
    }

    static double Area(Patch patch) =>
        patch.Triangles.Sum(t => Vec3.Cross(patch.Points[t.B] - patch.Points[t.A], patch.Points[t.C] - patch.Points[t.A]).Length / 2);

    /// <summary>All points in units of the rim's radius about its centroid: the patch's, then the surroundings' without the rim.</summary>
    internal static (Vec3[] Points, Vec3 Center, double Radius) Normalized(Patch patch, Surroundings around)
    {
        var (center, radius) = (Vec3.Zero, 0.0);
        for (int v = 0; v < patch.RimPoints; v++) center += patch.Points[v] / patch.RimPoints;
        for (int v = 0; v < patch.RimPoints; v++) radius = Math.Max(radius, (patch.Points[v] - center).Length);
        if (radius == 0) radius = 1;
        return ([.. patch.Points.Concat(around.Points.Skip(patch.RimPoints)).Select(p => (p - center) / radius)], center, radius);
    }

    /// <summary>A triangle of the surroundings in the numbers of the combined points.</summary>
    internal static Triangle Shifted(Triangle t, int rim, int inner)
    {
        return new Triangle(Shift(t.A), Shift(t.B), Shift(t.C));
        int Shift(int v) => v < rim ? v : v + inner;
    }

    /// <summary>Solves until the surface rests, and tells how far the points have moved at the most.</summary>
    static bool TrySettle(Vec3[] points, Triangle[] triangles, int rim, int inner, int order, int solutions, Run run, out double moved)
    {
        SparseCholesky? factor = null;
        moved = 0;
        var start = points[rim..(rim + inner)];
        var (before, step) = (start, double.PositiveInfinity);
        for (int solution = 0; solution < solutions && step > Settled; solution++)
        {
            if (!TrySolve(points, triangles, rim, inner, order, ref factor, run.Part((double)solution / solutions, (solution + 1.0) / solutions))) return false;
            var after = points[rim..(rim + inner)];
            if (!after.All(p => p.Length < FarthestRadii)) return false;
            step = Farthest(before, after);
            before = after;
        }
        moved = Farthest(start, before);
        return true;
    }

    static double Farthest(Vec3[] from, Vec3[] to)
    {
        double farthest = 0;
        for (int v = 0; v < from.Length; v++) farthest = Math.Max(farthest, (to[v] - from[v]).Length);
        return farthest;
    }

    static bool TrySolve(Vec3[] points, Triangle[] triangles, int rim, int inner, int order, ref SparseCholesky? factor, Run run)
    {
        var laplacian = Laplacian.Of(points, triangles);
        run.Step(0.1);
        var rows = PowerRows(laplacian, rim, inner, order, run);
        run.Step(0.2);
        var (matrix, b) = Restrict(rows, points, rim, inner);
        factor ??= new SparseCholesky(matrix, run);
        run.Step(0.4);
        if (!factor.TryFactor(matrix, run.Part(0.4, 0.9))) return false;
        factor.Solve(b);
        for (int v = 0; v < inner; v++) points[rim + v] = new Vec3(b[v], b[inner + v], b[(2 * inner) + v]);
        return true;
    }

    /// <summary>C (M⁻¹ C)ᵏ⁻¹ of some triangles, restricted to the inner vertices, which follow the rim's.</summary>
    internal static SparseMatrix Operator(Vec3[] points, Triangle[] triangles, int rim, int inner, int order, Run run) =>
        Restrict(PowerRows(Laplacian.Of(points, triangles), rim, inner, order, run), points, rim, inner).Matrix;

    /// <summary>Rows of C (M⁻¹ C)ᵏ⁻¹ at the inner vertices, with the columns of all points.</summary>
    static SparseMatrix PowerRows(Laplacian laplacian, int rim, int inner, int order, Run run)
    {
        var rows = Rows(laplacian.Stiffness, rim, inner);
        if (order == 1) return rows;
        // Third order needs Laplacians beyond the rim to continue; without them it would be undetermined.
        if (order == 3 && CountClosed(laplacian, rim + inner) < rim / 2) order = 2;
        // A vertex with an open fan, at the surroundings' end or beside another hole, has no Laplacian: its terms are left
        // out, and the surface hinges there.
        double least = LeastMass * laplacian.Mass.Average();
        var inverse = laplacian.Mass.Select((mass, v) => laplacian.IsClosed[v] ? 1 / Math.Max(mass, least) : 0).ToArray();
        if (order == 3) rows = Product(rows, inverse, Dropped(laplacian.Stiffness, inverse), run);
        return Product(rows, inverse, laplacian.Stiffness, run);
    }

    static int CountClosed(Laplacian laplacian, int start) => laplacian.IsClosed.AsSpan(start).Count(true);

    static SparseMatrix Rows(SparseMatrix matrix, int start, int count)
    {
        int first = matrix.Starts[start], last = matrix.Starts[start + count];
        return new SparseMatrix([.. matrix.Starts[start..(start + count + 1)].Select(s => s - first)], matrix.Columns[first..last], matrix.Values[first..last]);
    }

    /// <summary>The Laplacian of the edges whose two ends have a mass.</summary>
    static SparseMatrix Dropped(SparseMatrix stiffness, double[] inverse)
    {
        var values = new double[stiffness.Values.Length];
        for (int i = 0; i < stiffness.Size; i++)
        {
            int diagonal = -1;
            double sum = 0;
            for (int e = stiffness.Starts[i]; e < stiffness.Starts[i + 1]; e++)
            {
                int j = stiffness.Columns[e];
                if (j == i) diagonal = e;
                else if (inverse[i] > 0 && inverse[j] > 0) sum -= values[e] = stiffness.Values[e];
            }
            values[diagonal] = sum;
        }
        return stiffness with { Values = values };
    }

    /// <summary>A D B for a diagonal D, row by row.</summary>
    static SparseMatrix Product(SparseMatrix a, double[] diagonal, SparseMatrix b, Run run)
    {
        var (starts, columns, values) = (new int[a.Size + 1], new List<int>(4 * a.Columns.Length), new List<double>(4 * a.Columns.Length));
        var (sums, mark, row) = (new double[b.Size], new int[b.Size], new List<int>());
        for (int i = 0; i < a.Size; i++)
        {
            if ((i & 0x3fff) == 0) run.Cancel.ThrowIfCancellationRequested();
            row.Clear();
            for (int e = a.Starts[i]; e < a.Starts[i + 1]; e++)
            {
                int k = a.Columns[e];
                double factor = a.Values[e] * diagonal[k];
                for (int f = b.Starts[k]; f < b.Starts[k + 1]; f++)
                {
                    int j = b.Columns[f];
                    if (mark[j] != i + 1)
                    {
                        (mark[j], sums[j]) = (i + 1, 0);
                        row.Add(j);
                    }
                    sums[j] += factor * b.Values[f];
                }
            }
            row.Sort();
            foreach (int j in row)
            {
                columns.Add(j);
                values.Add(sums[j]);
            }
            starts[i + 1] = columns.Count;
        }
        return new SparseMatrix(starts, [.. columns], [.. values]);
    }

    /// <summary>Splits the rows into the inner columns' matrix and, for the known points, the right-hand sides of x, y and z.</summary>
    static (SparseMatrix Matrix, double[] Sides) Restrict(SparseMatrix rows, Vec3[] points, int rim, int inner)
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
                else known -= rows.Values[e] * points[rows.Columns[e]];
            }
            starts[i + 1] = count;
            (sides[i], sides[inner + i], sides[(2 * inner) + i]) = (known.X, known.Y, known.Z);
        }
        return (new SparseMatrix(starts, columns[..count], values[..count]), sides);
    }
}
