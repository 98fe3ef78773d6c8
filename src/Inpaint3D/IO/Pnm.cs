using System.Text;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// The Netpbm family: PBM, PGM and PPM in digits (P1 to P3) and raw (P4 to P6), and PAM (P7), with 1 to 16 bits a sample; of a
/// file with several pictures the first is read. Writes P5 or P6, P7 where there is alpha; 8 bits for
/// <see cref="SampleCoding.UInt8"/>, else 16.
/// </summary>
public sealed class Pnm() : FileFormat<Field>("PNM", ".pnm", ".ppm", ".pgm", ".pbm", ".pam")
{
    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head) => head is [(byte)'P', >= (byte)'1' and <= (byte)'7', (byte)' ' or (byte)'#' or (>= (byte)'\t' and <= (byte)'\r'), ..];

    /// <inheritdoc/>
    public override Field Read(Stream stream, string path)
    {
        var tokens = new PnmTokens(stream);
        var (kind, width, height, channels, largest) = ReadHeader(tokens);
        bool digits = kind is '1' or '2' or '3';
        if (largest is < 1 or > 65535) throw new InvalidDataException($"its largest sample is {largest}, not one of 1 to 65535");
        Limits.CheckPixels(width, height, channels);
        long length = (long)width * channels * (largest < 256 ? 1 : 2);
        if (kind == '4') length = (width + 7L) / 8;
        // In digits the last sample needs no space behind it, and bits need none between them.
        tokens.CheckSize(digits ? ((long)width * height * channels * (kind == '1' ? 1 : 2)) - (kind == '1' ? 0 : 1) : length * height);

        var field = new Field(width, height, 1, channels) { Coding = largest < 256 ? SampleCoding.UInt8 : SampleCoding.UInt16 };
        bool direct = kind >= '5' && largest is 255 or 65535;
        float[] values = direct ? [] : [.. Enumerable.Range(0, largest + 1).Select(code => code / (float)largest)];
        if (kind is '1' or '4') values.AsSpan().Reverse();     // 1 is black
        byte[] raw = new byte[digits ? 0 : checked((int)length)];
        int[] codes = new int[checked(width * channels)];
        for (int y = 0; y < height; y++)
        {
            if (!digits) tokens.ReadExactly(raw);
            if (direct && largest == 255) InterleavedRows.Decode8(raw, field, y);
            else if (direct) InterleavedRows.Decode16(raw, field, y);
            else Decode(ReadCodes(tokens, kind, raw, codes, largest), values, field, y);
        }
        return field;
    }

    static int[] ReadCodes(PnmTokens tokens, char kind, byte[] raw, int[] codes, int largest)
    {
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = kind switch
            {
                '1' => tokens.Bit(),
                '2' or '3' => tokens.Sample(),
                '4' => (raw[i / 8] >> (7 - (i % 8))) & 1,
                _ => largest < 256 ? raw[i] : (raw[2 * i] << 8) | raw[(2 * i) + 1],
            };
        }
        return codes;
    }

    static void Decode(int[] codes, float[] values, Field field, int y)
    {
        for (int c = 0; c < field.Channels; c++)
        {
            var row = field.Row(y, c);
            for (int x = 0, i = c; x < row.Length; x++, i += field.Channels)
                row[x] = codes[i] < values.Length ? values[codes[i]] : throw new InvalidDataException($"row {y} has the sample {codes[i]}, above the largest, {values.Length - 1}");
        }
    }

    static (char Kind, int Width, int Height, int Channels, int Largest) ReadHeader(PnmTokens tokens)
    {
        string magic = tokens.Word();
        if (magic is not ['P', >= '1' and <= '7']) throw new InvalidDataException($"the file begins with '{magic}', not with P1 to P7");
        if (magic == "P7") return ReadPamHeader(tokens);
        int width = tokens.Number(), height = tokens.Number();
        return (magic[1], width, height, magic is "P3" or "P6" ? 3 : 1, magic is "P1" or "P4" ? 1 : tokens.Number());
    }

    static (char Kind, int Width, int Height, int Channels, int Largest) ReadPamHeader(PnmTokens tokens)
    {
        var numbers = new Dictionary<string, int>();
        for (string key = tokens.Word(); key != "ENDHDR"; key = tokens.Word())
        {
            if (key == "TUPLTYPE") tokens.Word();
            else if (key is not ("WIDTH" or "HEIGHT" or "DEPTH" or "MAXVAL")) throw new InvalidDataException($"its header has the unknown line '{key}'");
            else numbers[key] = tokens.Number();
        }
        int Get(string key) => numbers.TryGetValue(key, out int number) ? number : throw new InvalidDataException($"its header has no line {key}");
        if (Get("DEPTH") is < 1 or > 4) throw new InvalidDataException($"it has {Get("DEPTH")} channels; a picture has 1 to 4");
        return ('7', Get("WIDTH"), Get("HEIGHT"), Get("DEPTH"), Get("MAXVAL"));
    }

    /// <inheritdoc/>
    public override void Write(Field value, OutputSet output)
    {
        InterleavedRows.CheckPicture(value);
        bool bytes = value.Coding == SampleCoding.UInt8;
        int largest = bytes ? 255 : 65535;
        var stream = output.Create();
        stream.Write(Encoding.ASCII.GetBytes(value.Channels switch
        {
            1 => $"P5\n{value.Width} {value.Height}\n{largest}\n",
            3 => $"P6\n{value.Width} {value.Height}\n{largest}\n",
            _ => $"P7\nWIDTH {value.Width}\nHEIGHT {value.Height}\nDEPTH {value.Channels}\nMAXVAL {largest}\nTUPLTYPE {(value.Channels == 2 ? "GRAYSCALE_ALPHA" : "RGB_ALPHA")}\nENDHDR\n",
        }));
        byte[] row = new byte[checked(value.Width * value.Channels * (bytes ? 1 : 2))];
        for (int y = 0; y < value.Height; y++)
        {
            if (bytes) InterleavedRows.Encode8(value, y, row);
            else InterleavedRows.Encode16(value, y, row);
            stream.Write(row);
        }
    }
}
