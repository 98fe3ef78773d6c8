using Inpaint3D.Compute;
using Inpaint3D.Data;
using Inpaint3D.Numerics.Sparse;

namespace Inpaint3D.Geometry.Filling;

/// <summary>Triangles that others must not cross, with the numbers by which common corners are known.</summary>
/// <param name="points">Positions.</param>
/// <param name="triangles">Triangles on the positions.</param>
/// <param name="corners">Number of each corner, three a triangle.</param>
/// <param name="members">Which of the triangles belong to the set.</param>
/// <param name="host">Where its tree is built; null for the calling thread alone.</param>
internal sealed class FaceSet(Vec3[] points, Triangle[] triangles, int[] corners, int[] members, CpuDevice? host = null)
{
    /// <summary>Triangles of the largest set for which what may meet it is searched for all at once, and which needs no tree.</summary>
    const int Few = 32;

    /// <summary>Looks at all triangles one by one that take less than their tree.</summary>
    const int MostLooks = 4;

    readonly Lazy<BoundingTree> _tree = new(() => BoundingTree.Of(points, triangles, [.. members], host));
    int _looks;

    BoundingTree Tree => _tree.Value;

    public int Count => triangles.Length;

    /// <summary>Makes the tree, on all threads, before many look for what they may meet.</summary>
    public void Prepare() => _ = _tree.Value;

    public Face this[int t]
    {
        get
        {
            var (a, b, c) = triangles[t];
            return new Face(corners[3 * t], corners[(3 * t) + 1], corners[(3 * t) + 2], points[a], points[b], points[c]);
        }
    }

    /// <summary>The triangles of a patch, its rim points numbered as the mesh's vertices and its inner points by a mark below zero and on.</summary>
    public static FaceSet Of(Patch patch, Rim rim, int mark = -1)
    {
        var triangles = patch.Triangles.ToArray();
        var corners = new int[3 * triangles.Length];
        for (int t = 0; t < triangles.Length; t++)
            (corners[3 * t], corners[(3 * t) + 1], corners[(3 * t) + 2]) = (Number(triangles[t].A), Number(triangles[t].B), Number(triangles[t].C));
        return new FaceSet(patch.Points.ToArray(), triangles, corners, SparseMatrix.Identity(triangles.Length));
        int Number(int p) => p < rim.Count ? rim.Vertices[p] : mark - (p - rim.Count);
    }

    /// <summary>True when a triangle crosses one of the set, of which some may be excused.</summary>
    public bool Crosses(in Face face, List<int> near, Func<int, bool>? isExcused = null)
    {
        Tree.Meeting(face, near);
        foreach (int t in near) if (Intersections.Cross(face, this[t]) && isExcused?.Invoke(t) != true) return true;
        return false;
    }

    /// <summary>The triangles that may reach in between the lowest and the highest of some points along an axis, and in the box round these.</summary>
    public IEnumerable<int> Beside(List<Vec3> points, Vec3 axis)
    {
        var (first, last, min, max) = (points[0], points[0], points[0], points[0]);
        foreach (var p in points)
        {
            (min, max) = (Vec3.Min(min, p), Vec3.Max(max, p));
            if (Vec3.Dot(axis, p - first) < 0) first = p;
            if (Vec3.Dot(axis, p - last) > 0) last = p;
        }
        if (!_tree.IsValueCreated && Interlocked.Increment(ref _looks) <= MostLooks) return members.Where(t => MayReach(triangles[t], min, max));
        var found = new List<int>();
        Tree.Between(first, last, axis.Normalized(), min, max, found);
        return found;
    }

    /// <summary>How many of the set a triangle crosses.</summary>
    public int CountCrossings(in Face face, List<int> near)
    {
        Tree.Overlapping(face.Min, face.Max, near);
        int count = 0;
        foreach (int t in near) count += Intersections.Cross(face, this[t]) ? 1 : 0;
        return count;
    }

    /// <summary>True when the box of a triangle with finite corners meets another one.</summary>
    bool MayReach(Triangle t, Vec3 min, Vec3 max)
    {
        var (a, b, c) = (points[t.A], points[t.B], points[t.C]);
        var (low, high) = (Vec3.Min(Vec3.Min(a, b), c), Vec3.Max(Vec3.Max(a, b), c));
        return low.X <= max.X && low.Y <= max.Y && low.Z <= max.Z && high.X >= min.X && high.Y >= min.Y && high.Z >= min.Z && a.IsFinite && b.IsFinite && c.IsFinite;
    }

