using Inpaint3D.Data;

namespace Inpaint3D.Numerics.Curves;

/// <summary>What is known around the hole of a slice: colours, and grey values a little smoothed, on a box.</summary>
internal sealed class RimBand
{
    /// <summary>Standard deviation of the smoothing, in pixels; it takes the steps out of level lines.</summary>
    public const float Smoothing = 1;

    const int Reach = 3;

    readonly int _colours;

    /// <summary>Takes a box that holds the hole.</summary>
    public RimBand(Field image, Mask hole, int z, Box box, Run run)
    {
        (Image, Z, Box) = (image, z, box);
        int width = box.Width, colours = _colours = Math.Min(image.Channels, 3) - (image.Channels == 2 ? 1 : 0);
        (Missing, Known, Grey) = (new bool[width * box.Height], new bool[width * box.Height], new float[width * box.Height]);
        for (int y = 0; y < box.Height; y++)
        {
            var missing = hole.Row(box.Y0 + y, z).Slice(box.X0, width);
            var grey = Grey.AsSpan(y * width, width);
            for (int c = 0; c < colours; c++)
            {
                var row = image.Row(box.Y0 + y, c, z).Slice(box.X0, width);
                for (int x = 0; x < width; x++) grey[x] += row[x] / colours;
            }
            for (int x = 0; x < width; x++)
            {
                Missing[(y * width) + x] = missing[x] != 0;
                Known[(y * width) + x] = missing[x] == 0 && float.IsFinite(grey[x]);
                if (!Known[(y * width) + x]) grey[x] = 0;
            }
        }
        run.Cancel.ThrowIfCancellationRequested();
        Smooth();
        run.Cancel.ThrowIfCancellationRequested();
        Lines = new LevelLines(Grey, Known, width);
    }

    /// <summary>The picture.</summary>
    public Field Image { get; }
    /// <summary>The slice.</summary>
    public int Z { get; }
    /// <summary>Where the box lies in the picture.</summary>
    public Box Box { get; }
    /// <summary>Missing pixels of the box, row by row.</summary>
    public bool[] Missing { get; }
    /// <summary>Pixels that are not missing and have finite values.</summary>
    public bool[] Known { get; }
    /// <summary>Smoothed grey values: the mean of up to three colours, alpha left out.</summary>
    public float[] Grey { get; }
    /// <summary>Their level lines.</summary>
    public LevelLines Lines { get; }

    /// <summary>Whether the pixel nearest to a place is known.</summary>
    public bool IsKnown(double x, double y, out int pixel)
    {
        int column = (int)Math.Round(x), row = (int)Math.Round(y);
        pixel = (row * Box.Width) + column;
        return (uint)column < (uint)Box.Width && (uint)row < (uint)Box.Height && Known[pixel];
    }

    /// <summary>The grey value of a pixel in the box, not smoothed.</summary>
    public float Value(int pixel)
    {
        float sum = 0;
        for (int c = 0; c < _colours; c++) sum += Sample(pixel, c);
        return sum / _colours;
    }

    /// <summary>A sample of the picture by the number of a pixel in the box.</summary>
    public float Sample(int pixel, int channel) => Image[Box.X0 + (pixel % Box.Width), Box.Y0 + (pixel / Box.Width), Z, channel];

    /// <summary>A Gaussian over the known pixels, first along rows, then along columns.</summary>
    void Smooth()
    {
        var weights = new float[Reach + 1];
        for (int k = 0; k <= Reach; k++) weights[k] = MathF.Exp(-k * k / (2 * Smoothing * Smoothing));
        int width = Box.Width, height = Box.Height;
        var (values, shares) = (new float[Grey.Length], new float[Grey.Length]);
        for (int i = 0; i < Grey.Length; i++)
        {
            int x = i % width;
            for (int k = Math.Max(-Reach, -x); k <= Math.Min(Reach, width - 1 - x); k++)
            {
                if (!Known[i + k]) continue;
                values[i] += weights[Math.Abs(k)] * Grey[i + k];
                shares[i] += weights[Math.Abs(k)];
            }
        }
        for (int i = 0; i < Grey.Length; i++)
        {
            if (!Known[i]) continue;
            int y = i / width;
            float value = 0, share = 0;
            for (int k = Math.Max(-Reach, -y); k <= Math.Min(Reach, height - 1 - y); k++)
            {
                value += weights[Math.Abs(k)] * values[i + (k * width)];
                share += weights[Math.Abs(k)] * shares[i + (k * width)];
            }
            Grey[i] = value / share;
        }
    }
}
