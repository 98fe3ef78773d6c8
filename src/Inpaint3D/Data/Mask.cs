namespace Inpaint3D.Data;

/// <summary>An axis-parallel box of grid points: <c>X0 ≤ x &lt; X1</c> and so on.</summary>
public readonly record struct Box(int X0, int Y0, int Z0, int X1, int Y1, int Z1)
{
    /// <summary>Columns.</summary>
    public int Width => X1 - X0;
    /// <summary>Rows.</summary>
    public int Height => Y1 - Y0;
    /// <summary>Slices.</summary>
    public int Depth => Z1 - Z0;
    /// <summary>True when it holds no point.</summary>
    public bool IsEmpty => X1 <= X0 || Y1 <= Y0 || Z1 <= Z0;

    /// <summary>The box grown by a margin in x and y and cut to a grid.</summary>
    public Box Grow(int margin, int width, int height) =>
        this with { X0 = Math.Max(X0 - margin, 0), Y0 = Math.Max(Y0 - margin, 0), X1 = Math.Min(X1 + margin, width), Y1 = Math.Min(Y1 + margin, height) };

    /// <summary>The least box that holds both in x and y; an empty one counts for nothing.</summary>
    public Box Join(Box other) => other.IsEmpty ? this
        : this with { X0 = Math.Min(X0, other.X0), Y0 = Math.Min(Y0, other.Y0), X1 = Math.Max(X1, other.X1), Y1 = Math.Max(Y1, other.Y1) };

    /// <summary>True when both have a point in common.</summary>
    public bool Meets(Box other) => X0 < other.X1 && other.X0 < X1 && Y0 < other.Y1 && other.Y0 < Y1 && Z0 < other.Z1 && other.Z0 < Z1;
}

/// <summary>The hole: 1 = missing, 0 = known, on the grid of a <see cref="Field"/>. This is the only polarity in the library; loaders convert.</summary>
public sealed class Mask
{
    /// <summary>A mask without a hole.</summary>
    public Mask(int width, int height, int depth = 1) : this(width, height, depth, new byte[checked(width * height * depth)]) { }

    /// <summary>Wraps samples of 0 and 1, slice by slice, row by row; the array is not copied.</summary>
    public Mask(int width, int height, int depth, byte[] samples)
    {
        if (samples.Length != checked(width * height * depth))
            throw new ArgumentException($"A mask of {width} x {height} x {depth} does not have {samples.Length} samples.");
        (Width, Height, Depth, Samples) = (width, height, depth, samples);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }
    /// <summary>Rows.</summary>
    public int Height { get; }
    /// <summary>Slices.</summary>
    public int Depth { get; }
    /// <summary>All samples, 0 or 1; index (z·Height + y)·Width + x.</summary>
    public byte[] Samples { get; }

    /// <summary>True where the sample is missing.</summary>
    public bool this[int x, int y, int z = 0]
    {
        get => Samples[(((z * Height) + y) * Width) + x] != 0;
        set => Samples[(((z * Height) + y) * Width) + x] = value ? (byte)1 : (byte)0;
    }

    /// <summary>The number of missing samples.</summary>
    public int Count => Samples.Length - Samples.AsSpan().Count((byte)0);

    /// <summary>One slice.</summary>
    public Span<byte> Frame(int z) => Samples.AsSpan(z * Width * Height, Width * Height);

    /// <summary>One slice as a mask, with samples of its own.</summary>
    public Mask Slice(int z) => new(Width, Height, 1, Frame(z).ToArray());

    /// <summary>One row.</summary>
    public Span<byte> Row(int y, int z = 0) => Samples.AsSpan(((z * Height) + y) * Width, Width);

    /// <summary>A mask that is 1 where the first channel of a picture is above the threshold.</summary>
    public static Mask Above(Field field, float threshold = 0.5f)
    {
        var mask = new Mask(field.Width, field.Height, field.Depth);
        for (int i = 0; i < mask.Samples.Length; i++) mask.Samples[i] = field.Samples[i] > threshold ? (byte)1 : (byte)0;
        return mask;
    }

