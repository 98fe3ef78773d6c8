using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// Lowers the discrete Willmore energy of a patch: in rounds, the inner vertices move along their normals by a quasi-Newton method
/// (L-BFGS, whose first metric is the thin plate's C M⁻¹ C of the round's surface), and are evened out within the surface, with flips
/// to Delaunay edges, between the rounds. The rim and the old triangles stay.
/// </summary>
/// <remarks>
/// A. I. Bobenko, P. Schröder. Discrete Willmore flow. Symposium on Geometry Processing, 2005; J. Nocedal, S. J. Wright. Numerical
/// Optimization, 2nd edition, Springer, 2006, algorithm 7.4.
/// </remarks>
internal static class WillmoreFlow
{
    /// <summary>Rounds at the most, and steps of one.</summary>
    const int Rounds = 5, Steps = 40;
    /// <summary>Fall of the energy Σ β − π |V| over a round, with which another one is worth its time: a cylinder as long as wide has π.</summary>
    const double LeastFall = 0.05;
    /// <summary>How many times the vertices grow in a patch that has blown up: spikes are filled with vertices.</summary>
    const int Exploded = 4;
    /// <summary>Movement, in radii of the rim, at which a round has settled, and beyond which no step goes.</summary>
    const double Settled = 1e-5, LongestStep = 0.1;
    /// <summary>ε in radians, small beside the β of 60° of equilateral triangles.</summary>
    const double Smoothing = 1e-3;

