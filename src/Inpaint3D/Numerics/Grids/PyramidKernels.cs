using System.Numerics;
using System.Runtime.Intrinsics;
using Inpaint3D.Compute;

namespace Inpaint3D.Numerics.Grids;

/// <summary>The two kernels of <see cref="Pyramid"/>. Their CPU bodies go over the rows first, column by column, and then along the row.</summary>
internal static class PyramidKernels
{
    /// <summary>Samples of a vector of the pass along the row.</summary>
    const int Lanes = 8;

    /// <param name="Width">Columns of the fine grid.</param>
    /// <param name="Height">Its rows.</param>
    /// <param name="CoarseWidth">Columns of the coarse grid.</param>
    /// <param name="CoarseHeight">Its rows.</param>
    /// <param name="Depth">Slices.</param>
    /// <param name="Channels">Channels.</param>
    /// <param name="First">The first row of coarse pixels to compute, counted through all slices.</param>
    /// <param name="Least">See <see cref="Pyramid.Reduce"/>.</param>
    internal readonly record struct ReduceArgs(int Width, int Height, int CoarseWidth, int CoarseHeight, int Depth, int Channels, int First, float Least);

    /// <param name="Width">Columns of the fine grid.</param>
    /// <param name="Height">Its rows.</param>
    /// <param name="CoarseWidth">Columns of the coarse grid.</param>
    /// <param name="CoarseHeight">Its rows.</param>
    /// <param name="First">The first row of fine pixels to compute, counted through all planes.</param>
    internal readonly record struct ExpandArgs(int Width, int Height, int CoarseWidth, int CoarseHeight, int First);

    /// <summary>Coarse samples, and 1 where they are known, from fine samples and 1 where those are known.</summary>
    internal static readonly Kernel<ReduceArgs> Reduce = new("numerics/pyramid-reduce", ReduceCpu) { Work = 16 };

    /// <summary>Fine samples from coarse ones.</summary>
    internal static readonly Kernel<ExpandArgs> Expand = new("numerics/pyramid-expand", ExpandCpu) { Work = 2 };

    static void ReduceCpu(int start, int end, in ReduceArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        Span<float> fine = buffers[0].As<float>(), fineKnown = buffers[1].As<float>(), coarse = buffers[2].As<float>(), coarseKnown = buffers[3].As<float>();
        var line = new Line(a.Width, a.CoarseWidth);
        Span<float> inside = line.NewHalf(), known = line.NewHalf(), sum = line.NewHalf();
        line.Columns.Fill(1);
        line.Halve(inside);
        for (int row = a.First + start; row < a.First + end; row++)
        {
            var (z, y) = Math.DivRem(row, a.CoarseHeight);
            int plane = z * a.Height * a.Width;
            var rows = Vertical(y, a.Height);
            line.Columns.Clear();
            float insideRows = 0;
            for (int j = rows.First; j < rows.End; j++)
            {
                insideRows += Binomial(j - (2 * y));
                line.Add(Binomial(j - (2 * y)), fineKnown.Slice(plane + (j * a.Width), a.Width));
            }
            line.Halve(known);
            var share = coarseKnown.Slice(row * a.CoarseWidth, a.CoarseWidth);
            for (int x = 0; x < share.Length; x++) share[x] = known[x] > 0 && known[x] >= a.Least * (insideRows * inside[x]) ? 1 : 0;
            for (int c = 0; c < a.Channels; c++)
            {
                line.Columns.Clear();
                for (int j = rows.First; j < rows.End; j++)
                    line.Add(Binomial(j - (2 * y)), fine.Slice((c * a.Depth * a.Height * a.Width) + plane + (j * a.Width), a.Width), fineKnown.Slice(plane + (j * a.Width), a.Width));
                line.Halve(sum);
                var result = coarse.Slice(((c * a.Depth * a.CoarseHeight) + row) * a.CoarseWidth, a.CoarseWidth);
                for (int x = 0; x < result.Length; x++) result[x] = share[x] > 0 ? sum[x] / known[x] : 0;
            }
        }
    }

    static int Padded(int width) => (width + Lanes - 1) / Lanes * Lanes;

    /// <summary>The fine rows that go into a coarse one.</summary>
    static (int First, int End) Vertical(int y, int height) => (Math.Max((2 * y) - 2, 0), Math.Min((2 * y) + 3, height));

    /// <summary>16 w.</summary>
    static float Binomial(int offset) => Math.Abs(offset) switch { 0 => 6, 1 => 4, _ => 1 };

