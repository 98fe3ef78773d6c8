using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Tells patches that turn back on themselves, or on the old triangles at the rim, without crossing them.</summary>
internal static class PatchFolds
{
    /// <summary>Least cosine of the angle between the normals of two neighbours: 160°.</summary>
    const double LeastCosine = -0.94;
    /// <summary>Largest part of a patch's triangles with a fold: a few at the rough rim of a large patch spoil nothing.</summary>
    const double FewFolds = 0.01;

    /// <summary>
    /// True when neighbours among a patch's triangles and those beside its rim turn by more than 160°, and not just at a few of many triangles. A crack's
    /// slivers have no direction, and the back of a piece turns by 180°.
    /// </summary>
    public static bool Spoil(Patch patch, Rim rim)
    {
        if (rim.Loop.Kind == LoopKind.Slit || rim.Loop.IsOuterBorder || rim.FacesBack) return false;
        int folds = 0;
        var (beside, normals) = (new EdgeMap(3 * patch.Triangles.Count), new Vec3[patch.Triangles.Count]);
        for (int t = 0; t < normals.Length; t++)
        {
            var (a, b, c) = patch.Triangles[t];
            var normal = normals[t] = Vec3.Cross(patch.Points[b] - patch.Points[a], patch.Points[c] - patch.Points[a]).Normalized();
            foreach (var (p, q) in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a)])
            {
                if (beside[q, p] is >= 0 and var other && Vec3.Dot(normal, normals[other]) < LeastCosine) folds++;
                if (p < rim.Count && q < rim.Count && rim.Loop.Next(p) == q && Vec3.Dot(normal, rim.Normals[p]) < LeastCosine) folds++;
                beside[p, q] = t;
            }
        }
        return folds > FewFolds * patch.Triangles.Count;
    }
}
