using Inpaint3D.Compute;
using Inpaint3D.Data;

namespace Inpaint3D.Geometry.Filling;

/// <summary>Decides whether a patch may enter the mesh: it crosses neither itself nor an old triangle, and stays near its hole.</summary>
internal sealed class PatchCheck
{
    /// <summary>Pairs of triangles that the search for a clear triangulation may look at, some seconds, and for how many of them the way to those of one triangle counts.</summary>
    const long MostTests = 20_000_000, TestsOfWay = 8;
    /// <summary>Triangles of a patch up to which the search for what is near each of them takes less than a look at all of it.</summary>
    const int Few = 32;
    /// <summary>Triangles of a rim's points, and chords, that are remembered to be clear or not.</summary>
    const int MostKnown = 1 << 20;

    /// <summary>Triangles that are gathered at once.</summary>
    const int Block = 1 << 14;

    readonly HalfEdges _edges;
    readonly FaceSet _old;

    /// <summary>Gathers the old triangles near some rims; the others cannot meet a patch that stays near.</summary>
    public PatchCheck(HalfEdges edges, IEnumerable<Rim> rims, Run run)
    {
        _edges = edges;
        var grid = new NearGrid(edges.Mesh, rims.Select(Reach));
        var (triangles, host) = (edges.Mesh.Triangles, run.Device.Host);
        var near = new List<int>[(triangles.Length + Block - 1) / Block];
        CpuDevice.ForBlocks(host, triangles.Length, Block, (first, end) =>
        {
            var some = near[first / Block] = [];
            for (int t = first; t < end; t++)
                if (edges.Corners[3 * t] >= 0 && grid.Touches(triangles[t])) some.Add(t);
        });
        run.Cancel.ThrowIfCancellationRequested();
        var (members, count) = (new int[near.Sum(some => some.Count)], 0);
        foreach (var some in near)
        {
            some.CopyTo(members, count);
            count += some.Count;
        }
        _old = new FaceSet(edges.Mesh.Positions, triangles, edges.Corners, members, host);
        if (rims.Skip(1).Any()) _old.Prepare();
    }

    /// <summary>A patch stays near when it keeps to the rim's box grown by the rim's diameter; twice this round an outline, whose cap may be most of a sphere.</summary>
    public static (Vec3 Min, Vec3 Max) Reach(Rim rim)
    {
        var (min, max) = (rim.Points[0], rim.Points[0]);
        foreach (var p in rim.Points) (min, max) = (Vec3.Min(min, p), Vec3.Max(max, p));
        var margin = (rim.Loop.IsOuterBorder ? 2 : 1) * rim.Loop.Diameter * new Vec3(1, 1, 1);
        return (min - margin, max + margin);
    }

    /// <summary>True when the patch may enter, beside other patches that have entered already.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="rim">Its rim.</param>
    /// <param name="others">The other patches.</param>
    /// <param name="unavoidable">Crossings that every patch makes; they do not count.</param>
    /// <param name="run">Cancels.</param>
    public bool Admits(Patch patch, Rim rim, IReadOnlyList<FaceSet> others, out int unavoidable, Run run)
    {
        unavoidable = 0;
        if (!StaysNear(patch, rim)) return false;
        var (faces, excused) = (new Lazy<FaceSet>(() => FaceSet.Of(patch, rim)), 0);
        bool isGraph = patch.Triangles.Count > Few && !rim.IsJoined && rim.Region.IsGraph(patch);
        if (isGraph ? CrossesOld() : faces.Value.Crosses(_old, run, IsExcused)) return false;
        if (others.Any(other => faces.Value.Crosses(other, run)) || (!isGraph && faces.Value.CrossesItself(run))) return false;
        unavoidable = excused;
        return true;

        // The lemma of RimRegion leaves few old triangles to look at, and saves the look at the patch itself.
        bool CrossesOld()
        {
            var near = new List<int>();
            foreach (int old in _old.Beside(patch.Points, LoopMeasure.VectorArea(rim.Points)))
            {
                run.Cancel.ThrowIfCancellationRequested();
                if (!rim.Region.IsApart(_old[old]) && CrossesPatch(old, near)) return true;
            }
            return false;
        }

        bool CrossesPatch(int old, List<int> near) => faces.Value.Crosses(_old[old], near, triangle => IsExcused(triangle, old));

        bool IsExcused(int triangle, int old)
        {
            bool isUnavoidable = RimMeets(patch.Triangles[triangle], rim, _old[old]);
            excused += isUnavoidable ? 1 : 0;
            return isUnavoidable;
        }
    }

    /// <summary>True when what a patch's triangle has of the rim, an edge or a corner, meets an old triangle beside its corners: then so does every patch.</summary>
    static bool RimMeets(Triangle triangle, Rim rim, Face old)
    {
        var (a, b, c) = triangle;
        return Meets(a, b) || Meets(b, c) || Meets(c, a);

        bool IsApart(int p) => p < rim.Count && old.IndexOf(rim.Vertices[p]) < 0;
        bool Meets(int p, int q) => IsApart(p) && Intersections.Meets(rim.Points[p], rim.Points[IsApart(q) && rim.Loop.AreNeighbours(p, q) ? q : p], old);
    }

