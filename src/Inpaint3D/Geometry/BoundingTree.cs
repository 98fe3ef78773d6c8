using System.Numerics;
using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Numerics;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry;

/// <summary>Where a ray meets a mesh: the point is origin + Distance · direction and (1 − U − V) A + U B + V C.</summary>
/// <param name="Triangle">Index of the triangle.</param>
/// <param name="Distance">Distance along the ray in multiples of the direction's length.</param>
/// <param name="U">Barycentric weight of corner B.</param>
/// <param name="V">Barycentric weight of corner C.</param>
public readonly record struct Hit(int Triangle, double Distance, double U, double V);

/// <summary>
/// A tree of boxes over triangles for ray casts and neighbour searches: triangles sorted along a Morton curve, four a leaf,
/// under a complete binary tree whose node k has the children 2k + 1 and 2k + 2.
/// </summary>
public sealed partial class BoundingTree
{
    const int LeafSize = 4;
    /// <summary>Leaves whose boxes are found at once, a power of two, and triangles whose places on the curve are.</summary>
    const int Block = 1024, CurveBlock = 1 << 14;

    readonly Vec3[] _positions;
    readonly Triangle[] _triangles;
    readonly int[] _order;
    /// <summary>In single precision, which takes half the room: those of the triangles rounded outwards.</summary>
    readonly (Vector3 Min, Vector3 Max)[] _boxes;
    readonly int _firstLeaf;

