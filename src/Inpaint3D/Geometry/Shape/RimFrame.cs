using Inpaint3D.Data;
using Inpaint3D.Geometry.Triangulation;

namespace Inpaint3D.Geometry.Shape;

/// <summary>
/// The calm rim: a noisy rim and the old surface round it as they are without noise, which is what a patch continues. They belong to the smooth
/// surface, over the hole too, that minimises <c>Σ mᵢ |xᵢ − pᵢ|² + ℓ⁶ |∇Δx|²</c> with the ℓ of <see cref="RimNoise"/>; three rings of old points
/// count in it. A patch of the calm rim is put back by what the rim's points are off it, which fades away in the patch as a harmonic function.
/// </summary>
internal static class RimFrame
{
    /// <summary>Rings of old triangles.</summary>
    const int Rings = 3;

    /// <summary>The calm rim, kept with the rim itself, which is its own where there is no noise.</summary>
    /// <param name="rim">The rim.</param>
    /// <param name="growth">Growth of the edges over the hole.</param>
    /// <param name="run">Cancels.</param>
    public static Rim Calm(Rim rim, double growth, Run run) => rim.Calm ??= Find(rim, growth, run with { Progress = null });

    static Rim Find(Rim rim, double growth, Run run)
    {
        if (rim.Loop.Kind == LoopKind.Slit || rim.Count < RimNoise.ShortestRim) return rim;
        var around = rim.Around(Rings);
        double length = RimNoise.Length(around, rim.Count, run);
        if (length == 0 || HoleTriangulation.All(rim, run).Select(first => first.Patch).FirstOrDefault() is not { } patch) return rim;
        if (!Fairing.RefineAndFair(patch, around, rim.Scale, 2, 1, growth, run, rim.AreJoined)) return rim;
        int count = rim.Count, inner = patch.Points.Count - count;
        Vec3[] points = [.. patch.Points, .. around.Points.AsSpan(count)];
        Triangle[] triangles = [.. patch.Triangles, .. around.Triangles.Select(t => Fairing.Shifted(t, count, inner))];
        if (SmoothBase.Of(points, triangles, v => v < count || v >= count + inner, 2 * Math.PI * length, run) is not { } smooth) return rim;
        var calm = new Rim(rim, around with { Points = [.. smooth[..count], .. smooth[(count + inner)..]] });
        for (int v = 0; v < count + inner; v++) patch.Points[v] = smooth[v];
        return BendingEnergy.Of(patch, calm) < BendingEnergy.HalfSphere ? calm : rim;
    }

    /// <summary>A patch of the calm rim between the points of the rim itself.</summary>
    public static Proposal PutBack(Proposal proposal, Rim rim, Run run) => proposal with { Patch = PutBack(proposal.Patch, rim, run) };

    static Patch PutBack(Patch patch, Rim rim, Run run)
    {
        if (rim.Points.SequenceEqual(patch.Points.Take(rim.Count))) return patch;
        var back = patch.Copy(rim.Points);
        var moves = FromRim.Extend(back, v => rim.Points[v] - patch.Points[v], run);
        for (int v = 0; v < moves.Length; v++) back.Points[rim.Count + v] += moves[v];
        return back;
    }
}
