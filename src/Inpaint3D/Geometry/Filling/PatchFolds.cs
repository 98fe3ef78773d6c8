using Inpaint3D.Data;
using Inpaint3D.Geometry.Shape;

namespace Inpaint3D.Geometry.Filling;

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
        Hinges.Visit(patch, rim, (own, other, _) => folds += Vec3.Dot(own, other) < LeastCosine * own.Length * other.Length ? 1 : 0);
        return folds > FewFolds * patch.Triangles.Count;
    }
}
