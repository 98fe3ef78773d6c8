using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>How large a hole is beside its mesh.</summary>
public enum HoleSize
{
    /// <summary>Diameter below 3 % of the bounding box's diagonal.</summary>
    Small,
    /// <summary>Between small and large.</summary>
    Medium,
    /// <summary>Diameter of 10 % of the bounding box's diagonal and more.</summary>
    Large,
}

/// <summary>Sorts the holes of a mesh by size.</summary>
/// <param name="mesh">The mesh that the holes are of.</param>
public sealed class HoleSizes(Mesh mesh)
{
    /// <summary>Coded RGB by <see cref="HoleSize"/>; the three stay apart for colour-blind eyes (M. Okabe, K. Ito 2008).</summary>
    public static IReadOnlyList<Vector3> Colors { get; } = [new(0.0f, 0.72f, 0.95f), new(1.0f, 0.70f, 0.0f), new(0.95f, 0.10f, 0.45f)];

    readonly double _diagonal = mesh.Bounds() is var (min, max) ? (max - min).Length : 0;

    /// <summary>Diameter in mesh units from which holes are not small.</summary>
    public double Medium => 0.03 * _diagonal;
    /// <summary>Diameter in mesh units from which holes are large.</summary>
    public double Large => 0.1 * _diagonal;

    /// <summary>The class of a hole.</summary>
    public HoleSize Of(Loop loop) => loop.Diameter < Medium ? HoleSize.Small : loop.Diameter < Large ? HoleSize.Medium : HoleSize.Large;
}