    /// <summary>A picture of the mask, white where it is 1: what <see cref="Above"/> reads back.</summary>
    public Field ToField()
    {
        var field = new Field(Width, Height, Depth) { Coding = SampleCoding.UInt8 };
        for (int i = 0; i < Samples.Length; i++) field.Samples[i] = Samples[i];
        return field;
    }

    /// <summary>A copy with samples of its own.</summary>
    public Mask Clone() => new(Width, Height, Depth, (byte[])Samples.Clone());

    /// <summary>A new mask whose hole reaches that many pixels further in x and y, diagonals too.</summary>
    public Mask Grow(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        var grown = Clone();
        for (int z = 0; z < Depth; z++)
        {
            int slice = z * Width * Height;
            for (int y = 0; y < Height; y++) Spread(grown.Samples, slice + (y * Width), 1, Width, pixels);
            for (int x = 0; x < Width; x++) Spread(grown.Samples, slice + x, Width, Height, pixels);
        }
        return grown;
    }

    /// <summary>A new mask that is 1 where this one is 0.</summary>
    public Mask Inverse() => new(Width, Height, Depth, Array.ConvertAll(Samples, sample => (byte)(1 - sample)));

    /// <summary>A new mask that is 1 where both are.</summary>
    /// <exception cref="ArgumentException">They have different sizes.</exception>
    public Mask And(Mask other)
    {
        if (other.Width != Width || other.Height != Height || other.Depth != Depth) throw new ArgumentException($"The masks are {Width} x {Height} and {other.Width} x {other.Height}: they must have the same size.");
        var both = Clone();
        for (int i = 0; i < both.Samples.Length; i++) both.Samples[i] &= other.Samples[i];
        return both;
    }

    /// <summary>A new mask that is 1 where one of both is.</summary>
    /// <exception cref="ArgumentException">They have different sizes.</exception>
    public Mask Or(Mask other) => Inverse().And(other.Inverse()).Inverse();

    /// <summary>A new mask that is 1 where a point lies on one of some sides of the smallest box that holds the hole, in every slice.</summary>
    public Mask Beside(Sides sides)
    {
        var (box, beside) = (Bounds(), new Mask(Width, Height, Depth));
        for (int z = 0; z < Depth; z++)
        {
            for (int y = 0; y < Height; y++)
            {
                var row = beside.Row(y, z);
                if ((sides.HasFlag(Sides.Above) && y < box.Y0) || (sides.HasFlag(Sides.Below) && y >= box.Y1)) row.Fill(1);
                if (sides.HasFlag(Sides.Left)) row[..box.X0].Fill(1);
                if (sides.HasFlag(Sides.Right)) row[box.X1..].Fill(1);
            }
        }
        return beside;
    }

    /// <summary>The smallest box that holds the hole.</summary>
    public Box Bounds()
    {
        int x0 = Width, y0 = Height, z0 = Depth, x1 = 0, y1 = 0, z1 = 0;
        for (int z = 0; z < Depth; z++)
        {
            for (int y = 0; y < Height; y++)
            {
                var row = Row(y, z);
                int first = row.IndexOf((byte)1);
                if (first < 0) continue;
                (x0, x1) = (Math.Min(x0, first), Math.Max(x1, row.LastIndexOf((byte)1) + 1));
                (y0, y1, z0, z1) = (Math.Min(y0, y), Math.Max(y1, y + 1), Math.Min(z0, z), Math.Max(z1, z + 1));
            }
        }
        return new Box(x0, y0, z0, x1, y1, z1);
    }

    /// <summary>Sets what lies within reach of a 1 on one line, forwards and then backwards; 2 marks what was set here.</summary>
    static void Spread(byte[] samples, int start, int stride, int count, int reach)
    {
        int last = start + ((count - 1) * stride);
        for (int i = start, left = 0; i <= last; i += stride) Visit(i, ref left);
        for (int i = last, left = 0; i >= start; i -= stride) Visit(i, ref left);
        for (int i = start; i <= last; i += stride) samples[i] = samples[i] == 0 ? (byte)0 : (byte)1;

        void Visit(int i, ref int left)
        {
            if (samples[i] == 1) left = reach;
            else if (left > 0) (samples[i], left) = (2, left - 1);
        }
    }
}
