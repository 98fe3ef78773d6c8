namespace Inpaint3D.Numerics.Sparse;

/// <summary>
/// The factorisation P A Pᵀ = L Lᵀ of a sparse symmetric positive definite matrix, by the multifrontal method: columns of L
/// with the same rows form a supernode, and every supernode is a dense partial Cholesky of a front, the sum of its entries
/// of A and of what its children in the elimination tree left.
/// </summary>
/// <remarks>
/// I. S. Duff, J. K. Reid. The multifrontal solution of indefinite sparse symmetric linear systems. ACM Trans. Mathematical
/// Software 9(3), 1983; J. W. H. Liu. The role of elimination trees in sparse factorization. SIAM J. Matrix Analysis and
/// Applications 11(1), 1990. Analyse a pattern once, factor any number of matrices of it, solve any number of times.
/// </remarks>
internal sealed class SparseCholesky
{
    readonly SupernodeTree _tree;
    readonly double[][] _panels;

    /// <summary>Analyses the pattern of a symmetric matrix, of which both triangles must be stored.</summary>
    internal SparseCholesky(SparseMatrix pattern, Run? run = null)
    {
        _tree = new SupernodeTree(pattern, run);
        _panels = new double[_tree.Count][];
    }

    /// <summary>Entries of L, with the zeros that supernodes store.</summary>
    internal long Entries => _panels.Sum(panel => (long)panel.Length);

    /// <summary>log det A.</summary>
    internal double LogDeterminant
    {
        get
        {
            double sum = 0;
            for (int s = 0; s < _tree.Count; s++)
                for (int i = 0, stride = DenseCholesky.Stride(_tree.Width(s)); i < _tree.Width(s); i++) sum += Math.Log(_panels[s][(i * stride) + i]);
            return 2 * sum;
        }
    }

    /// <summary>Analyses and factors.</summary>
    /// <exception cref="ArgumentException">The matrix is not positive definite.</exception>
    internal static SparseCholesky Of(SparseMatrix matrix, Run? run = null)
    {
        var factor = new SparseCholesky(matrix, run);
        if (!factor.TryFactor(matrix, run))
            throw new ArgumentException("The matrix is not positive definite, so it has no Cholesky factor: some pivot is not positive.");
        return factor;
    }

    /// <summary>Factors a matrix of the analysed pattern; false when it is not positive definite.</summary>
    internal bool TryFactor(SparseMatrix matrix, Run? run = null)
    {
        var local = new int[matrix.Size];
        var updates = new double[_tree.Count][];
        double done = 0, reported = 0;
        for (int s = 0; s < _tree.Count; s++)
        {
            int width = _tree.Width(s), height = _tree.Height(s), stride = DenseCholesky.Stride(width), below = height - width;
            var (panel, update) = (_panels[s] ??= new double[(long)height * stride], new double[(long)below * below]);
            Array.Clear(panel);
            Assemble(matrix, s, local, panel, stride);
            foreach (int child in _tree.Children(s))
            {
                Add(child, updates[child], s, local, panel, stride, update);
                updates[child] = [];
            }
            if (!DenseCholesky.TryFactor(panel, height, width, update, run)) return false;
            updates[s] = update;
            done += _tree.Work(s) / _tree.TotalWork;
            if (done < reported) continue;
            run?.Step(done);
            reported = done + 0.005;
        }
        return true;
    }

    /// <summary>Solves A x = b in place for one or several right-hand sides, one after the other in the array.</summary>
    internal void Solve(Span<double> b)
    {
        int n = _tree.Order.Length;
        var x = new double[n];
        for (int start = 0; start < b.Length; start += n)
        {
            var side = b.Slice(start, n);
            for (int i = 0; i < n; i++) x[i] = side[_tree.Order[i]];
            for (int s = 0; s < _tree.Count; s++) Forward(s, x);
            for (int s = _tree.Count - 1; s >= 0; s--) Backward(s, x);
            for (int i = 0; i < n; i++) side[_tree.Order[i]] = x[i];
        }
    }

    /// <summary>Puts the supernode's columns of A into its front.</summary>
    void Assemble(SparseMatrix matrix, int s, int[] local, double[] panel, int stride)
    {
        int first = _tree.First(s), width = _tree.Width(s);
        var rows = _tree.Rows(s);
        for (int i = 0; i < rows.Length; i++) local[rows[i]] = i;
        for (int j = 0; j < width; j++)
        {
            int column = _tree.Order[first + j];
            for (int e = matrix.Starts[column]; e < matrix.Starts[column + 1]; e++)
                if (_tree.Position[matrix.Columns[e]] is var i && i >= first + j) panel[((long)local[i] * stride) + j] = matrix.Values[e];
        }
    }

    /// <summary>Extend-add: what a child's elimination left goes into the parent's front.</summary>
    void Add(int child, double[] update, int s, int[] local, double[] panel, int stride, double[] parentUpdate)
    {
        int width = _tree.Width(s), below = _tree.Height(s) - width;
        var rows = _tree.Rows(child)[_tree.Width(child)..];
        for (int i = 0; i < rows.Length; i++)
        {
            int row = local[rows[i]];
            var source = update.AsSpan(i * rows.Length, i + 1);
            for (int j = 0; j <= i; j++)
            {
                int column = local[rows[j]];
                if (column < width) panel[((long)row * stride) + column] += source[j];
                else parentUpdate[((long)(row - width) * below) + column - width] += source[j];
            }
        }
    }

    void Forward(int s, double[] x)
    {
        int width = _tree.Width(s), stride = DenseCholesky.Stride(width);
        var rows = _tree.Rows(s);
        var panel = _panels[s];
        var head = x.AsSpan(_tree.First(s), width);
        for (int i = 0; i < width; i++)
            head[i] = (head[i] - DenseCholesky.Dot(panel.AsSpan(i * stride, i), head[..i])) / panel[(i * stride) + i];
        for (int i = width; i < rows.Length; i++) x[rows[i]] -= DenseCholesky.Dot(panel.AsSpan(i * stride, width), head);
    }

    void Backward(int s, double[] x)
    {
        int width = _tree.Width(s), stride = DenseCholesky.Stride(width);
        var rows = _tree.Rows(s);
        var panel = _panels[s];
        var head = x.AsSpan(_tree.First(s), width);
        for (int i = rows.Length - 1; i >= width; i--) DenseCholesky.Subtract(head, x[rows[i]], panel.AsSpan(i * stride, width));
        for (int i = width - 1; i >= 0; i--)
        {
            head[i] /= panel[(i * stride) + i];
            DenseCholesky.Subtract(head[..i], head[i], panel.AsSpan(i * stride, i));
        }
    }
}
