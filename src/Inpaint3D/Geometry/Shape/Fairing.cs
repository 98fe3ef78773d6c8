using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// Moves the inner vertices of a patch so that (M⁻¹C)ᵏ x = 0 there: the membrane (k = 1), the thin plate (k = 2) or the
/// surface of least variation of curvature (k = 3) that meets the old surface with k − 1 continuous derivatives.
/// </summary>
/// <remarks>
/// M. Botsch, L. Kobbelt. An intuitive framework for real-time freeform modeling. ACM Trans. Graphics 23(3), 2004, section 3.
/// The system is C for k = 1, C M⁻¹ C for k = 2 and C M⁻¹ C M⁻¹ C for k = 3, restricted to the inner vertices: symmetric and
/// positive definite, one factorisation for the three coordinates. C and M are those of a surface near the one that they shape: of the triangulation
/// that it starts from, or, where that says nothing, of the membrane over it; and k is solved again with the operator of its own result.
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
    /// <summary>Distance from a plane, in radii of the rim, that may be rounding to single precision.</summary>
    const double Flat = 1e-6;
    /// <summary>Edges of a long rim, and the growth of its new edges in the first of two steps.</summary>
    const int LongRim = 400;
    const double CoarseGrowth = 0.3;
    /// <summary>Vertices, as estimated, of the largest patch that is faired as it is; a larger one is faired with a density and a growth of its edges that make it smaller.</summary>
    const double MostFaired = 300_000, BaseDensity = 1, BaseGrowth = 0.05;
    /// <summary>The greatest density of a patch that is faired as it is: rim edges that are much longer than those beside them disturb the third order, and in the end fold it.</summary>
    const double MostDensity = 3;

    /// <summary>The density with which a patch is faired that is to have another one.</summary>
    internal static double DensityFor(double density) => density > MostDensity ? BaseDensity : density;

    /// <summary>Fairs in place.</summary>
    /// <param name="patch">A patch with inner vertices; without any there is nothing to do.</param>
    /// <param name="around">Old triangles, k − 1 rings or more; where the rim has too few the surface meets it with fewer derivatives.</param>
    /// <param name="order">k, 1 to 3.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <returns>False, with the patch as it was, when the result is not finite, leaves the hole's neighbourhood, or magnifies noise.</returns>
    internal static bool Fair(Patch patch, Surroundings around, int order, Run run)
    {
        FairingSystem? system = null;
        return Fair(patch, around, 1, order, ref system, run);
    }

    /// <summary>
    /// Fairs by some orders, one after the other; or in the patch's own shape, by one order alone that starts with its operator. The system of a small patch is kept
    /// for the time after the next refinement, which often leaves its triangles as they are.
    /// </summary>
    static bool Fair(Patch patch, Surroundings around, int first, int order, ref FairingSystem? kept, Run run, bool inShape = false)
    {
        int rim = patch.RimPoints, inner = patch.Points.Count - rim;
        if (inner == 0) return true;
        var (points, center, radius) = Normalized(patch, around);
        // In a plane all that the orders measure is 0 already.
        if (Plane.Fit(points.AsSpan(0, rim)) is var plane && Array.TrueForAll(points, p => Math.Abs(plane.Distance(p)) < Flat)) return true;
        Triangle[] triangles = [.. patch.Triangles, .. order == 1 ? [] : Array.ConvertAll(around.Triangles, t => Shifted(t, rim, inner))];
        var system = kept?.IsOf(triangles) == true ? kept : new FairingSystem(triangles, points.Length, rim, inner);
        kept = system.IsSmall ? system : null;
        var correction = new double[4];
        Vec3[]? plate = null;
        if (inShape && order == 3)
        {
            if (Solved(points, system, rim, inner, 1, run) is not { } membrane || (plate = Solved(points, system, rim, inner, 2, run)) is null) return false;
            correction[2] = Farthest(membrane, plate);
        }
        for (int k = first; k <= order; k++)
        {
            // Where a higher order follows, the membrane is only its start; and where an order comes again, one solution is enough.
            int solutions = inShape ? FewSolutions : order > 1 && (k == 1 || first == order) ? 1 : k == 3 && inner <= Large ? MostSolutions : FewSolutions;
            if (!TrySettle(points, system, rim, inner, k, solutions, run.Part((double)(k - first) / (order - first + 1), (k - first + 1.0) / (order - first + 1)), out correction[k])) return false;
            system.Forget(k);
        }
        if (plate is not null) correction[3] = Farthest(plate, points[rim..(rim + inner)]);
        if ((plate is not null || first < order) && order == 3 && correction[3] > (MostCorrection * correction[2]) + Settled) return false;
        for (int v = rim; v < rim + inner; v++) patch.Points[v] = center + (radius * points[v]);
        run.Step(1);
        return true;
    }

    /// <summary>
    /// Refines a triangulation of the rim and fairs it in its own shape, both twice: the membrane over it would be flatter than what is missing, and draw what
    /// spans the end of a thin sheet down to a strip between the rim's sides. Long rims get few vertices at first, whose fair
    /// surface, from the membrane on, is then refined and settles into its order again. A patch that is to have very many
    /// vertices is faired with fewer, and then refined along that curved surface: on it they are as good as fair.
    /// </summary>
    /// <param name="patch">A triangulation of the rim's points.</param>
    /// <param name="around">Old triangles, k − 1 rings or more.</param>
    /// <param name="rimScale">Mean length of the old edges at every rim point.</param>
    /// <param name="order">k, 1 to 3.</param>
    /// <param name="density">See <see cref="Refinement.Refine"/>.</param>
    /// <param name="growth">See <see cref="Refinement.Refine"/>.</param>
    /// <param name="run">Cancellation and progress.</param>
    /// <param name="isTaken">True when the mesh has an edge between two rim points; by default read off the old triangles around.</param>
    /// <param name="keepsFolds">True to refine a triangulation that is folded without flips across the folds.</param>
    /// <returns>False when the surface explodes; the patch is then refined and perhaps faired once.</returns>
    internal static bool RefineAndFair(Patch patch, Surroundings around, double[] rimScale, int order, double density, double growth, Run run, Func<int, int, bool>? isTaken = null, bool keepsFolds = false)
    {
        var taken = isTaken ?? Refinement.TakenEdges(around, patch.RimPoints);
        FairingSystem? system = null;
        bool isLong = patch.RimPoints > LongRim;
        if (isLong && !Round(Math.Min(density, 1), Math.Max(growth, CoarseGrowth), 1, run.Part(0, 0.3))) return false;
        double coarser = Math.Max(growth, BaseGrowth), fewer = Math.Min(density, BaseDensity);
        bool isHuge = (fewer < density || coarser > growth) && Refinement.Wanted(patch, rimScale, density) > MostFaired, isDense = isHuge || density > MostDensity;
        double share = isDense ? 0.6 : 0.95;
        if (!Finish(isDense ? fewer : density, isDense ? coarser : growth, run.Part(0.3, share))) return false;
        Refinement.RefineCurved(patch, around, rimScale, run.Part(share, 1), density, growth, taken, isHuge);
        return true;

        bool Finish(double density, double growth, Run part)
        {
            if (isLong) return Round(density, growth, order, part.Part(0, 0.5)) && Round(density, growth, order, part.Part(0.5, 1));
            return InShape(density, growth, part.Part(0, 0.5), keepsFolds) && (order == 1 || InShape(density, growth, part.Part(0.5, 1), keepsFolds: false));
        }

        bool InShape(double density, double growth, Run part, bool keepsFolds)
        {
            Refinement.Refine(patch, rimScale, part.Part(0, 0.3), density, growth, taken, keepsFolds);
            return Fair(patch, around, order, order, ref system, part.Part(0.3, 1), inShape: true);
        }

        bool Round(double density, double growth, int first, Run part)
        {
            Refinement.Refine(patch, rimScale, part.Part(0, 0.4), density, growth, taken);
            return Fair(patch, around, first, order, ref system, part.Part(0.4, 1));
        }
    }

    /// <summary>Patches between one that was rejected and the membrane over its triangles, a quarter further each: they let go of the rim's tangents no more than what is in the way asks for.</summary>
    internal static IEnumerable<Patch> TowardsMembrane(Patch faired, Run run)
    {
        var membrane = faired.Copy();
        if (!Fair(membrane, new Surroundings([.. faired.Points.Take(faired.RimPoints)], [], []), 1, run)) yield break;
        foreach (double part in (double[])[0.25, 0.5, 0.75])
        {
            var between = faired.Copy();
            for (int v = faired.RimPoints; v < faired.Points.Count; v++) between.Points[v] = ((1 - part) * faired.Points[v]) + (part * membrane.Points[v]);
            yield return between;
        }
    }

    /// <summary>All points in units of the rim's radius about its centroid: the patch's, then the surroundings' without the rim.</summary>
    internal static (Vec3[] Points, Vec3 Center, double Radius) Normalized(Patch patch, Surroundings around)
    {
        var (center, radius) = (Vec3.Zero, 0.0);
        for (int v = 0; v < patch.RimPoints; v++) center += patch.Points[v] / patch.RimPoints;
        for (int v = 0; v < patch.RimPoints; v++) radius = Math.Max(radius, (patch.Points[v] - center).Length);
        if (radius == 0) radius = 1;
        Vec3[] points = [.. patch.Points, .. around.Points.AsSpan(patch.RimPoints)];
        for (int v = 0; v < points.Length; v++) points[v] = (points[v] - center) / radius;
        return (points, center, radius);
    }

    /// <summary>A triangle of the surroundings in the numbers of the combined points.</summary>
    internal static Triangle Shifted(Triangle t, int rim, int inner)
    {
        return new Triangle(Shift(t.A), Shift(t.B), Shift(t.C));
        int Shift(int v) => v < rim ? v : v + inner;
    }

    /// <summary>Solves until the surface rests, and tells how far the points have moved at the most.</summary>
    static bool TrySettle(Vec3[] points, FairingSystem system, int rim, int inner, int order, int solutions, Run run, out double moved)
    {
        moved = 0;
        var start = points[rim..(rim + inner)];
        var (before, step) = (start, double.PositiveInfinity);
        for (int solution = 0; solution < solutions && step > Settled; solution++)
        {
            if (!system.TrySolve(points, order, run.Part((double)solution / solutions, (solution + 1.0) / solutions))) return false;
            var after = points[rim..(rim + inner)];
            if (!Array.TrueForAll(after, p => p.Length < FarthestRadii)) return false;
            step = Farthest(before, after);
            before = after;
        }
        moved = Farthest(start, before);
        return true;
    }

    /// <summary>Where one order puts the inner points with the operator of the points as they are, which stay there; null where it has no solution.</summary>
    static Vec3[]? Solved(Vec3[] points, FairingSystem system, int rim, int inner, int order, Run run)
    {
        Vec3[] moved = [.. points];
        bool isSolved = system.TrySolve(moved, order, run with { Progress = null });
        system.Forget(order);
        return isSolved ? moved[rim..(rim + inner)] : null;
    }

    static double Farthest(Vec3[] from, Vec3[] to)
    {
        double farthest = 0;
        for (int v = 0; v < from.Length; v++) farthest = Math.Max(farthest, (to[v] - from[v]).Length);
        return farthest;
    }
}
