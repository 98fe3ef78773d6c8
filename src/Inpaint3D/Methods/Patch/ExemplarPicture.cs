using Inpaint3D.Data;

namespace Inpaint3D.Methods.Patch;

/// <summary>One slice of a picture while patches are copied into it. All planes are padded at the right, to <see cref="Stride"/>.</summary>
internal sealed class ExemplarPicture
{
    readonly Field _image;
    readonly int _z;
    /// <summary>Known, but not to be copied from.</summary>
    readonly bool[] _isBarred;

    /// <summary>Prepares a slice that has known pixels.</summary>
    /// <param name="problem">Its picture is written into.</param>
    /// <param name="z">The slice.</param>
    /// <param name="nearness">1/z on the slice, from 0 to 100, or null.</param>
    /// <param name="options">Sizes and weights.</param>
    /// <param name="run">Whether to stop.</param>
    /// <exception cref="ArgumentException">Nothing may be copied.</exception>
    public ExemplarPicture(ImageHole problem, int z, float[]? nearness, ExemplarOptions options, Run run)
    {
        (_image, _z) = (problem.Image, z);
        (Width, Height, Stride) = (_image.Width, _image.Height, _image.Width + ExemplarSearch.Block);
        PlaneLength = Stride * Height;
        var planes = PatchColor.Planes(_image, problem.Hole, z, run);
        Colors = planes.Length;
        if (nearness is not null) planes = [.. planes, [.. nearness.Select(near => MathF.Sqrt(options.DepthWeight) * near)]];
        Features = new float[(planes.Length * PlaneLength) + (2 * ExemplarSearch.Block) + options.Radius];
        for (int k = 0; k < planes.Length; k++) Pad(planes[k], Features.AsSpan(k * PlaneLength));
        if (nearness is not null) Pad(nearness, Nearness = new float[PlaneLength]);
        (Missing, _isBarred, Confidence) = (new bool[PlaneLength], new bool[PlaneLength], new float[PlaneLength]);
        (Origin, Quarters) = (new int[PlaneLength], new byte[PlaneLength]);
        Origin.AsSpan().Fill(-1);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                int i = (y * Stride) + x;
                Missing[i] = problem.Hole[x, y, z];
                Confidence[i] = Missing[i] ? 0 : 1;
                Left += Missing[i] ? 1 : 0;
                _isBarred[i] = problem.Source is { } source && !source[x, y, z];
                for (int c = 0; c < _image.Channels; c++) _isBarred[i] |= !float.IsFinite(_image[x, y, z, c]);
            }
        }
        (RadiusX, RadiusY, NearestOfPatch) = Sources(options.Radius);
        (CopyX, CopyY) = (Math.Min(RadiusX, options.CopyRadius), Math.Min(RadiusY, options.CopyRadius));
    }

    /// <summary>Columns, rows, length of a padded row, and of a padded plane.</summary>
    public int Width { get; }
    /// <inheritdoc cref="Width"/>
    public int Height { get; }
    /// <inheritdoc cref="Width"/>
    public int Stride { get; }
    /// <inheritdoc cref="Width"/>
    public int PlaneLength { get; }
    /// <summary>How many of the features are colours.</summary>
    public int Colors { get; }
    /// <summary>Planes one after another: colours, then, where there is depth, nearness times the root of its weight.</summary>
    public float[] Features { get; }
    /// <summary>1/z from 0 to 100; null without depth.</summary>
    public float[]? Nearness { get; }
    /// <summary>Still missing.</summary>
    public bool[] Missing { get; }
    /// <summary>The confidence C.</summary>
    public float[] Confidence { get; }
    /// <summary>Where a filled pixel was copied from, or −1; always a known pixel.</summary>
    public int[] Origin { get; }
    /// <summary>By how many quarters the surroundings of a filled pixel are turned to get those of its origin.</summary>
    public byte[] Quarters { get; }
    /// <summary>How many pixels are missing.</summary>
    public int Left { get; private set; }
    /// <summary>Half the sides of a patch.</summary>
    public int RadiusX { get; }
    /// <inheritdoc cref="RadiusX"/>
    public int RadiusY { get; }
    /// <summary>Half the sides of what is copied of it.</summary>
    public int CopyX { get; }
    /// <inheritdoc cref="CopyX"/>
    public int CopyY { get; }
    /// <summary>For each centre the nearest 1/z of its patch, or infinity where not all of that may be copied.</summary>
    public float[] NearestOfPatch { get; }

    /// <summary>The pixels of the patch at p that lie in the picture.</summary>
    public PatchPixels Patch(int p) => Square(p, RadiusX, RadiusY);

    /// <summary>Those of them that are copied.</summary>
    public PatchPixels Copied(int p) => Square(p, CopyX, CopyY);

    PatchPixels Square(int p, int radiusX, int radiusY)
    {
        var (y, x) = Math.DivRem(p, Stride);
        return new PatchPixels(Math.Max(x - radiusX, 0), Math.Max(y - radiusY, 0), Math.Min(x + radiusX, Width - 1), Math.Min(y + radiusY, Height - 1), Stride);
    }

    /// <summary>True when a pixel is not in front of a limit.</summary>
    public bool IsBehind(int i, float limit) => Nearness is null || Nearness[i] <= limit;

    /// <summary>The nearest depth that what is copied to p may have.</summary>
    public float NearLimit(int p, float tolerance)
    {
        if (Nearness is null) return float.MaxValue;
        float nearest = 0;
        foreach (int i in Patch(p))
            if (Missing[i]) nearest = Math.Max(nearest, Nearness[i]);
        return nearest + tolerance;
    }

    /// <summary>True for an index of a known pixel of the picture that may be copied.</summary>
    public bool MayCopy(int i) => i >= 0 && i < PlaneLength && i % Stride < Width && Origin[i] < 0 && !_isBarred[i];

    /// <summary>Copies the missing pixels around p from those around q, turned by so many quarters.</summary>
    public void Copy(int p, int q, float confidence, int quarters = 0)
    {
        var (py, px) = Math.DivRem(p, Stride);
        foreach (int i in Copied(p))
        {
            if (!Missing[i]) continue;
            var (toY, toX) = Math.DivRem(i, Stride);
            var (dx, dy) = Turn(toX - px, toY - py, quarters);
            int from = q + (dy * Stride) + dx;
            for (int plane = 0; plane < Colors; plane++) Features[(plane * PlaneLength) + i] = Features[(plane * PlaneLength) + from];
            var (fromY, fromX) = Math.DivRem(from, Stride);
            for (int c = 0; c < _image.Channels; c++) _image[toX, toY, _z, c] = _image[fromX, fromY, _z, c];
            (Missing[i], Origin[i], Confidence[i]) = (false, Origin[from] >= 0 ? Origin[from] : from, confidence);
            Quarters[i] = (byte)((quarters + Quarters[from]) % 4);
            Left--;
        }
    }

    /// <summary>A step turned by so many quarters, x towards y.</summary>
    public static (int X, int Y) Turn(int x, int y, int quarters) => quarters switch { 0 => (x, y), 1 => (-y, x), 2 => (-x, -y), _ => (y, -x) };

    /// <summary>What a patch with nothing to compare takes over: a neighbour that may be copied or is a copy, else the nearest centre of a source.</summary>
    public int NearestSource(int p)
    {
        var (y, x) = Math.DivRem(p, Stride);
        foreach (var (u, v) in (ReadOnlySpan<(int, int)>)[(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)])
            if (RadiusX + RadiusY == 0 && u >= 0 && u < Width && v >= 0 && v < Height && (v * Stride) + u is var i && !Missing[i] && (Origin[i] >= 0 || !_isBarred[i])) return i;
        for (int reach = 1; ; reach++)
        {
            for (int v = Math.Max(y - reach, 0); v <= Math.Min(y + reach, Height - 1); v++)
            {
                int step = Math.Abs(v - y) == reach ? 1 : 2 * reach;
                for (int u = x - reach; u <= x + reach; u += step)
                    if (u >= 0 && u < Width && float.IsFinite(NearestOfPatch[(v * Stride) + u])) return (v * Stride) + u;
            }
        }
    }

    /// <summary>The largest patch such that at least one in a hundred of the pixels that may be copied is the centre of one that may be copied as a whole.</summary>
    (int RadiusX, int RadiusY, float[] NearestOfPatch) Sources(int largest)
    {
        var admitted = Admitted();
        long all = Finite(admitted);
        if (all == 0) throw new ArgumentException("Nothing can be copied: leave some samples with finite numbers outside the mask and inside the source region.");
        for (int radius = largest; ; radius--)
        {
            int rx = Math.Min(radius, (Width - 1) / 2), ry = Math.Min(radius, (Height - 1) / 2);
            var nearest = Dilate(Dilate(admitted, rx, 1, Width, Height, Stride), ry, Stride, Height, Width, 1);
            if (Finite(nearest) * 100 >= all) return (rx, ry, nearest);
        }

        static long Finite(float[] plane) => plane.Length - plane.AsSpan().Count(float.PositiveInfinity);
    }

    /// <summary>1/z of what may be copied; infinity elsewhere.</summary>
    float[] Admitted()
    {
        var nearness = new float[PlaneLength + ExemplarSearch.Block];
        nearness.AsSpan().Fill(float.PositiveInfinity);
        for (int y = 0; y < Height; y++)
            for (int i = y * Stride; i < (y * Stride) + Width; i++)
                if (!Missing[i] && !_isBarred[i]) nearness[i] = Nearness?[i] ?? 0;
        return nearness;
    }

    /// <summary>Largest value within a radius along lines; infinity where the line does not reach that far.</summary>
    static float[] Dilate(float[] plane, int radius, int step, int length, int lines, int between)
    {
        var result = new float[plane.Length];
        result.AsSpan().Fill(float.PositiveInfinity);
        for (int line = 0; line < lines; line++)
        {
            for (int k = radius; k < length - radius; k++)
            {
                float largest = 0;
                for (int j = -radius; j <= radius; j++) largest = Math.Max(largest, plane[(line * between) + ((k + j) * step)]);
                result[(line * between) + (k * step)] = largest;
            }
        }
        return result;
    }

    void Pad(float[] plane, Span<float> padded)
    {
        for (int y = 0; y < Height; y++) plane.AsSpan(y * Width, Width).CopyTo(padded[(y * Stride)..]);
    }
}
