using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <content>
/// Searches for what may meet a segment or a triangle: not all that is in the box round it, of which it fills next to nothing where it is long, but the boxes that no
/// plane along their sides or its own separates from it.
/// </content>
/// <remarks>S. Gottschalk, M. C. Lin, D. Manocha. OBBTree. SIGGRAPH 1996, section 5 (separating axes).</remarks>
public sealed partial class BoundingTree
{
    /// <summary>What a segment or triangle takes up along an axis, from its first point on.</summary>
    readonly struct Slab
    {
        /// <summary>Rounding of products and sums over their size.</summary>
        const double Epsilon = 1e-13;

        readonly Vec3 _axis, _reach;
        readonly double _middle, _half, _rounding;

        /// <summary>With the heights of two points at the most, 0 and that of a corner.</summary>
        /// <param name="axis">The axis, of any length.</param>
        /// <param name="corner">The corner.</param>
        /// <param name="size">The lengths that the axis is the product of.</param>
        public Slab(Vec3 axis, Vec3 corner, double size)
        {
            double height = Vec3.Dot(axis, corner), rounding = Epsilon * size;
            (_axis, _middle, _half, _rounding) = (axis, height / 2, (Math.Abs(height) / 2) + (rounding * corner.Length), rounding);
            _reach = new Vec3(Math.Abs(axis.X) + rounding, Math.Abs(axis.Y) + rounding, Math.Abs(axis.Z) + rounding);
        }

        /// <summary>False when a box beyond it, given from the first point on, is told apart.</summary>
        public bool Meets(Vec3 center, Vec3 half) =>
            Math.Abs(Vec3.Dot(_axis, center) - _middle) <= _half + Vec3.Dot(_reach, half) + (_rounding * (Math.Abs(center.X) + Math.Abs(center.Y) + Math.Abs(center.Z)));
    }

    /// <summary>Finds every triangle whose box meets a segment, in the order of the tree.</summary>
    internal void Meeting(Vec3 p, Vec3 q, List<int> found)
    {
        Span<Slab> slabs = stackalloc Slab[3];
        AcrossEdge(q - p, Vec3.Zero, slabs);
        Overlapping(Vec3.Min(p, q), Vec3.Max(p, q), p, slabs, found);
    }

    /// <summary>Finds every triangle whose box meets a triangle, in the order of the tree.</summary>
    internal void Meeting(in Face face, List<int> found)
    {
        var (u, v) = (face.Q - face.P, face.R - face.P);
        Span<Slab> slabs = stackalloc Slab[10];
        slabs[0] = new Slab(Vec3.Cross(u, v), Vec3.Zero, u.Length * v.Length);
        AcrossEdge(u, v, slabs[1..]);
        AcrossEdge(v, u, slabs[4..]);
        AcrossEdge(v - u, u, slabs[7..]);
        Overlapping(face.Min, face.Max, face.P, slabs, found);
    }

    /// <summary>Finds every triangle whose box meets a box, and what lies between the heights of two points along an axis of length 1, in the order of the tree.</summary>
    internal void Between(Vec3 first, Vec3 last, Vec3 axis, Vec3 min, Vec3 max, List<int> found) =>
        Overlapping(min, max, first, [new Slab(axis, last - first, 1)], found);

    /// <summary>The slabs along the axes at right angles to an edge and to the sides of boxes; all corners of the triangle have the height 0 or that of one of them.</summary>
    static void AcrossEdge(Vec3 edge, Vec3 corner, Span<Slab> slabs)
    {
        double size = edge.Length;
        slabs[0] = new Slab(new Vec3(0, -edge.Z, edge.Y), corner, size);
        slabs[1] = new Slab(new Vec3(edge.Z, 0, -edge.X), corner, size);
        slabs[2] = new Slab(new Vec3(-edge.Y, edge.X, 0), corner, size);
    }

    /// <summary>True when no slab tells a box apart.</summary>
    static bool Meet((Vec3 Min, Vec3 Max) box, Vec3 first, ReadOnlySpan<Slab> slabs)
    {
        if (slabs.IsEmpty) return true;
        var (min, max) = (box.Min - first, box.Max - first);
        var (center, half) = (0.5 * (min + max), 0.5 * (max - min));
        foreach (ref readonly var slab in slabs)
            if (!slab.Meets(center, half)) return false;
        return true;
    }
}
