using Inpaint3D.Data;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// The sphere on which a rim's surroundings lie: its centre is nearest to the axes of the old triangles' circumcircles, all of which
/// pass through it when the vertices are on a sphere; its radius is the vertices' mean distance.
/// </summary>
/// <param name="Center">Centre.</param>
/// <param name="Radius">Radius.</param>
/// <param name="Axis">Unit direction from the centre to the middle of the hole.</param>
/// <param name="Deviation">Root mean square of the vertices' distances from the sphere over its radius.</param>
internal sealed record SphereFit(Vec3 Center, double Radius, Vec3 Axis, double Deviation)
{
    /// <summary>Deviation up to which the vertices are those of a sphere but for their rounding.</summary>
    const double Exact = 1e-5;

    /// <summary>Root mean square of the vertices' distances over the radius, and of the sines between triangles' normals and radii, up to which the fit is one.</summary>
    const double MostDistance = 0.02, MostTilt = 0.1;
    /// <summary>The same, up to which the surroundings are round: 30°.</summary>
    const double MostRoundTilt = 0.5;
    /// <summary>Curvature towards the hole, less the sphere's and over it, up to which the fit is one.</summary>
    const double MostBend = 0.25;
    /// <summary>A sphere of more radii of the rim is as good as a plane.</summary>
    const double LargestRadii = 20;
    /// <summary>Passes that turn triangles over; two or three are enough.</summary>
    const int MostUnfoldings = 20;

    /// <summary>Fits; null when the surroundings are no part of a sphere.</summary>
    /// <param name="rim">The rim's points, in order.</param>
    /// <param name="around">Old triangles.</param>
    internal static SphereFit? Of(Vec3[] rim, Surroundings around)
    {
        var axes = AxesOf(around);
        return Nearest(rim, around, axes) is { Deviation: < MostDistance, Tilt: < MostTilt } fit
            && fit.Radius < LargestRadii * rim.Max(p => (p - rim[0]).Length) && fit.BendsAlike(axes) ? fit : null;
    }

    /// <summary>The sphere that the surroundings are nearest to, however far; null where there is none.</summary>
    /// <param name="rim">The rim's points, in order.</param>
    /// <param name="around">Old triangles.</param>
    internal static SphereFit? Nearest(Vec3[] rim, Surroundings around) => Nearest(rim, around, AxesOf(around));

    static SphereFit? Nearest(Vec3[] rim, Surroundings around, List<(Vec3 Center, Vec3 Normal)> axes)
    {
        var (matrix, side) = (default(Mat3), Vec3.Zero);
        foreach (var (m, n) in axes)
        {
            // Σ (1 − n nᵀ) (c − m) = 0.
            matrix = new Mat3(matrix.Row0 + new Vec3(1, 0, 0) - (n.X * n), matrix.Row1 + new Vec3(0, 1, 0) - (n.Y * n), matrix.Row2 + new Vec3(0, 0, 1) - (n.Z * n));
            side += m - (Vec3.Dot(m, n) * n);
        }
        if (axes.Count < 4 || Solve(matrix, side) is not { } center) return null;
        double radius = around.Points.Average(p => (p - center).Length), distance = Math.Sqrt(around.Points.Average(p => Square((p - center).Length - radius))) / radius;
        int outward = Math.Sign(axes.Sum(axis => Vec3.Dot(axis.Center - center, axis.Normal)));
        double tilt = Math.Sqrt(axes.Average(axis => Vec3.Cross((axis.Center - center).Normalized(), axis.Normal).LengthSquared));
        return new SphereFit(center, radius, outward * LoopMeasure.VectorArea(rim).Normalized(), distance) { Outward = outward, Tilt = tilt };
    }

    static List<(Vec3 Center, Vec3 Normal)> AxesOf(Surroundings around) =>
        [.. around.Triangles.Select(t => AxisOf(around.Points[t.A], around.Points[t.B], around.Points[t.C])).OfType<(Vec3, Vec3)>()];

    /// <summary>1 where normals look away from the centre, −1 where they look at it.</summary>
    int Outward { get; init; }

    /// <summary>
    /// False where the normals turn faster or slower towards the hole than the sphere's: some sphere touches every narrow band round a circle. Against the angle s
    /// from the axis the sine τ by which a normal leans away from it is a line; its slope is (κ − 1/R) R for a curvature κ, which has to be small beside its own error.
    /// </summary>
    bool BendsAlike(List<(Vec3 Center, Vec3 Normal)> axes)
    {
        var (n, sumS, sumT, sumSs, sumSt, sumTt) = ((double)axes.Count, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var (middle, normal) in axes)
        {
            var up = (middle - Center).Normalized();
            double cosine = Vec3.Dot(up, Axis), s = Math.Acos(Math.Clamp(cosine, -1, 1)), t = Outward * Vec3.Dot(normal, ((cosine * up) - Axis).Normalized());
            (sumS, sumT, sumSs, sumSt, sumTt) = (sumS + s, sumT + t, sumSs + (s * s), sumSt + (s * t), sumTt + (t * t));
        }
        double ss = sumSs - (sumS * sumS / n), st = sumSt - (sumS * sumT / n), tt = sumTt - (sumT * sumT / n);
        double slope = st / ss, error = Math.Sqrt(Math.Max(0, (tt / ss) - (slope * slope)) / (n - 2));
        return !(Math.Abs(slope) > MostBend + (2 * error));
    }

