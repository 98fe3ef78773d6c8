using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Shape;

/// <summary>Carries what a patch's rim is moved by on to its inner points: harmonic along the patch, so that the nearest follow most.</summary>
internal static class FromRim
{
    /// <summary>The moves of the inner points, in order, by those of the rim's.</summary>
    public static Vec3[] Extend(Patch patch, Func<int, Vec3> move, Run run)
    {
        int rim = patch.RimPoints, inner = patch.Points.Count - rim;
        Vec3[] points = [.. patch.Points.Skip(rim), .. patch.Points.Take(rim)];
        var harmonic = new HarmonicExtension(points, [.. patch.Triangles.Select(t => new Triangle(InnerFirst(t.A), InnerFirst(t.B), InnerFirst(t.C)))], inner, run with { Progress = null });
        Vec3[] known = [.. Enumerable.Range(0, rim).Select(move)];
        double[] x = harmonic.Extend(Array.ConvertAll(known, p => p.X)), y = harmonic.Extend(Array.ConvertAll(known, p => p.Y)), z = harmonic.Extend(Array.ConvertAll(known, p => p.Z));
        return [.. x.Select((_, v) => new Vec3(x[v], y[v], z[v]))];

        int InnerFirst(int v) => v < rim ? inner + v : v - rim;
    }
}
