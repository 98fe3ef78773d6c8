using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Geometry;

/// <summary>A triangle with the numbers of its corners, by which neighbours are known.</summary>
internal readonly record struct Face(int A, int B, int C, Vec3 P, Vec3 Q, Vec3 R)
{
    public Vec3 Min => Vec3.Min(Vec3.Min(P, Q), R);
    public Vec3 Max => Vec3.Max(Vec3.Max(P, Q), R);

    /// <summary>The same triangle from its k-th corner on.</summary>
    public Face From(int k) => k switch { 0 => this, 1 => new Face(B, C, A, Q, R, P), _ => new Face(C, A, B, R, P, Q) };

    public int IndexOf(int vertex) => A == vertex ? 0 : B == vertex ? 1 : C == vertex ? 2 : -1;
}

/// <summary>Exact tests whether triangles meet elsewhere than in the corners and edges that they share.</summary>
internal static class Intersections
{
    /// <summary>
    /// True when two triangles touch or cross outside their common corners and edges. A triangle without area counts as
    /// empty: its edges are edges of its neighbours, which are tested.
    /// </summary>
    public static bool Cross(in Face f, in Face g)
    {
        var (fMin, fMax, gMin, gMax) = (f.Min, f.Max, g.Min, g.Max);
        if (fMin.X > gMax.X || gMin.X > fMax.X || fMin.Y > gMax.Y || gMin.Y > fMax.Y || fMin.Z > gMax.Z || gMin.Z > fMax.Z) return false;
        Span<int> common = [g.IndexOf(f.A), g.IndexOf(f.B), g.IndexOf(f.C)];
        int shared = (common[0] >= 0 ? 1 : 0) + (common[1] >= 0 ? 1 : 0) + (common[2] >= 0 ? 1 : 0);
        if (AreSurelyApart(f, g, common, shared)) return false;
        bool meet = shared switch
        {
            0 => CrossApart(f, g),
            1 => CrossAtCorner(f, g, common),
            2 => Overlap(f, g, common),
            // The back of a triangle is a sheet of its own; its copy is not.
            _ => common[1] == (common[0] + 1) % 3,
        };
        return meet && !HasNoArea(f) && !HasNoArea(g);
    }

    /// <summary>True when a triangle's corners are on one line.</summary>
    public static bool HasNoArea(in Face f) => Seen(f).Sense == 0;

    /// <summary>
    /// What tells most neighbours apart in few operations: the corners that are not common lie on one side of the other's plane; or, with a
    /// common edge in opposite directions, the triangles look the same way, so that none is folded onto the other.
    /// </summary>
    static bool AreSurelyApart(in Face f, in Face g, ReadOnlySpan<int> common, int shared)
    {
        if (shared == 3) return false;
        if (shared == 2)
        {
            int k = common[0] < 0 ? 0 : common[1] < 0 ? 1 : 2, next = common[(k + 1) % 3], last = common[(k + 2) % 3];
            if (next != (last + 1) % 3) return false;
            var (n, m) = (Vec3.Cross(f.Q - f.P, f.R - f.P), Vec3.Cross(g.Q - g.P, g.R - g.P));
            return Vec3.Dot(n, m) > 1e-3 * Math.Sqrt(n.LengthSquared * m.LengthSquared) && !IsNeedle(f, n) && !IsNeedle(g, m);
        }
        int side = 0;
        for (int i = 0; i < 3; i++)
        {
            if (common[i] >= 0) continue;
            int own = Predicates.LikelySide(g.P, g.Q, g.R, i == 0 ? f.P : i == 1 ? f.Q : f.R);
            if (own == 0 || own == -side) return false;
            side = own;
        }
        return true;
    }

    /// <summary>True when the normal of a triangle may be rounding.</summary>
    static bool IsNeedle(in Face f, Vec3 normal) => !(normal.LengthSquared > 1e-20 * (f.Q - f.P).LengthSquared * (f.R - f.P).LengthSquared);

    static bool CrossApart(in Face f, in Face g)
    {
        if (AreApart(f, g)) return false;
        int p = Predicates.Orient3D(g.P, g.Q, g.R, f.P), q = Predicates.Orient3D(g.P, g.Q, g.R, f.Q), r = Predicates.Orient3D(g.P, g.Q, g.R, f.R);
        if (p == q && q == r && p != 0) return false;
        return Meets(f.P, f.Q, g) || Meets(f.Q, f.R, g) || Meets(f.R, f.P, g) || Meets(g.P, g.Q, f) || Meets(g.Q, g.R, f) || Meets(g.R, g.P, f);
    }

    /// <summary>True when a side of one, seen along its axis, has the other beyond it: quick, and enough for most neighbours in a plane, where turns in space need long sums.</summary>
    static bool AreApart(in Face f, in Face g) => IsBeyondSide(f, g) || IsBeyondSide(g, f);

    static bool IsBeyondSide(in Face f, in Face g)
    {
        var (axis, inside) = Seen(f);
        return IsBeyond(f.P, f.Q, g.P, g.Q, g.R, axis, inside) || IsBeyond(f.Q, f.R, g.P, g.Q, g.R, axis, inside) || IsBeyond(f.R, f.P, g.P, g.Q, g.R, axis, inside);
    }