    /// <summary>Moves the inner vertices of a patch; triangles may be flipped and vertices added where edges have grown long.</summary>
    /// <param name="patch">A patch with inner vertices; without any there is nothing to do.</param>
    /// <param name="around">Old triangles, one ring or more.</param>
    /// <param name="even">Evens a patch out.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>False, with the patch in disorder, when the surface explodes.</returns>
    internal static bool Flow(Patch patch, Surroundings around, Action<Patch, Run> even, Run run)
    {
        if (patch.Points.Count == patch.RimPoints) return true;
        int most = Exploded * patch.Points.Count;
        double last = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            var part = run.Part((double)round / Rounds, (round + 1.0) / Rounds);
            if (Lower(patch, around, part.Part(0, 0.8)) is not { } energies) return false;
            // Evening changes the number of vertices.
            double energy = energies[^1] - (Math.PI * (patch.Points.Count - patch.RimPoints));
            if (energies.Count == 1 || !(energy < last - LeastFall)) break;
            last = energy;
            if (round < Rounds - 1) even(patch, part.Part(0.8, 1));
            if (patch.Points.Count > most) return false;
        }
        run.Step(1);
        return true;
    }

    /// <summary>One round.</summary>
    /// <returns>The smoothed energy at the start and after every step, which falls; null when the surface has no thin plate.</returns>
    internal static IReadOnlyList<double>? Lower(Patch patch, Surroundings around, Run run)
    {
        int rim = patch.RimPoints, inner = patch.Points.Count - rim;
        var (points, center, radius) = Fairing.Normalized(patch, around);
        Triangle[] old = [.. around.Triangles.Select(t => Fairing.Shifted(t, rim, inner))];
        Triangle[] triangles = [.. patch.Triangles, .. old];
        var energy = new WillmoreEnergy(patch.Triangles, old);
        var plate = new FairingSystem(triangles, points.Length, rim, inner).Operator(points, 2, run);
        var factor = new SparseCholesky(plate, run);
        run.Step(0.1);
        if (!factor.TryFactor(plate, run.Part(0.1, 0.3))) return null;
        var normals = NormalsOf(points, patch.Triangles)[rim..(rim + inner)];
        var start = points[rim..(rim + inner)];
        var slopes = new Vec3[points.Length];
        var energies = Descend(new double[inner], Value, factor, run.Part(0.3, 1));
        for (int v = rim; v < rim + inner; v++) patch.Points[v] = center + (radius * points[v]);
        return energies;

        double Value(double[] heights, double[] gradient)
        {
            for (int v = 0; v < inner; v++) points[rim + v] = start[v] + (heights[v] * normals[v]);
            double value = energy.Value(points, Smoothing, slopes);
            for (int v = 0; v < inner; v++) gradient[v] = Vec3.Dot(slopes[rim + v], normals[v]);
            return value;
        }
    }

    /// <summary>Unit normals of the vertices, weighted by the triangles' areas.</summary>
    static Vec3[] NormalsOf(Vec3[] points, IEnumerable<Triangle> triangles)
    {
        var normals = new Vec3[points.Length];
        foreach (var (a, b, c) in triangles)
        {
            var normal = Vec3.Cross(points[b] - points[a], points[c] - points[a]);
            foreach (int v in (ReadOnlySpan<int>)[a, b, c]) normals[v] += normal;
        }
        return Array.ConvertAll(normals, normal => normal.Normalized());
    }

    /// <summary>L-BFGS; the last value asked for is that of the result.</summary>
    static List<double> Descend(double[] x, Func<double[], double[], double> value, SparseCholesky metric, Run run)
    {
        var (gradient, pairs) = (new double[x.Length], new List<(double[] Step, double[] Change, double Curvature)>());
        var energies = new List<double> { value(x, gradient) };
        for (int step = 0; step < Steps; step++)
        {
            run.Step((double)step / Steps);
            var direction = Direction(gradient, pairs, metric);
            double slope = Dot(direction, gradient), longest = direction.Max(Math.Abs);
            if (!(slope < 0) || longest < Settled) break;
            double length = Math.Min(1, LongestStep / longest);
            var (next, nextGradient, energy) = (new double[x.Length], new double[x.Length], double.NaN);
            for (int halvings = 0; halvings < 20; halvings++, length /= 2)
            {
                run.Cancel.ThrowIfCancellationRequested();
                for (int v = 0; v < x.Length; v++) next[v] = x[v] + (length * direction[v]);
                energy = value(next, nextGradient);
                if (energy < energies[^1] + (1e-4 * length * slope)) break;
            }
            if (!(energy < energies[^1]))
            {
                value(x, gradient);
                break;
            }
            var (moved, change) = (Difference(next, x), Difference(nextGradient, gradient));
            (x, gradient) = (next, nextGradient);
            energies.Add(energy);
            if (Dot(moved, change) is > 0 and var curvature) pairs.Add((moved, change, curvature));
            if (pairs.Count > 12) pairs.RemoveAt(0);
            if (length * longest < Settled) break;
        }
        return energies;
    }

    /// <summary>The two-loop recursion, with the thin plate, scaled to the last pair, as the first metric.</summary>
    static double[] Direction(double[] gradient, List<(double[] Step, double[] Change, double Curvature)> pairs, SparseCholesky metric)
    {
        var d = Array.ConvertAll(gradient, g => -g);
        var weights = new double[pairs.Count];
        for (int i = pairs.Count - 1; i >= 0; i--) Add(d, -(weights[i] = Dot(pairs[i].Step, d) / pairs[i].Curvature), pairs[i].Change);
        metric.Solve(d);
        if (pairs.Count > 0)
        {
            var change = (double[])pairs[^1].Change.Clone();
            metric.Solve(change);
            double scale = pairs[^1].Curvature / Dot(change, pairs[^1].Change);
            for (int v = 0; v < d.Length; v++) d[v] *= scale;
        }
        for (int i = 0; i < pairs.Count; i++) Add(d, weights[i] - (Dot(pairs[i].Change, d) / pairs[i].Curvature), pairs[i].Step);
        return d;
    }

    static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int v = 0; v < a.Length; v++) sum += a[v] * b[v];
        return sum;
    }

    static void Add(double[] a, double factor, double[] b)
    {
        for (int v = 0; v < a.Length; v++) a[v] += factor * b[v];
    }

    static double[] Difference(double[] a, double[] b)
    {
        var difference = new double[a.Length];
        for (int v = 0; v < a.Length; v++) difference[v] = a[v] - b[v];
        return difference;
    }
}