    /// <summary>True when a segment between two numbered points meets a triangle of the set that has neither for a corner.</summary>
    public bool Meets(Vec3 p, Vec3 q, int pNumber, int qNumber, List<int> near)
    {
        Tree.Meeting(p, q, near);
        foreach (int t in near)
            if (this[t] is var face && face.IndexOf(pNumber) < 0 && face.IndexOf(qNumber) < 0 && !Intersections.HasNoArea(face) && Intersections.Meets(p, q, face)) return true;
        return false;
    }

    /// <summary>True when a triangle of the set crosses another one of it.</summary>
    public bool IsCrossed(int t, List<int> near)
    {
        var face = this[t];
        Tree.Overlapping(face.Min, face.Max, near);
        foreach (int u in near) if (u != t && Intersections.Cross(face, this[u])) return true;
        return false;
    }

    /// <summary>Pairs of crossing triangles, in the set and with another one.</summary>
    public int CountCrossings(FaceSet other, Run run)
    {
        var (near, count) = (new List<int>(), 0);
        for (int t = 0; t < Count; t++)
        {
            if ((t & 0x3ff) == 0) run.Cancel.ThrowIfCancellationRequested();
            var face = this[t];
            other.Tree.Overlapping(face.Min, face.Max, near);
            foreach (int u in near) count += Intersections.Cross(face, other[u]) ? 1 : 0;
            Tree.Overlapping(face.Min, face.Max, near);
            foreach (int u in near) count += u > t && Intersections.Cross(face, this[u]) ? 1 : 0;
        }
        return count;
    }

    /// <summary>The triangles of the set that cross another one of it, or one of another set; of more than <paramref name="most"/> only the first ones.</summary>
    public List<int> Crossing(FaceSet other, double most, Run run)
    {
        var (near, crossing) = (new List<int>(), new List<int>());
        for (int t = 0; t < Count && crossing.Count <= most; t++)
        {
            if ((t & 0x3ff) == 0) run.Cancel.ThrowIfCancellationRequested();
            if (other.Crosses(this[t], near) || IsCrossed(t, near)) crossing.Add(t);
        }
        return crossing;
    }

    /// <summary>True when two triangles of the set cross.</summary>
    public bool CrossesItself(Run run)
    {
        if (Count > Few) return Tree.AnyPair((t, u) => Intersections.Cross(this[t], this[u]), run);
        var faces = Faces();
        for (int t = 0; t < faces.Length; t++)
            for (int u = t + 1; u < faces.Length; u++) if (Intersections.Cross(faces[t], faces[u])) return true;
        return false;
    }

    Face[] Faces()
    {
        var faces = new Face[Count];
        for (int t = 0; t < faces.Length; t++) faces[t] = this[t];
        return faces;
    }

    /// <summary>True when a triangle of this set crosses one of another.</summary>
    /// <param name="other">The other set.</param>
    /// <param name="run">Cancels.</param>
    /// <param name="isExcused">Which crossings do not count, by the triangle of this set and that of the other.</param>
    public bool Crosses(FaceSet other, Run run, Func<int, int, bool>? isExcused = null)
    {
        var near = new List<int>();
        if (Count <= Few) return FewCross(other, near, isExcused);
        for (int t = 0; t < Count; t++)
        {
            if ((t & 0x3ff) == 0) run.Cancel.ThrowIfCancellationRequested();
            var face = this[t];
            other.Tree.Overlapping(face.Min, face.Max, near);
            foreach (int u in near) if (Intersections.Cross(face, other[u]) && isExcused?.Invoke(t, u) != true) return true;
        }
        return false;
    }

    /// <summary>The same for few triangles: all that may meet one of them is searched for at once.</summary>
    bool FewCross(FaceSet other, List<int> near, Func<int, int, bool>? isExcused)
    {
        var faces = Faces();
        var (min, max) = (points[0], points[0]);
        foreach (var p in points) (min, max) = (Vec3.Min(min, p), Vec3.Max(max, p));
        other.Tree.Overlapping(min, max, near);
        foreach (int u in near)
        {
            var face = other[u];
            for (int t = 0; t < faces.Length; t++) if (Intersections.Cross(faces[t], face) && isExcused?.Invoke(t, u) != true) return true;
        }
        return false;
    }
}