    /// <summary>Pairs of crossing triangles that a patch makes; null when it goes far away or crosses other patches.</summary>
    public int? CountCrossings(Patch patch, Rim rim, IReadOnlyList<FaceSet> others, Run run)
    {
        if (!StaysNear(patch, rim)) return null;
        var faces = FaceSet.Of(patch, rim);
        return others.Any(other => faces.Crosses(other, run)) ? null : faces.CountCrossings(_old, run);
    }

    /// <summary>The patch with flips that save crossings, or itself where none does.</summary>
    public Patch WithFewerCrossings(Patch patch, Rim rim, IReadOnlyList<FaceSet> others, ref int crossings, Run run)
    {
        var better = patch.Copy(rim.Points);
        FewerCrossings.Make(better, rim, _old, run);
        if (CountCrossings(better, rim, others, run) is not { } count || count >= crossings) return patch;
        crossings = count;
        return better;
    }

    /// <summary>A patch without the few crossings that it makes with the mesh or itself, or null.</summary>
    public Patch? Untangled(Patch patch, Rim rim, Run run) => Untangling.Of(patch, rim, _old, run);

    /// <summary>Tells whether the triangle of three rim points crosses no old one; after very many tests, as where the rim lies within a flat part of the mesh, none counts as clear.</summary>
    public Func<int, int, int, bool> ClearOf(Rim rim)
    {
        var (near, chords, triangles, tests) = (new List<int>(), new Dictionary<(int, int), bool>(), new Dictionary<(int, int, int), bool>(), 0L);
        return (i, j, k) => IsFree(i, j) && IsFree(j, k) && IsFree(k, i) && IsClear(i, j, k);

        // Long rims ask for the triangles of their short arcs again and again.
        bool IsClear(int i, int j, int k)
        {
            if (triangles.TryGetValue((i, j, k), out bool isClear)) return isClear;
            isClear = MayLook() && !_old.Crosses(new Face(rim.Vertices[i], rim.Vertices[j], rim.Vertices[k], rim.Points[i], rim.Points[j], rim.Points[k]), near);
            if (triangles.Count < MostKnown) triangles.Add((i, j, k), isClear);
            return isClear;
        }

        // A chord that meets an old triangle beyond its ends does so in every triangle on it: most triangles need no look of their own.
        bool IsFree(int i, int j)
        {
            var chord = (Math.Min(i, j), Math.Max(i, j));
            if (rim.Loop.AreNeighbours(i, j)) return true;
            if (chords.TryGetValue(chord, out bool isFree)) return isFree;
            isFree = MayLook() && !_old.Meets(rim.Points[i], rim.Points[j], rim.Vertices[i], rim.Vertices[j], near);
            if (chords.Count < MostKnown) chords.Add(chord, isFree);
            return isFree;
        }

        bool MayLook() => (tests += TestsOfWay + near.Count) <= MostTests;
    }

    static bool StaysNear(Patch patch, Rim rim)
    {
        var (min, max) = Reach(rim);
        return patch.Points.TrueForAll(p => p.X >= min.X && p.Y >= min.Y && p.Z >= min.Z && p.X <= max.X && p.Y <= max.Y && p.Z <= max.Z);
    }

    /// <summary>True when an old triangle at a rim crosses another one.</summary>
    public bool CrossesRim(Rim rim, Run run)
    {
        var near = new List<int>();
        foreach (int t in rim.Vertices.SelectMany(v => _edges.Outgoing(v).ToArray()).Select(h => h / 3).Distinct())
        {
            run.Cancel.ThrowIfCancellationRequested();
            if (_old.IsCrossed(t, near)) return true;
        }
        return false;
    }

    /// <summary>A coarse grid over the mesh with the cells marked that some boxes touch.</summary>
    sealed class NearGrid
    {
        const int Cells = 64;

        readonly Vec3[] _positions;
        readonly Vec3 _origin, _scale;
        readonly System.Collections.BitArray _marked = new(Cells * Cells * Cells);

        public NearGrid(Mesh mesh, IEnumerable<(Vec3 Min, Vec3 Max)> boxes)
        {
            _positions = mesh.Positions;
            (_origin, var far) = mesh.Bounds();
            var size = far - _origin;
            _scale = new Vec3(Cells / Math.Max(size.X, 1e-300), Cells / Math.Max(size.Y, 1e-300), Cells / Math.Max(size.Z, 1e-300));
            foreach (var (min, max) in boxes) Any(min, max, mark: true);
        }

        public bool Touches(Triangle t)
        {
            var (a, b, c) = (_positions[t.A], _positions[t.B], _positions[t.C]);
            return Any(Vec3.Min(Vec3.Min(a, b), c), Vec3.Max(Vec3.Max(a, b), c), mark: false);
        }

        bool Any(Vec3 min, Vec3 max, bool mark)
        {
            var (x0, y0, z0) = Cell(min);
            var (x1, y1, z1) = Cell(max);
            for (int z = z0; z <= z1; z++)
            {
                for (int y = y0; y <= y1; y++)
                {
                    for (int x = x0; x <= x1; x++)
                    {
                        int cell = (((z * Cells) + y) * Cells) + x;
                        if (mark) _marked[cell] = true;
                        else if (_marked[cell]) return true;
                    }
                }
            }
            return false;
        }

        (int X, int Y, int Z) Cell(Vec3 p) =>
            (Clamp((p.X - _origin.X) * _scale.X), Clamp((p.Y - _origin.Y) * _scale.Y), Clamp((p.Z - _origin.Z) * _scale.Z));

        static int Clamp(double x) => (int)Math.Clamp(x, 0, Cells - 1);
    }
}