    /// <summary>Sums of fine rows, with margins so that the pass along the row needs no test of the border.</summary>
    readonly ref struct Line
    {
        const int Margin = 2;
        readonly Span<float> _padded;
        readonly int _half;

        public Line(int width, int coarseWidth)
        {
            _half = Padded(coarseWidth);
            _padded = new float[(2 * _half) + (2 * Lanes) + Margin];
            Columns = _padded.Slice(Margin, width);
        }

        /// <summary>Σ over the rows, column by column.</summary>
        public Span<float> Columns { get; }

        /// <summary>Room for a coarse row, a little longer.</summary>
        public Span<float> NewHalf() => new float[_half];

        public void Add(float weight, ReadOnlySpan<float> row)
        {
            int x = 0;
            for (var w = new Vector<float>(weight); x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
                Vector.FusedMultiplyAdd(w, new Vector<float>(row[x..]), new Vector<float>(Columns[x..])).CopyTo(Columns[x..]);
            for (; x < row.Length; x++) Columns[x] = MathF.FusedMultiplyAdd(weight, row[x], Columns[x]);
        }

        /// <summary>Adds the known samples of a row.</summary>
        public void Add(float weight, ReadOnlySpan<float> row, ReadOnlySpan<float> known)
        {
            int x = 0;
            for (var w = new Vector<float>(weight); x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
            {
                var sample = Vector.ConditionalSelect(Vector.GreaterThan(new Vector<float>(known[x..]), Vector<float>.Zero), new Vector<float>(row[x..]), Vector<float>.Zero);
                Vector.FusedMultiplyAdd(w, sample, new Vector<float>(Columns[x..])).CopyTo(Columns[x..]);
            }
            for (; x < row.Length; x++) Columns[x] = MathF.FusedMultiplyAdd(weight, known[x] > 0 ? row[x] : 0, Columns[x]);
        }

        /// <summary>The weighted sums of five columns around every second one.</summary>
        public void Halve(Span<float> half)
        {
            for (int x = 0; x < _half; x += Lanes)
            {
                var (a, b) = Split(2 * x);
                var (c, d) = Split((2 * x) + 2);
                var e = Split((2 * x) + 4).Even;
                (a + e + (Vector256.Create(4f) * (b + d)) + (Vector256.Create(6f) * c)).CopyTo(half[x..]);
            }
        }

        /// <summary>Eight columns from one on, every second, and the eight between them.</summary>
        (Vector256<float> Even, Vector256<float> Odd) Split(int x)
        {
            Vector256<ulong> low = Vector256.Create<float>(_padded[x..]).AsUInt64(), high = Vector256.Create<float>(_padded[(x + Lanes)..]).AsUInt64();
            return (Vector256.Narrow(low, high).AsSingle(), Vector256.Narrow(low >> 32, high >> 32).AsSingle());
        }
    }

    static void ExpandCpu(int start, int end, in ExpandArgs a, ReadOnlySpan<DeviceBuffer> buffers)
    {
        Span<float> coarse = buffers[0].As<float>(), fine = buffers[1].As<float>();
        int padded = Padded(a.CoarseWidth);
        // One column to the left and the rest to the right repeat the outermost.
        Span<float> column = new float[padded + Lanes], pairs = new float[2 * padded], inner = column.Slice(1, a.CoarseWidth);
        for (int row = a.First + start; row < a.First + end; row++)
        {
            var (plane, y) = Math.DivRem(row, a.Height);
            var rows = coarse.Slice(plane * a.CoarseHeight * a.CoarseWidth, a.CoarseHeight * a.CoarseWidth);
            int here = y / 2 * a.CoarseWidth, below = Math.Min(here + a.CoarseWidth, rows.Length - a.CoarseWidth);
            if (y % 2 == 0) Blend(0.125f, rows[Math.Max(here - a.CoarseWidth, 0)..], 0.75f, rows[here..], rows[below..], inner);
            else Blend(0.25f, rows[below..], 0.5f, rows[here..], rows[below..], inner);
            column[0] = inner[0];
            column[(a.CoarseWidth + 1)..].Fill(inner[^1]);
            Double(column, pairs);
            pairs[..a.Width].CopyTo(fine.Slice(row * a.Width, a.Width));
        }
    }

    /// <summary>outer · (above + below) + centre · here.</summary>
    static void Blend(float outer, ReadOnlySpan<float> above, float centre, ReadOnlySpan<float> here, ReadOnlySpan<float> below, Span<float> sum)
    {
        int x = 0;
        for (Vector<float> o = new(outer), c = new(centre); x <= sum.Length - Vector<float>.Count; x += Vector<float>.Count)
            Vector.FusedMultiplyAdd(c, new Vector<float>(here[x..]), o * (new Vector<float>(above[x..]) + new Vector<float>(below[x..]))).CopyTo(sum[x..]);
        for (; x < sum.Length; x++) sum[x] = MathF.FusedMultiplyAdd(centre, here[x], outer * (above[x] + below[x]));
    }

    /// <summary>Blends of a row that has one column more to the left: at its columns (1, 6, 1)/8, and between them (1, 1)/2.</summary>
    static void Double(ReadOnlySpan<float> column, Span<float> pairs)
    {
        for (int x = 0; 2 * x < pairs.Length; x += Lanes)
        {
            Vector256<float> left = Vector256.Create(column[x..]), middle = Vector256.Create(column[(x + 1)..]), right = Vector256.Create(column[(x + 2)..]);
            var even = Vector256.FusedMultiplyAdd(Vector256.Create(0.75f), middle, Vector256.Create(0.125f) * (left + right)).AsUInt32();
            var odd = (Vector256.Create(0.5f) * (middle + right)).AsUInt32();
            (Vector256.WidenLower(even) | (Vector256.WidenLower(odd) << 32)).AsSingle().CopyTo(pairs[(2 * x)..]);
            (Vector256.WidenUpper(even) | (Vector256.WidenUpper(odd) << 32)).AsSingle().CopyTo(pairs[((2 * x) + Lanes)..]);
        }
    }
}
