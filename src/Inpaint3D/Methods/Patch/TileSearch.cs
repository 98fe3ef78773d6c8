using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;

namespace Inpaint3D.Methods.Patch;

/// <summary>A source of a tile: its centre, the quarters it is turned by, and its sum of squared differences from what is known around the tile.</summary>
internal readonly record struct Tile(int Centre, int Quarters, float Distance);

/// <summary>
/// Finds the sources most like the surroundings of a tile. A sixteenth of the surroundings picks a few candidates among all centres, and
/// only those are compared as a whole.
/// </summary>
internal sealed class TileSearch(ExemplarPicture picture, CpuDevice host)
{
    /// <summary>One in so many points of the surroundings is compared everywhere.</summary>
    const int Sparse = 16;
    /// <summary>One in so many centres is compared at all points; and the least number of them, and of points of the first comparison.</summary>
    const int Few = 40, LeastCandidates = 64, LeastPoints = 8;
    /// <summary>Comparisons above which several threads are worth their start.</summary>
    const long ManyComparisons = 4_000_000;
    /// <summary>Centres side by side.</summary>
    const int Lanes = 8;

    readonly float[] _rough = new float[picture.PlaneLength + ExemplarSearch.Block];
    readonly PriorityQueue<(int Centre, int Quarters), float> _candidates = new();

    /// <summary>Differences taken so far.</summary>
    public long Comparisons { get; private set; }

    /// <summary>The best candidates of a window, the nearest first, in the order of their distance.</summary>
    /// <param name="target">The centre of the tile.</param>
    /// <param name="points">What is known around it, as steps from the centre.</param>
    /// <param name="window">Columns and rows of centres, ends excluded.</param>
    /// <param name="turns">1, or 4 for sources in all quarter turns.</param>
    /// <param name="prune">False compares all centres as a whole.</param>
    public List<Tile> Best(int target, ReadOnlySpan<(int X, int Y)> points, (int Left, int Top, int Right, int Bottom) window, int turns, bool prune)
    {
        int every = prune ? Math.Clamp(points.Length / LeastPoints, 1, Sparse) : 1;
        _candidates.Clear();
        int centres = Math.Max(0, window.Right - window.Left) * Math.Max(0, window.Bottom - window.Top), most = prune ? Math.Max(LeastCandidates, centres * turns / Few) : int.MaxValue;
        for (int quarters = 0; quarters < turns; quarters++)
        {
            Compare(target, points, every, quarters, window);
            Gather(quarters, window, most);
        }
        var (all, values) = (new int[turns][], Values(target, points, 1));
        for (int quarters = 0; quarters < turns; quarters++) all[quarters] = Offsets(points, 1, quarters);
        var tiles = new List<Tile>();
        foreach (var ((centre, quarters), _) in _candidates.UnorderedItems) tiles.Add(new Tile(centre, quarters, Distance(centre, all[quarters], values)));
        var (y, x) = Math.DivRem(target, picture.Stride);
        tiles.Sort((a, b) => (a.Distance, Away(a.Centre), a.Centre, a.Quarters).CompareTo((b.Distance, Away(b.Centre), b.Centre, b.Quarters)));
        return tiles;

        long Away(int centre) => Math.DivRem(centre, picture.Stride) is var (v, u) ? ((long)(u - x) * (u - x)) + ((long)(v - y) * (v - y)) : 0;
    }

    /// <summary>Sums over every so many-th point, for all centres of a window; infinity where the source may not be copied.</summary>
    void Compare(int target, ReadOnlySpan<(int X, int Y)> points, int every, int quarters, (int Left, int Top, int Right, int Bottom) window)
    {
        var (offsets, values) = (Offsets(points, every, quarters), Values(target, points, every));
        int rows = Math.Max(0, window.Bottom - window.Top);
        long work = (long)offsets.Length * Math.Max(0, window.Right - window.Left) * rows;
        Comparisons += work;
        if (work > ManyComparisons) host.For(rows, CompareRow);
        else
            for (int row = 0; row < rows; row++) CompareRow(row);

        void CompareRow(int row)
        {
            int line = (window.Top + row) * picture.Stride;
            ref float features = ref MemoryMarshal.GetArrayDataReference(picture.Features);
            for (int x = window.Left; x < window.Right; x += Lanes)
            {
                var sum = Vector256<float>.Zero;
                for (int k = 0; k < offsets.Length; k++)
                {
                    var difference = Vector256.LoadUnsafe(ref features, (nuint)(line + x + offsets[k])) - Vector256.Create(values[k]);
                    sum += difference * difference;
                }
                sum.CopyTo(_rough.AsSpan(line + x));
            }
        }
    }

    /// <summary>Keeps the centres with the least sums.</summary>
    void Gather(int quarters, (int Left, int Top, int Right, int Bottom) window, int most)
    {
        for (int y = window.Top; y < window.Bottom; y++)
        {
            for (int i = (y * picture.Stride) + window.Left; i < (y * picture.Stride) + window.Right; i++)
            {
                if (!float.IsFinite(picture.NearestOfPatch[i])) continue;
                // The queue's first is the worst.
                if (_candidates.Count < most) _candidates.Enqueue((i, quarters), -_rough[i]);
                else _candidates.EnqueueDequeue((i, quarters), -_rough[i]);
            }
        }
    }

    float Distance(int centre, int[] offsets, float[] values)
    {
        Comparisons += offsets.Length;
        float sum = 0;
        for (int k = 0; k < offsets.Length; k++)
        {
            float d = picture.Features[centre + offsets[k]] - values[k];
            sum += d * d;
        }
        return sum;
    }

    /// <summary>Where the entries of all planes lie in a turned source, relative to its centre.</summary>
    int[] Offsets(ReadOnlySpan<(int X, int Y)> points, int every, int quarters)
    {
        int count = (points.Length + every - 1) / every;
        var offsets = new int[count * picture.Colors];
        for (int k = 0; k < offsets.Length; k++)
        {
            var (x, y) = points[k % count * every];
            (x, y) = ExemplarPicture.Turn(x, y, quarters);
            offsets[k] = (k / count * picture.PlaneLength) + (y * picture.Stride) + x;
        }
        return offsets;
    }

    float[] Values(int target, ReadOnlySpan<(int X, int Y)> points, int every) => Array.ConvertAll(Offsets(points, every, 0), offset => picture.Features[target + offset]);
}
