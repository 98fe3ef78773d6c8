namespace Inpaint3D.Data;

/// <summary>How the samples of a <see cref="Field"/> were coded in the file they came from, and how they are written again.</summary>
public enum SampleCoding
{
    /// <summary>32-bit floating point, any range.</summary>
    Float32,
    /// <summary>8-bit: the value k/255 stands for the code k.</summary>
    UInt8,
    /// <summary>16-bit: the value k/65535 stands for the code k.</summary>
    UInt16,
}

/// <summary>What an image file says about its pixels and no method changes; it is carried from input to output.</summary>
/// <param name="IccProfile">The embedded ICC profile, or null.</param>
/// <param name="Exif">The EXIF block from its TIFF header on (<c>II*</c> or <c>MM</c>), or null.</param>
public sealed record ImageMetadata(byte[]? IccProfile, byte[]? Exif)
{
    /// <summary>The profile if its header says that it describes pictures of that many channels, alpha counted, or null.</summary>
    public byte[]? ProfileFor(int channels) =>
        IccProfile is { Length: >= 128 } profile && profile.AsSpan(16, 4).SequenceEqual(channels <= 2 ? "GRAY"u8 : "RGB "u8) ? profile : null;
}

/// <summary>
/// A sampled function on a grid of <c>Width × Height × Depth</c> with some channels: an image (depth 1), a video (z = frame),
/// a depth map or a volume. Samples are 32-bit floats, planar: channel by channel, slice by slice, row by row, so that
/// one row, one plane and one channel are contiguous.
/// </summary>
/// <remarks>
/// Values are those of the file: 0..1 for 8- and 16-bit codes, unchanged for float. An image of two or four channels has its
/// alpha, not premultiplied, last. Pixel centres lie at integers; (0, 0) is the top left pixel.
/// </remarks>
public sealed class Field
{
    /// <summary>Makes a field of zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or the field has 2³¹ samples or more.</exception>
    public Field(int width, int height, int depth = 1, int channels = 1)
        : this(width, height, depth, channels, NewSamples(SampleCount(width, height, depth, channels))) { }

    /// <summary>Wraps samples in the layout described above; the array is not copied.</summary>
    public Field(int width, int height, int depth, int channels, float[] samples)
    {
        if (samples.Length != SampleCount(width, height, depth, channels))
            throw new ArgumentException($"A field of {width} x {height} x {depth} with {channels} channels does not have {samples.Length} samples.");
        (Width, Height, Depth, Channels, Samples) = (width, height, depth, channels, samples);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }
    /// <summary>Rows.</summary>
    public int Height { get; }
    /// <summary>Slices: 1 for an image, the number of frames for a video.</summary>
    public int Depth { get; }
    /// <summary>Channels: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha for pictures.</summary>
    public int Channels { get; }
    /// <summary>All samples; index ((c·Depth + z)·Height + y)·Width + x.</summary>
    public float[] Samples { get; }
    /// <summary>The coding of the file it came from; a writer uses it when the format can.</summary>
    public SampleCoding Coding { get; init; } = SampleCoding.Float32;
    /// <summary>Profile and EXIF of the file it came from, or null.</summary>
    public ImageMetadata? Metadata { get; init; }

    /// <summary>Samples of one plane: Width · Height.</summary>
    public int PlaneLength => Width * Height;

    /// <summary>One sample.</summary>
    public ref float this[int x, int y, int z = 0, int channel = 0] => ref Samples[((((channel * Depth) + z) * Height) + y) * Width + x];

    /// <summary>One slice of one channel, row by row.</summary>
    public Span<float> Plane(int channel, int z = 0) => Samples.AsSpan(((channel * Depth) + z) * PlaneLength, PlaneLength);

    /// <summary>One row of one slice of one channel.</summary>
    public Span<float> Row(int y, int channel = 0, int z = 0) => Plane(channel, z).Slice(y * Width, Width);

    /// <summary>A copy with samples of its own.</summary>
    public Field Clone() => With((float[])Samples.Clone());

    /// <summary>A field of the same shape, coding and metadata on other samples; the array is not copied.</summary>
    public Field With(float[] samples) => new(Width, Height, Depth, Channels, samples) { Coding = Coding, Metadata = Metadata };

    /// <summary>True when the other field has the same width, height and depth.</summary>
    public bool SameGrid(Field other) => Width == other.Width && Height == other.Height && Depth == other.Depth;

    /// <summary>
    /// Large arrays are kept apart from others, where nothing is moved: otherwise the collector would measure by them how much garbage it
    /// may leave, and a fill in small pieces would take half as much memory again.
    /// </summary>
    static float[] NewSamples(int count) => count < 1 << 22 ? new float[count] : GC.AllocateArray<float>(count, pinned: true);

    /// <summary>One slice as a picture, with samples of its own.</summary>
    public Field Slice(int z)
    {
        var slice = new Field(Width, Height, 1, Channels) { Coding = Coding, Metadata = Metadata };
        for (int c = 0; c < Channels; c++) Plane(c, z).CopyTo(slice.Plane(c));
        return slice;
    }

    /// <summary>The slices of some fields one behind the other, with the coding and the metadata of the first: pictures become a video.</summary>
    /// <exception cref="ArgumentException">There are none, or one has another width, height or number of channels than the first.</exception>
    public static Field Stack(IReadOnlyList<Field> fields)
    {
        if (fields.Count == 0) throw new ArgumentException("A video needs at least one frame.");
        if (fields.Count == 1) return fields[0];
        var first = fields[0];
        var stack = new Field(first.Width, first.Height, fields.Sum(field => field.Depth), first.Channels) { Coding = first.Coding, Metadata = first.Metadata };
        for (int k = 0, z = 0; k < fields.Count; z += fields[k++].Depth)
        {
            var field = fields[k];
            if (field.Width != first.Width || field.Height != first.Height || field.Channels != first.Channels)
                throw new ArgumentException($"Frame {k} is {field.Width} x {field.Height} with {field.Channels} channels and the first {first.Width} x {first.Height} with {first.Channels}: all frames must be alike.");
            for (int c = 0; c < first.Channels; c++)
                for (int slice = 0; slice < field.Depth; slice++) field.Plane(c, slice).CopyTo(stack.Plane(c, z + slice));
        }
        return stack;
    }

    static int SampleCount(int width, int height, int depth, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        decimal count = (decimal)width * height * depth * channels;
        if (count > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(width), $"A field of {width} x {height} x {depth} with {channels} channels is too large for one array.");
        return (int)count;
    }
}
