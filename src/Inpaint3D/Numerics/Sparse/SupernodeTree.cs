namespace Inpaint3D.Numerics.Sparse;

/// <summary>The symbolic half of a sparse Cholesky factorisation: order, elimination tree, supernodes and their rows.</summary>
/// <remarks>
/// T. A. Davis. Direct Methods for Sparse Linear Systems. SIAM, 2006, chapter 4; supernodes are merged with their parents
/// where that stores few zeros, after C. Ashcraft, R. Grimes. The influence of relaxed supernode partitions on the
/// multifrontal method. ACM Trans. Mathematical Software 15(4), 1989.
/// </remarks>
internal sealed class SupernodeTree
{
    readonly int[] _first;
    readonly int[][] _rows;
    readonly List<int>[] _children;
    readonly double[] _work;

    /// <summary>Rows of the largest matrix that is taken as full: one supernode.</summary>
    internal const int Full = 16;

    internal SupernodeTree(SparseMatrix pattern, Run? run = null)
    {
        if (pattern.Size <= Full)
        {
            Order = Position = SparseMatrix.Identity(pattern.Size);
            (_first, _rows, _children) = ([0, pattern.Size], [Order], [[]]);
            (_work, TotalWork) = ([1], 1);
            return;
        }
        Order = NestedDissection.Order(pattern, run);
        Position = Inverse(Order);
        Order = [.. Postorder(EliminationTree(pattern)).Select(j => Order[j])];
        Position = Inverse(Order);
        run?.Cancel.ThrowIfCancellationRequested();
        int[] parent = EliminationTree(pattern), counts = ColumnCounts(pattern, parent);
        _first = Supernodes(parent, counts);
        run?.Cancel.ThrowIfCancellationRequested();
        (_rows, _children) = Structure(pattern);
        _work = [.. Enumerable.Range(0, Count).Select(s => (double)Width(s) * Height(s) * Height(s))];
        TotalWork = _work.Sum();
    }

    /// <summary>The matrix's row that is eliminated as number j; its inverse is <see cref="Position"/>.</summary>
    internal int[] Order { get; }
    /// <summary>When a row of the matrix is eliminated.</summary>
    internal int[] Position { get; }
    /// <summary>Supernodes; children come before parents.</summary>
    internal int Count => _first.Length - 1;
    /// <summary>Sum of <see cref="Work"/>.</summary>
    internal double TotalWork { get; }

    /// <summary>First column of a supernode.</summary>
    internal int First(int s) => _first[s];
    /// <summary>Columns of a supernode.</summary>
    internal int Width(int s) => _first[s + 1] - _first[s];
    /// <summary>Rows of a supernode, its own columns' included.</summary>
    internal int Height(int s) => _rows[s].Length;
    /// <summary>The rows themselves, ascending; the first ones are its columns.</summary>
    internal ReadOnlySpan<int> Rows(int s) => _rows[s];
    /// <summary>Supernodes that add to this one.</summary>
    internal IReadOnlyList<int> Children(int s) => _children[s];
    /// <summary>A measure of the front's cost.</summary>
    internal double Work(int s) => _work[s];

    static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (int i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }

    /// <summary>Parent of column j: the first row below the diagonal of column j of L, −1 at a root (Liu 1990).</summary>
    int[] EliminationTree(SparseMatrix pattern)
    {
        int n = Order.Length;
        var (parent, ancestor) = (new int[n], new int[n]);
        for (int i = 0; i < n; i++)
        {
            (parent[i], ancestor[i]) = (-1, -1);
            int row = Order[i];
            for (int e = pattern.Starts[row]; e < pattern.Starts[row + 1]; e++)
            {
                for (int k = Position[pattern.Columns[e]], next; k >= 0 && k < i; k = next)
                {
                    next = ancestor[k];
                    ancestor[k] = i;
                    if (next < 0) parent[k] = i;
                }
            }
        }
        return parent;
    }

