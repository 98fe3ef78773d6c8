using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// PFM (portable float map, P. Debevec): <c>Pf</c> grey or <c>PF</c> RGB, width, height, scale, then 32-bit floats row by row from
/// the bottom up, little-endian when the scale is negative. The size of the scale is not applied: files in use disagree on its
/// meaning, and disparity maps carry one that must not be applied. Writes little-endian with scale −1, every float bit for bit.
/// </summary>
public sealed class Pfm() : FileFormat<Field>("PFM", ".pfm")
{
    /// <inheritdoc/>
    public override bool HasAlpha => false;

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head) => head is [(byte)'P', (byte)'f' or (byte)'F', (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t', ..];

    /// <inheritdoc/>
    public override Field Read(Stream stream, string path)
    {
        var header = new PnmTokens(stream);
        int channels = header.Word() switch { "Pf" => 1, "PF" => 3, var magic => throw new InvalidDataException($"a PFM file begins with Pf or PF, not '{magic}'") };
        int width = header.Number(), height = header.Number();
        string scale = header.Word();
        if (!double.TryParse(scale, CultureInfo.InvariantCulture, out double factor) || factor == 0 || !double.IsFinite(factor)) throw new InvalidDataException($"the scale '{scale}' is no number other than 0");
        Limits.CheckPixels(width, height, channels);
        header.CheckSize((long)width * height * channels * sizeof(float));

        var field = new Field(width, height, 1, channels);
        float[] row = new float[width * channels];
        for (int y = height - 1; y >= 0; y--)
        {
            header.ReadExactly(MemoryMarshal.AsBytes(row.AsSpan()));
            if (factor < 0 != BitConverter.IsLittleEndian) Reverse(row);
            for (int c = 0; c < channels; c++)
            {
                var target = field.Row(y, c);
                for (int x = 0; x < target.Length; x++) target[x] = row[(x * channels) + c];
            }
        }
        return field;
    }

    /// <inheritdoc/>
    public override void Write(Field value, OutputSet output)
    {
        InterleavedRows.CheckPicture(value);
        if (value.Channels is not (1 or 3)) throw new ArgumentException($"PFM holds 1 or 3 channels, not {value.Channels}: choose TIFF or drop the alpha.");
        var stream = output.Create();
        stream.Write(Encoding.ASCII.GetBytes($"{(value.Channels == 1 ? "Pf" : "PF")}\n{value.Width} {value.Height}\n-1\n"));
        float[] row = new float[value.Width * value.Channels];
        for (int y = value.Height - 1; y >= 0; y--)
        {
            for (int c = 0; c < value.Channels; c++)
            {
                var source = value.Row(y, c);
                for (int x = 0; x < source.Length; x++) row[(x * value.Channels) + c] = source[x];
            }
            if (!BitConverter.IsLittleEndian) Reverse(row);
            stream.Write(MemoryMarshal.AsBytes(row.AsSpan()));
        }
    }

    static void Reverse(float[] row)
    {
        var words = MemoryMarshal.Cast<float, uint>(row.AsSpan());
        BinaryPrimitives.ReverseEndianness(words, words);
    }
}
