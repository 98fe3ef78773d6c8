using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Carries what a patch's rim is moved by on to its inner points: harmonic along the patch, so that the nearest follow most.</summary>
internal sealed class FromRim
{
    readonly HarmonicExtension _harmonic;
    readonly int _rim;

    /// <summary>Prepares a patch with inner points.</summary>
    public FromRim(Patch patch)
    {
        int rim = _rim = patch.RimPoints, inner = patch.Points.Count - rim;
        Vec3[] points = [.. patch.Points.Skip(rim), .. patch.Points.Take(rim)];
        _harmonic = new HarmonicExtension(points, [.. patch.Triangles.Select(t => new Triangle(Turned(t.A), Turned(t.B), Turned(t.C)))], inner, new Run());
        int Turned(int v) => v < rim ? inner + v : v - rim;
    }

    /// <summary>The moves of the inner points, in order, by those of the rim's.</summary>
    public Vec3[] Extend(Func<int, Vec3> move)
    {
        Vec3[] known = [.. Enumerable.Range(0, _rim).Select(move)];
        double[] x = _harmonic.Extend(Array.ConvertAll(known, p => p.X)), y = _harmonic.Extend(Array.ConvertAll(known, p => p.Y)), z = _harmonic.Extend(Array.ConvertAll(known, p => p.Z));
        return [.. x.Select((_, v) => new Vec3(x[v], y[v], z[v]))];
    }
}