    static int[] Postorder(int[] parent)
    {
        int n = parent.Length;
        var (child, sibling, order, stack) = (new int[n], new int[n], new int[n], new Stack<int>());
        Array.Fill(child, -1);
        for (int j = n - 1; j >= 0; j--)
        {
            if (parent[j] < 0) continue;
            (sibling[j], child[parent[j]]) = (child[parent[j]], j);
        }
        int count = 0;
        for (int root = 0; root < n; root++)
        {
            if (parent[root] >= 0) continue;
            stack.Push(root);
            while (stack.TryPeek(out int j))
            {
                if (child[j] is var c && c >= 0)
                {
                    child[j] = sibling[c];
                    stack.Push(c);
                }
                else order[count++] = stack.Pop();
            }
        }
        return order;
    }

    /// <summary>Entries of each column of L: row i has an entry in every column on the tree paths from its entries of A up to i.</summary>
    int[] ColumnCounts(SparseMatrix pattern, int[] parent)
    {
        int n = Order.Length;
        var (counts, mark) = (new int[n], new int[n]);
        for (int i = 0; i < n; i++)
        {
            (counts[i], mark[i]) = (1, i);
            int row = Order[i];
            for (int e = pattern.Starts[row]; e < pattern.Starts[row + 1]; e++)
                for (int k = Position[pattern.Columns[e]]; k < i && mark[k] != i; k = parent[k]) (mark[k], counts[k]) = (i, counts[k] + 1);
        }
        return counts;
    }

    /// <summary>First columns of the supernodes, and the number of columns.</summary>
    static int[] Supernodes(int[] parent, int[] counts)
    {
        // (first column, rows, stored zeros) of the supernodes so far; the last one may still grow by its parent.
        var nodes = new List<(int First, long Height, long Zeros)>();
        for (int j = 0; j < parent.Length; j++)
        {
            (int First, long Height, long Zeros) node = (j, counts[j], 0);
            long width = 1;
            while (nodes.Count > 0 && nodes[^1] is var last && parent[node.First - 1] is var up && up >= node.First && up < node.First + width)
            {
                long lastWidth = node.First - last.First, height = lastWidth + node.Height;
                long zeros = last.Zeros + node.Zeros + (lastWidth * (height - last.Height));
                long merged = lastWidth + width;
                double allowed = merged <= 4 ? 1 : merged <= 16 ? 0.4 : merged <= 48 ? 0.1 : 0.05;
                if (zeros > allowed * merged * (height - (0.5 * merged))) break;
                (node, width) = ((last.First, height, zeros), merged);
                nodes.RemoveAt(nodes.Count - 1);
            }
            nodes.Add(node);
        }
        return [.. nodes.Select(node => node.First), parent.Length];
    }

    /// <summary>Rows of a supernode: its columns, those of A below them, and what its children have below.</summary>
    (int[][] Rows, List<int>[] Children) Structure(SparseMatrix pattern)
    {
        var (rows, children, mark, owner) = (new int[Count][], new List<int>[Count], new int[Order.Length], new int[Order.Length]);
        Array.Fill(mark, -1);
        var below = new List<int>();
        for (int s = 0; s < Count; s++)
        {
            children[s] = [];
            owner.AsSpan(First(s), Width(s)).Fill(s);
        }
        for (int s = 0; s < Count; s++)
        {
            int end = _first[s + 1];
            below.Clear();
            for (int j = First(s); j < end; j++)
                for (int e = pattern.Starts[Order[j]]; e < pattern.Starts[Order[j] + 1]; e++) Reach(Position[pattern.Columns[e]], s, end);
            foreach (int child in children[s])
                foreach (int i in rows[child]) Reach(i, s, end);
            below.Sort();
            rows[s] = [.. Enumerable.Range(First(s), Width(s)), .. below];
            if (below.Count > 0) children[owner[below[0]]].Add(s);
        }
        return (rows, children);

        void Reach(int i, int s, int end)
        {
            if (i < end || mark[i] == s) return;
            mark[i] = s;
            below.Add(i);
        }
    }
}