    /// <summary>Root mean square of the sines between the triangles' normals and the radii.</summary>
    internal double Tilt { get; private init; }

    /// <summary>True when the surroundings turn round the centre, as an ellipsoid does and a saddle does not.</summary>
    internal bool IsRound => Tilt < MostRoundTilt;

    /// <summary>True when its cap has the least Willmore energy, 0, as it is.</summary>
    internal bool IsExact => Deviation < Exact;

    /// <summary>True when the rim is so wide round the axis, 45° or more in the mean, that a linear fairing would flatten its cap.</summary>
    internal bool IsWide(Vec3[] rim) => rim.Average(p => Vec3.Dot(p - Center, Axis)) < Radius * Math.Sqrt(0.5);

    /// <summary>True when the rim goes beyond the equator.</summary>
    internal bool IsPastEquator(Vec3[] rim) => rim.Any(p => Vec3.Dot(p - Center, Axis) <= 0);

    /// <summary>
    /// The point of the sphere in line with p from the pole that is opposite to the hole: the stereographic projection, under which a
    /// Delaunay triangulation of a round rim's plane becomes one of the cap.
    /// </summary>
    internal Vec3 Project(Vec3 p)
    {
        var ray = p - (Center - (Radius * Axis));
        return Center - (Radius * Axis) + (2 * Radius * Vec3.Dot(Axis, ray) / ray.LengthSquared * ray);
    }

    /// <summary>
    /// Fills a rim, also one beyond the equator, which is inside out when it is seen along the axis: by the Delaunay triangulation of its image in the plane that touches
    /// the sphere in the middle of the hole, refined there, where nothing can fold. Null where the image crosses itself. Of a sphere that the
    /// rim is only near to it is a start.
    /// </summary>
    internal Patch? Filled(Rim rim, double density, double growth, Run run)
    {
        var pole = Center - (Radius * Axis);
        Vec3[] image = Array.ConvertAll(rim.Points, p => pole + (2 * Radius / Vec3.Dot(Axis, p - pole) * (p - pole)));
        if (EarCutting.Delaunay(new Rim(image, rim.Normals, rim.Scale, rim.AreJoined), run) is not { } triangles) return null;
        var patch = new Patch(image);
        patch.Triangles.AddRange(triangles);
        // Lengths near an image q are |q − pole|² / (4 R²) times those on the sphere.
        double[] scale = [.. rim.Scale.Select((edge, v) => edge * (image[v] - pole).LengthSquared / (4 * Radius * Radius))];
        Refinement.Refine(patch, scale, run, density, growth, rim.AreJoined);
        for (int v = 0; v < patch.Points.Count; v++) patch.Points[v] = v < rim.Count ? rim.Points[v] : Project(patch.Points[v]);
        return patch;
    }

    /// <summary>
    /// Turns over triangles of a patch on the sphere whose backs look outwards, as evening leaves some beside a jagged rim: their inner
    /// vertices move to the middle of their neighbours until no such triangle is left.
    /// </summary>
    internal void Unfold(Patch patch)
    {
        double outward = patch.Triangles.Sum(t => Facing(patch, t));
        for (int pass = 0; pass < MostUnfoldings; pass++)
        {
            var middles = patch.Middles(patch.Triangles.Where(t => outward * Facing(patch, t) <= 0));
            if (middles.Count == 0) return;
            foreach (var (v, middle) in middles) patch.Points[v] = Project(middle);
        }
    }

    /// <summary>Positive where a triangle looks away from the centre.</summary>
    double Facing(Patch patch, Triangle t) => patch.Points[t.A] is var a ? Vec3.Dot(Vec3.Cross(patch.Points[t.B] - a, patch.Points[t.C] - a), a - Center) : 0;

    static double Square(double x) => x * x;

    /// <summary>Centre and unit normal of the circumcircle; null for a triangle without area.</summary>
    static (Vec3 Center, Vec3 Normal)? AxisOf(Vec3 a, Vec3 b, Vec3 c)
    {
        var (u, v) = (b - a, c - a);
        var normal = Vec3.Cross(u, v);
        if (!(normal.LengthSquared > 0)) return null;
        var center = a + (Vec3.Cross((u.LengthSquared * v) - (v.LengthSquared * u), normal) / (2 * normal.LengthSquared));
        return (center, normal.Normalized());
    }

    /// <summary>Cramer's rule for a symmetric matrix; null when it is singular.</summary>
    static Vec3? Solve(Mat3 m, Vec3 side)
    {
        double determinant = Vec3.Dot(m.Row0, Vec3.Cross(m.Row1, m.Row2)), scale = (m.Row0.X + m.Row1.Y + m.Row2.Z) / 3;
        if (!(determinant > 1e-9 * scale * scale * scale)) return null;
        var inverse = new Mat3(Vec3.Cross(m.Row1, m.Row2), Vec3.Cross(m.Row2, m.Row0), Vec3.Cross(m.Row0, m.Row1));
        return inverse * side / determinant;
    }
}
