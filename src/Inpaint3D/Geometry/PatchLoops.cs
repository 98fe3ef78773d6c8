using Inpaint3D.Data;

namespace Inpaint3D.Geometry;

/// <summary>Which loops a patch closes: their edges are edges of its triangles, in the same direction.</summary>
internal sealed class PatchLoops
{
    readonly Dictionary<(int, int), int> _loops = [];
    readonly Mesh _filled;

    /// <summary>Takes the loops that were closed.</summary>
    /// <param name="loops">Loops of the mesh before.</param>
    /// <param name="filled">The mesh after.</param>
    internal PatchLoops(IEnumerable<Loop> loops, Mesh filled)
    {
        _filled = filled;
        foreach (var loop in loops)
            for (int i = 0; i < loop.Edges; i++) _loops[(loop.Vertices[i], loop.Vertices[loop.Next(i)])] = loop.Id;
    }

    /// <summary>The numbers of the loops of a patch, in rising order.</summary>
    internal int[] Of(int[] patch)
    {
        var ids = new SortedSet<int>();
        foreach (int t in patch)
        {
            var (a, b, c) = _filled.Triangles[t];
            foreach (var edge in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a)])
                if (_loops.TryGetValue(edge, out int id)) ids.Add(id);
        }
        return [.. ids];
    }
}