    static bool IsBeyond(Vec3 a, Vec3 b, Vec3 p, Vec3 q, Vec3 r, int axis, int inside) =>
        Turn(a, b, p, axis) == -inside && Turn(a, b, q, axis) == -inside && Turn(a, b, r, axis) == -inside;

    /// <summary>The same for two triangles with a common first corner: a side at it has the other's two corners beyond it.</summary>
    static bool AreApartAtCorner(in Face f, in Face g) => IsBeyondCorner(f, g) || IsBeyondCorner(g, f);

    static bool IsBeyondCorner(in Face f, in Face g)
    {
        var (axis, inside) = Seen(f);
        return (Turn(f.P, f.Q, g.Q, axis) == -inside && Turn(f.P, f.Q, g.R, axis) == -inside)
            || (Turn(f.R, f.P, g.Q, axis) == -inside && Turn(f.R, f.P, g.R, axis) == -inside);
    }

    /// <summary>With one common corner, one triangle's far side meets the other triangle, or neither.</summary>
    static bool CrossAtCorner(in Face f, in Face g, ReadOnlySpan<int> common)
    {
        int k = common[0] >= 0 ? 0 : common[1] >= 0 ? 1 : 2;
        var (first, second) = (f.From(k), g.From(common[k]));
        if (AreApartAtCorner(first, second)) return false;
        return Meets(first.Q, first.R, second) || Meets(second.Q, second.R, first);
    }

    /// <summary>With a common edge, they overlap when they lie in a plane on the same side of it.</summary>
    static bool Overlap(in Face f, in Face g, ReadOnlySpan<int> common)
    {
        int k = common[0] < 0 ? 0 : common[1] < 0 ? 1 : 2;
        var (first, second) = (f.From(k), g.From(3 - common[(k + 1) % 3] - common[(k + 2) % 3]));
        int axis = Seen(first).Axis;
        return Turn(first.Q, first.R, first.P, axis) == Turn(first.Q, first.R, second.P, axis) && Predicates.Orient3D(first.P, first.Q, first.R, second.P) == 0;
    }

    /// <summary>True when a closed segment meets a closed triangle.</summary>
    public static bool Meets(Vec3 a, Vec3 b, in Face t)
    {
        int sa = Predicates.Orient3D(t.P, t.Q, t.R, a), sb = Predicates.Orient3D(t.P, t.Q, t.R, b);
        if (sa == 0 && sb == 0) return MeetsInPlane(a, b, t);
        if (sa == sb) return false;
        int u = Predicates.Orient3D(a, b, t.P, t.Q), v = Predicates.Orient3D(a, b, t.Q, t.R), w = Predicates.Orient3D(a, b, t.R, t.P);
        return !((u < 0 || v < 0 || w < 0) && (u > 0 || v > 0 || w > 0));
    }

    static bool MeetsInPlane(Vec3 a, Vec3 b, in Face t)
    {
        int axis = Seen(t).Axis;
        return Inside(a, t, axis) || SegmentsMeet(a, b, t.P, t.Q, axis) || SegmentsMeet(a, b, t.Q, t.R, axis) || SegmentsMeet(a, b, t.R, t.P, axis);
    }

    static bool Inside(Vec3 a, in Face t, int axis)
    {
        int u = Turn(t.P, t.Q, a, axis), v = Turn(t.Q, t.R, a, axis), w = Turn(t.R, t.P, a, axis);
        return !((u < 0 || v < 0 || w < 0) && (u > 0 || v > 0 || w > 0));
    }

    static bool SegmentsMeet(Vec3 a, Vec3 b, Vec3 c, Vec3 d, int axis)
    {
        int ca = Turn(c, d, a, axis), cb = Turn(c, d, b, axis), ac = Turn(a, b, c, axis), ad = Turn(a, b, d, axis);
        if (ca != cb && ac != ad) return true;
        // On one line: they meet when their boxes do.
        return ca == 0 && cb == 0 && ac == 0 && ad == 0 && Vec3.Min(a, b) is var l && Vec3.Max(a, b) is var h && Vec3.Min(c, d) is var m && Vec3.Max(c, d) is var n
            && l.X <= n.X && m.X <= h.X && l.Y <= n.Y && m.Y <= h.Y && l.Z <= n.Z && m.Z <= h.Z;
    }

    /// <summary>The axis along which a triangle is seen largest, or another one along which it is no segment, and the sense in which it turns; 0 when it has no area.</summary>
    static (int Axis, int Sense) Seen(in Face t)
    {
        var n = Vec3.Cross(t.Q - t.P, t.R - t.P);
        var (x, y, z) = (Math.Abs(n.X), Math.Abs(n.Y), Math.Abs(n.Z));
        int best = z >= x && z >= y ? 2 : y >= x ? 1 : 0;
        for (int k = 0; k < 3; k++)
            if (Turn(t.P, t.Q, t.R, (best + k) % 3) is not 0 and var sense) return ((best + k) % 3, sense);
        return (best, 0);
    }

    /// <summary>Sense in which three points turn seen along an axis.</summary>
    public static int Turn(Vec3 a, Vec3 b, Vec3 c, int axis) => FlatPoint.Turn(FlatPoint.Of(a, axis), FlatPoint.Of(b, axis), FlatPoint.Of(c, axis));
}
