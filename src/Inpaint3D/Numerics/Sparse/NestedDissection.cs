namespace Inpaint3D.Numerics.Sparse;

/// <summary>
/// An elimination order with little fill: the graph is cut in two halves by a small separator, which is eliminated last, and
/// the halves are ordered in the same way.
/// </summary>
/// <remarks>
/// A. George. Nested dissection of a regular finite element mesh. SIAM J. Numerical Analysis 10(2), 1973; for any graph by
/// breadth-first levels, A. George, J. W. H. Liu. An automatic nested dissection algorithm for irregular finite element
/// problems. SIAM J. Numerical Analysis 15(5), 1978. Here the cut is at the median of d(a, v) − d(b, v) for two far ends
/// a and b, which on a mesh is about the straight bisector, where one end's levels would give an arc.
/// </remarks>
internal sealed class NestedDissection
{
    /// <summary>Pieces that are ordered without another cut.</summary>
    const int Leaf = 24;

    readonly SparseMatrix _graph;
    readonly int[] _order, _piece, _fromA, _fromB, _queue;
    readonly Stack<(int Start, int End)> _pieces = new();
    int _lastPiece;

    NestedDissection(SparseMatrix graph)
    {
        (_graph, int n) = (graph, graph.Size);
        (_order, _piece, _fromA, _fromB, _queue) = (new int[n], new int[n], new int[n], new int[n], new int[n]);
    }

    /// <summary>The rows of a symmetric pattern in the order in which to eliminate them.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="run">Cancels.</param>
    internal static int[] Order(SparseMatrix pattern, Run? run = null)
    {
        var dissection = new NestedDissection(pattern);
        for (int v = 0; v < pattern.Size; v++) dissection._order[v] = v;
        dissection.Components();
        while (dissection._pieces.TryPop(out var piece))
        {
            run?.Cancel.ThrowIfCancellationRequested();
            dissection.Cut(piece.Start, piece.End);
        }
        return dissection._order;
    }

    /// <summary>Sorts the vertices by connected component, each of which is a piece.</summary>
    void Components()
    {
        var seen = new bool[_order.Length];
        int end = 0;
        var sorted = new int[_order.Length];
        for (int v = 0; v < seen.Length; v++)
        {
            if (seen[v]) continue;
            int count = Walk(v, 0, _fromA);
            _queue.AsSpan(0, count).CopyTo(sorted.AsSpan(end));
            for (int i = 0; i < count; i++) (seen[_queue[i]], _piece[_queue[i]]) = (true, -1);
            Push(sorted, end, end += count);
        }
        sorted.CopyTo(_order, 0);
    }

    void Push(int[] vertices, int start, int end)
    {
        if (end - start <= Leaf) return;
        _lastPiece++;
        for (int i = start; i < end; i++) _piece[vertices[i]] = _lastPiece;
        _pieces.Push((start, end));
    }

    /// <summary>Rearranges a piece to first half, second half, separator.</summary>
    void Cut(int start, int end)
    {
        int count = end - start, piece = _piece[_order[start]];
        int reached = Walk(_order[start], piece, _fromA);
        if (reached < count)
        {
            Split(start, end, reached);
            return;
        }
        int a = _queue[count - 1];
        Walk(a, piece, _fromA);
        int b = _queue[count - 1];
        Walk(b, piece, _fromB);
        int threshold = Median(start, end, _fromA[b]);
        var (first, second) = (Border(start, end, piece, threshold, true), Border(start, end, piece, threshold, false));
        bool fromFirst = first.Cut <= second.Cut;
        var sizes = fromFirst ? (First: first.Side - first.Cut, Second: second.Side) : (First: first.Side, Second: second.Side - second.Cut);
        if (Math.Min(sizes.First, sizes.Second) < count / 16)
        {
            // No cut is near the middle (a star, a dense graph): few neighbours first is then as good an order.
            Array.Sort(_order, start, count, Comparer<int>.Create((u, v) => Degree(u) != Degree(v) ? Degree(u).CompareTo(Degree(v)) : u.CompareTo(v)));
            return;
        }
        Arrange(start, end, piece, threshold, fromFirst, sizes.First, sizes.Second);
    }

    int Degree(int v) => _graph.Starts[v + 1] - _graph.Starts[v];

    /// <summary>What the walk from the first vertex reached becomes a piece, and the rest another.</summary>
    void Split(int start, int end, int reached)
    {
        int piece = _piece[_order[start]];
        for (int i = 0; i < reached; i++) _piece[_queue[i]] = -1;
        int kept = reached;
        for (int i = start; i < end; i++)
            if (_piece[_order[i]] == piece) _queue[kept++] = _order[i];
        _queue.AsSpan(0, end - start).CopyTo(_order.AsSpan(start));
        Push(_order, start, start + reached);
        Push(_order, start + reached, end);
    }

    /// <summary>Breadth-first distances within a piece; the queue keeps the order of visit.</summary>
    int Walk(int from, int piece, int[] distance)
    {
        // A visited vertex carries the complement of its piece until the walk ends.
        int head = 0, count = 0;
        (_queue[count++], distance[from], _piece[from]) = (from, 0, ~piece);
        while (head < count)
        {
            int v = _queue[head++];
            for (int e = _graph.Starts[v]; e < _graph.Starts[v + 1]; e++)
            {
                int w = _graph.Columns[e];
                if (_piece[w] != piece) continue;
                (_queue[count++], distance[w], _piece[w]) = (w, distance[v] + 1, ~piece);
            }
        }
        for (int i = 0; i < count; i++) _piece[_queue[i]] = piece;
        return count;
    }

    /// <summary>The key d(a, v) − d(b, v) at which half of the piece is passed.</summary>
    int Median(int start, int end, int diameter)
    {
        var histogram = new int[(2 * diameter) + 1];
        for (int i = start; i < end; i++) histogram[_fromA[_order[i]] - _fromB[_order[i]] + diameter]++;
        int key = 0, passed = 0;
        while (passed + histogram[key] <= (end - start) / 2) passed += histogram[key++];
        return key - diameter;
    }

    bool IsFirst(int v, int threshold) => _fromA[v] - _fromB[v] < threshold;

    bool IsBorder(int v, int piece, int threshold)
    {
        bool side = IsFirst(v, threshold);
        for (int e = _graph.Starts[v]; e < _graph.Starts[v + 1]; e++)
            if (_graph.Columns[e] is var w && _piece[w] == piece && IsFirst(w, threshold) != side) return true;
        return false;
    }

    (int Side, int Cut) Border(int start, int end, int piece, int threshold, bool first)
    {
        int side = 0, cut = 0;
        for (int i = start; i < end; i++)
        {
            if (IsFirst(_order[i], threshold) != first) continue;
            side++;
            if (IsBorder(_order[i], piece, threshold)) cut++;
        }
        return (side, cut);
    }

    void Arrange(int start, int end, int piece, int threshold, bool fromFirst, int firstCount, int secondCount)
    {
        int first = 0, second = firstCount, separator = firstCount + secondCount;
        for (int i = start; i < end; i++)
        {
            int v = _order[i];
            bool isFirst = IsFirst(v, threshold);
            if (isFirst == fromFirst && IsBorder(v, piece, threshold)) _queue[separator++] = v;
            else if (isFirst) _queue[first++] = v;
            else _queue[second++] = v;
        }
        _queue.AsSpan(0, end - start).CopyTo(_order.AsSpan(start));
        for (int i = start; i < end; i++) _piece[_order[i]] = -1;
        Push(_order, start, start + firstCount);
        Push(_order, start + firstCount, start + firstCount + secondCount);
    }
}