    BoundingTree(Vec3[] positions, Triangle[] triangles, int[] members, CpuDevice? host)
    {
        (_positions, _triangles, _order) = (positions, triangles, members);
        SortByCurve(host);
        int leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, (members.Length + LeafSize - 1) / LeafSize));
        _firstLeaf = leaves - 1;
        _boxes = new (Vector3, Vector3)[(2 * leaves) - 1];
        CpuDevice.ForBlocks(host, leaves, Block, (first, end) => FindBoxes(_firstLeaf + first, _firstLeaf + end));
        FindBoxes(0, _firstLeaf);
    }

    void FindBoxes(int first, int end)
    {
        for (int node = end - 1; node >= first; node--) _boxes[node] = FindBox(node);
    }

    /// <summary>A tree over all triangles of a mesh that have finite corners.</summary>
    public static BoundingTree Of(Mesh mesh) => Of(mesh.Positions, mesh.Triangles, SparseMatrix.Identity(mesh.Triangles.Length));

    /// <summary>A tree over some triangles, whose numbers it puts in its own order; those with corners that are not finite are left out.</summary>
    internal static BoundingTree Of(Vec3[] positions, Triangle[] triangles, int[] members, CpuDevice? host = null)
    {
        bool isFinite = true;
        CpuDevice.ForBlocks(host, members.Length, CurveBlock, (first, end) =>
        {
            for (int i = first; i < end; i++) if (!IsFinite(members[i])) isFinite = false;
        });
        return new BoundingTree(positions, triangles, isFinite ? members : Array.FindAll(members, IsFinite), host);
        bool IsFinite(int t) => positions[triangles[t].A].IsFinite && positions[triangles[t].B].IsFinite && positions[triangles[t].C].IsFinite;
    }

    /// <summary>The nearest triangle that a ray meets from either side, or null.</summary>
    /// <param name="origin">Start of the ray.</param>
    /// <param name="direction">Its direction, of any length but zero.</param>
    public Hit? Cast(Vec3 origin, Vec3 direction)
    {
        Span<int> stack = stackalloc int[64];
        var inverse = new Vec3(1 / direction.X, 1 / direction.Y, 1 / direction.Z);
        var frame = new RayFrame(origin, direction);
        var nearest = new Hit(-1, double.PositiveInfinity, 0, 0);
        int top = 0;
        stack[top++] = 0;
        while (top > 0)
        {
            int node = stack[--top];
            if (Enter(node, origin, inverse) >= nearest.Distance) continue;
            if (node >= _firstLeaf)
            {
                foreach (int t in Leaf(node)) Meet(t, frame, ref nearest);
                continue;
            }
            int left = (2 * node) + 1, right = left + 1;
            bool leftFirst = Enter(left, origin, inverse) <= Enter(right, origin, inverse);
            stack[top++] = leftFirst ? right : left;
            stack[top++] = leftFirst ? left : right;
        }
        return nearest.Triangle < 0 ? null : nearest;
    }

    /// <summary>Finds every triangle whose box meets a box, in the order of the tree.</summary>
    internal void Overlapping(Vec3 min, Vec3 max, List<int> found) => Overlapping(min, max, min, [], found);

    /// <summary>Of these the ones whose boxes meet slabs, too, which have their heights from a first point on.</summary>
    void Overlapping(Vec3 min, Vec3 max, Vec3 first, ReadOnlySpan<Slab> slabs, List<int> found)
    {
        found.Clear();
        Span<int> stack = stackalloc int[64];
        // A number of single precision is at most x where it is at most the greatest such number below x.
        var (low, high) = (Above(min), Below(max));
        int top = 0;
        stack[top++] = 0;
        while (top > 0)
        {
            int node = stack[--top];
            if (!Meet(_boxes[node], low, high) || (!slabs.IsEmpty && !Meet(Box(node), first, slabs))) continue;
            if (node < _firstLeaf)
            {
                stack[top++] = (2 * node) + 1;
                stack[top++] = (2 * node) + 2;
                continue;
            }
            foreach (int t in Leaf(node)) if (BoxOf(_triangles[t]) is var box && Meet(box, min, max) && Meet(box, first, slabs)) found.Add(t);
        }
    }

    /// <summary>True when one of the pairs of triangles whose boxes meet is a hit: both ways down the tree at once, which takes a fraction of a search for each triangle.</summary>
    internal bool AnyPair(Func<int, int, bool> isHit, Run run)
    {
        Span<(int A, int B)> stack = stackalloc (int, int)[128];
        int top = 0;
        stack[top++] = (0, 0);
        for (int steps = 0; top > 0; steps++)
        {
            if ((steps & 0xffff) == 0) run.Cancel.ThrowIfCancellationRequested();
            var (a, b) = stack[--top];
            if (a != b && !Meet(_boxes[a], _boxes[b].Min, _boxes[b].Max)) continue;
            if (a >= _firstLeaf)
            {
                if (AnyPair(a, b, isHit)) return true;
                continue;
            }
            int c = (2 * a) + 1, d = (2 * b) + 1;
            (stack[top], stack[top + 1], stack[top + 2]) = ((c, d), (c + 1, d + 1), (c, d + 1));
            top += 3;
            if (a != b) stack[top++] = (c + 1, d);
        }
        return false;
    }

    /// <summary>The same for the triangles of two leaves, or of one.</summary>
    bool AnyPair(int a, int b, Func<int, int, bool> isHit)
    {
        ReadOnlySpan<int> first = Leaf(a), second = Leaf(b);
        for (int i = 0; i < first.Length; i++)
        {
            var (min, max) = BoxOf(_triangles[first[i]]);
            if (!Meet(Box(b), min, max)) continue;
            for (int k = a == b ? i + 1 : 0; k < second.Length; k++)
                if (Meet(BoxOf(_triangles[second[k]]), min, max) && isHit(first[i], second[k])) return true;
        }
        return false;
    }

    static bool Meet(in (Vector3 Min, Vector3 Max) box, Vector3 min, Vector3 max) =>
        box.Min.X <= max.X && min.X <= box.Max.X && box.Min.Y <= max.Y && min.Y <= box.Max.Y && box.Min.Z <= max.Z && min.Z <= box.Max.Z;

    static bool Meet((Vec3 Min, Vec3 Max) box, Vec3 min, Vec3 max) =>
        box.Min.X <= max.X && min.X <= box.Max.X && box.Min.Y <= max.Y && min.Y <= box.Max.Y && box.Min.Z <= max.Z && min.Z <= box.Max.Z;

    ReadOnlySpan<int> Leaf(int node)
    {
        int start = LeafSize * (node - _firstLeaf);
        return start >= _order.Length ? [] : _order.AsSpan(start, Math.Min(LeafSize, _order.Length - start));
    }

    (Vec3 Min, Vec3 Max) Box(int node)
    {
        var (min, max) = _boxes[node];
        return (new Vec3(min.X, min.Y, min.Z), new Vec3(max.X, max.Y, max.Z));
    }

    (Vector3 Min, Vector3 Max) FindBox(int node)
    {
        if (node < _firstLeaf)
        {
            var (left, right) = (_boxes[(2 * node) + 1], _boxes[(2 * node) + 2]);
            return (Vector3.Min(left.Min, right.Min), Vector3.Max(left.Max, right.Max));
        }
        var box = (Min: new Vec3(double.MaxValue, double.MaxValue, double.MaxValue), Max: new Vec3(double.MinValue, double.MinValue, double.MinValue));
        foreach (int t in Leaf(node))
        {
            var (min, max) = BoxOf(_triangles[t]);
            box = (Vec3.Min(box.Min, min), Vec3.Max(box.Max, max));
        }
        return (Below(box.Min), Above(box.Max));
    }

    static Vector3 Below(Vec3 p) => new(Below(p.X), Below(p.Y), Below(p.Z));
    static Vector3 Above(Vec3 p) => new(Above(p.X), Above(p.Y), Above(p.Z));
    static float Below(double x) => (float)x <= x ? (float)x : MathF.BitDecrement((float)x);
    static float Above(double x) => (float)x >= x ? (float)x : MathF.BitIncrement((float)x);

    (Vec3 Min, Vec3 Max) BoxOf(Triangle t)
    {
        var (a, b, c) = (_positions[t.A], _positions[t.B], _positions[t.C]);
        return (Vec3.Min(Vec3.Min(a, b), c), Vec3.Max(Vec3.Max(a, b), c));
    }

    /// <summary>Distance at which a ray enters a node's box; infinite when it misses.</summary>
    double Enter(int node, Vec3 origin, Vec3 inverse)
    {
        var (min, max) = Box(node);
        if (min.X > max.X) return double.PositiveInfinity;
        double near = 0, far = double.PositiveInfinity;
        Clip(min.X - origin.X, max.X - origin.X, inverse.X, ref near, ref far);
        Clip(min.Y - origin.Y, max.Y - origin.Y, inverse.Y, ref near, ref far);
        Clip(min.Z - origin.Z, max.Z - origin.Z, inverse.Z, ref near, ref far);
        // The factor covers the rounding of the quotients.
        return near <= far * (1 + 1e-14) ? near * (1 - 1e-14) : double.PositiveInfinity;
    }

    static void Clip(double low, double high, double inverse, ref double near, ref double far)
    {
        double s = low * inverse, t = high * inverse;
        // 0 · ∞: the ray runs in the box's face and this pair of planes does not cut it.
        if (double.IsNaN(s) || double.IsNaN(t)) return;
        near = Math.Max(near, Math.Min(s, t));
        far = Math.Min(far, Math.Max(s, t));
    }

    /// <summary>Takes a triangle that is met before the nearest so far.</summary>
    void Meet(int t, in RayFrame frame, ref Hit nearest)
    {
        var (a, b, c) = (frame.Of(_positions[_triangles[t].A]), frame.Of(_positions[_triangles[t].B]), frame.Of(_positions[_triangles[t].C]));
        double u = RayFrame.Cross(c, a), v = RayFrame.Cross(a, b), w = RayFrame.Cross(b, c);
        if ((u < 0 || v < 0 || w < 0) && (u > 0 || v > 0 || w > 0)) return;
        double sum = u + v + w;
        if (sum == 0) return;
        double distance = ((w * a.Z) + (u * b.Z) + (v * c.Z)) / sum;
        if (distance >= 0 && (distance < nearest.Distance || (distance == nearest.Distance && t < nearest.Triangle))) nearest = new Hit(t, distance, u / sum, v / sum);
    }

    /// <summary>
    /// Coordinates in which a ray is the z axis: z along the direction, x and y sheared along it. Points are rounded alike for
    /// all triangles and the signs below are exact, so that no ray slips between neighbours.
    /// </summary>
    /// <remarks>S. Woop, C. Benthin, I. Wald. Watertight ray/triangle intersection. J. Computer Graphics Techniques 2(1), 2013.</remarks>
    readonly struct RayFrame
    {
        readonly Vec3 _origin;
        readonly int _turn;
        readonly double _shearX, _shearY, _scale;

        public RayFrame(Vec3 origin, Vec3 direction)
        {
            var (x, y, z) = (Math.Abs(direction.X), Math.Abs(direction.Y), Math.Abs(direction.Z));
            (_origin, _turn) = (origin, z >= x && z >= y ? 0 : x >= y ? 1 : 2);
            var d = Turned(direction);
            (_shearX, _shearY, _scale) = (d.X / d.Z, d.Y / d.Z, 1 / d.Z);
        }

        public Vec3 Of(Vec3 point)
        {
            var p = Turned(point - _origin);
            return new Vec3(p.X - (_shearX * p.Z), p.Y - (_shearY * p.Z), _scale * p.Z);
        }

        /// <summary>aₓbᵧ − aᵧbₓ with the exact sign: rounding keeps the order of the products, and equal ones are told apart by their errors.</summary>
        public static double Cross(Vec3 a, Vec3 b)
        {
            double p = a.X * b.Y, q = a.Y * b.X;
            return p != q ? p - q : Math.FusedMultiplyAdd(a.X, b.Y, -p) - Math.FusedMultiplyAdd(a.Y, b.X, -q);
        }

        /// <summary>The axes in turn, the ray's main one last.</summary>
        Vec3 Turned(Vec3 v) => _turn switch { 0 => v, 1 => new Vec3(v.Y, v.Z, v.X), _ => new Vec3(v.Z, v.X, v.Y) };
    }

    void SortByCurve(CpuDevice? host)
    {
        var (min, max) = Bounds(host);
        var size = max - min;
        double scale = ((1 << 21) - 1) / Math.Max(Math.Max(size.X, size.Y), Math.Max(size.Z, double.Epsilon));
        if (!double.IsFinite(scale)) scale = 0;
        var keys = new ulong[_order.Length];
        CpuDevice.ForBlocks(host, keys.Length, CurveBlock, (first, end) =>
        {
            for (int i = first; i < end; i++)
            {
                var (low, high) = BoxOf(_triangles[_order[i]]);
                var centre = scale * ((0.5 * (low + high)) - min);
                keys[i] = Spread((ulong)centre.X) | (Spread((ulong)centre.Y) << 1) | (Spread((ulong)centre.Z) << 2);
            }
        });
        RadixSort.Sort(keys, _order, host);
    }

    (Vec3 Min, Vec3 Max) Bounds(CpuDevice? host)
    {
        var (all, gate) = ((Min: new Vec3(double.MaxValue, double.MaxValue, double.MaxValue), Max: new Vec3(double.MinValue, double.MinValue, double.MinValue)), new Lock());
        CpuDevice.ForBlocks(host, _order.Length, CurveBlock, (first, end) =>
        {
            var (min, max) = BoxOf(_triangles[_order[first]]);
            for (int i = first + 1; i < end; i++)
            {
                var (low, high) = BoxOf(_triangles[_order[i]]);
                (min, max) = (Vec3.Min(min, low), Vec3.Max(max, high));
            }
            lock (gate) all = (Vec3.Min(all.Min, min), Vec3.Max(all.Max, max));
        });
        return all;
    }

    /// <summary>The 21 low bits of a number, each three places apart.</summary>
    static ulong Spread(ulong x)
    {
        x = (x | (x << 32)) & 0x1f00000000ffff;
        x = (x | (x << 16)) & 0x1f0000ff0000ff;
        x = (x | (x << 8)) & 0x100f00f00f00f00f;
        x = (x | (x << 4)) & 0x10c30c30c30c30c3;
        return (x | (x << 2)) & 0x1249249249249249;
    }
}
