using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// The object file format (OFF, COFF, NOFF, CNOFF; text) of the Geomview manual, The Geometry Center 1996. Colours are
/// integers of 8 bits or reals, with or without alpha. What follows the corners of a face, mostly its colour, is
/// carried as the face column <c>color</c>.
/// </summary>
public sealed partial class Off() : FileFormat<Mesh>("OFF", ".off")
{
    const string FaceColumn = "color";

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head) => Keyword().IsMatch(System.Text.Encoding.Latin1.GetString(head[..Math.Min(head.Length, 16)]));

    /// <inheritdoc/>
    public override Mesh Read(Stream stream, string path)
    {
        var text = new TextScanner(stream, comments: true);
        string kind = "OFF";
        var first = text.WordAnywhere();
        if (!Numbers.TryInt(first, out int vertexCount))
        {
            kind = TextScanner.Show(first);
            if (!Keyword().IsMatch(kind)) throw text.Error($"'{kind}' is none of OFF, COFF, NOFF, CNOFF");
            vertexCount = Count(text);
        }
        int faceCount = Count(text);
        text.Word(); // the number of edges, which nobody needs
        const int LeastVertex = 6, LeastFace = 2; // "0 0 0\n", "0\n"
        var mesh = Vertices(text, MeshCheck.Count(vertexCount, LeastVertex, stream.Length, "vertices"), kind.Contains('N'));
        return MeshCheck.Read(Faces(text, MeshCheck.Count(faceCount, LeastFace, stream.Length, "faces"), mesh));
    }

    /// <inheritdoc/>
    public override void Write(Mesh mesh, OutputSet output)
    {
        MeshCheck.Write(mesh);
        using var text = new TextOutput(output.Create());
        text.Text($"{(mesh.Colors == null ? "" : "C")}{(mesh.Normals == null ? "" : "N")}OFF\n");
        foreach (string comment in mesh.Comments) text.Text($"# {comment.ReplaceLineEndings(" ")}\n");
        text.Number(mesh.Positions.Length).Char(' ').Number(mesh.FaceCount).Text(" 0\n");
        for (int i = 0; i < mesh.Positions.Length; i++)
        {
            text.Position(mesh.Positions[i], mesh.DoublePrecision);
            if (mesh.Normals is { } normals) text.Char(' ').Position(new(normals[i].X, normals[i].Y, normals[i].Z), doublePrecision: false);
            for (int k = 0; mesh.Colors is { } colors && k < (mesh.ColorAlpha ? 4 : 3); k++) WriteColor(text.Char(' '), colors[i][k], mesh.ColorCoding);
            text.Char('\n');
        }
        WriteFaces(text, mesh);
    }

    static int Count(TextScanner text)
    {
        var word = text.WordAnywhere();
        return Numbers.TryInt(word, out int count) ? count : throw text.Error($"'{TextScanner.Show(word)}' is no count");
    }

    static Mesh Vertices(TextScanner text, int count, bool hasNormals)
    {
        var coordinate = new CoordinateReader();
        var positions = new List<Vec3>(count);
        var normals = hasNormals ? new Vector3[count] : null;
        Vector4?[]? colors = null; // no alpha: NaN
        bool alpha = false, codes = true;
        for (int i = 0; i < count; i++)
        {
            NextFilledLine(text);
            positions.Add(coordinate.Position(text));
            if (normals != null) normals[i] = new(Real(text, text.Word()), Real(text, text.Word()), Real(text, text.Word()));
            var word = text.Word();
            if (word.IsEmpty) continue;
            colors ??= new Vector4?[count];
            codes &= !word.ContainsAny(".eE"u8);
            var (red, green, blue) = (Real(text, word), Real(text, text.Word()), Real(text, text.Word()));
            word = text.Word();
            alpha |= !word.IsEmpty;
            colors[i] = new(red, green, blue, word.IsEmpty ? float.NaN : Real(text, word));
        }
        // Codes are integers up to 255; integers of 0 and 1 alone could be either and are taken as reals.
        codes &= colors != null && Array.Exists(colors, c => c is { } color && (color.X > 1 || color.Y > 1 || color.Z > 1));
        return new()
        {
            Positions = coordinate.Finish(positions),
            DoublePrecision = coordinate.NeedsDouble,
            Triangles = [],
            Normals = normals,
            Colors = colors == null ? null : Array.ConvertAll(colors, color => Color(color, codes ? 255 : 1)),
            ColorAlpha = alpha,
            ColorCoding = codes || colors == null ? SampleCoding.UInt8 : SampleCoding.Float32,
        };
    }

    static Vector4 Color(Vector4? color, float divisor) => color is { } c
        ? new(c.X / divisor, c.Y / divisor, c.Z / divisor, float.IsNaN(c.W) ? 1 : c.W / divisor)
        : Vector4.One;

    static Mesh Faces(TextScanner text, int count, Mesh mesh)
    {
        var (sizes, corners, tails) = (new int[count], new List<int>(), new double[count][]);
        bool integers = true, any = false;
        var tail = new List<double>();
        for (int face = 0; face < count; face++)
        {
            NextFilledLine(text);
            var word = text.Word();
            if (!Numbers.TryInt(word, out sizes[face])) throw text.Error($"'{TextScanner.Show(word)}' is no number of corners");
            for (int k = 0; k < sizes[face]; k++)
            {
                if (!Numbers.TryInt(word = text.Word(), out int vertex)) throw text.Error($"face {face} has the corner '{TextScanner.Show(word)}', which is no number of a vertex");
                corners.Add(vertex);
            }
            tail.Clear();
            while (!(word = text.Word()).IsEmpty)
            {
                tail.Add(Real(text, word));
                integers &= !word.ContainsAny(".eE"u8);
            }
            tails[face] = [.. tail];
            any |= tail.Count > 0;
        }
        int[] vertices = [.. corners];
        var fan = Fans.Corners(sizes, vertices, mesh.Positions);
        return mesh with
        {
            Triangles = MemoryMarshal.Cast<int, Triangle>(Fans.Spread(vertices, fan)).ToArray(),
            FaceSizes = fan == null ? null : sizes,
            FaceAttributes = !any ? [] : [new(FaceColumn, integers ? Array.ConvertAll(tails, t => Array.ConvertAll(t, value => (int)value)) : tails)],
        };
    }

    static void WriteFaces(TextOutput text, Mesh mesh)
    {
        var places = Fans.PolygonCorners(mesh);
        var indices = MemoryMarshal.Cast<Triangle, int>(mesh.Triangles);
        var tails = mesh.FaceAttributes.FirstOrDefault(column => column.Name == FaceColumn)?.Values;
        for (int face = 0, at = 0; face < mesh.FaceCount; face++)
        {
            int size = mesh.FaceSizes?[face] ?? 3;
            text.Number(size);
            for (int k = 0; k < size; k++, at++) text.Char(' ').Number(indices[places?[at] ?? at]);
            foreach (int code in (tails as int[][])?[face] ?? []) text.Char(' ').Number(code);
            foreach (double value in (tails as double[][])?[face] ?? []) WriteReal(text.Char(' '), value);
            text.Char('\n');
        }
    }

    static void WriteColor(TextOutput text, float value, SampleCoding coding)
    {
        if (coding == SampleCoding.UInt8) text.Number((int)Math.Clamp(MathF.Round(value * 255), 0, 255));
        else if (float.IsInteger(value)) text.Number(value).Text(".0");
        else text.Number(value);
    }

    // The point tells a real from a code.
    static void WriteReal(TextOutput text, double value)
    {
        text.Number(value);
        if (double.IsInteger(value) && Math.Abs(value) < 1e15) text.Text(".0");
    }

    static void NextFilledLine(TextScanner text)
    {
        do
        {
            if (!text.NextLine()) throw new InvalidDataException($"the file ends too early, after line {text.Line}");
        }
        while (text.AtEnd());
    }

    static float Real(TextScanner text, ReadOnlySpan<byte> word) =>
        Numbers.TryFloat(word, out float value) && float.IsFinite(value) ? value : throw text.Error($"'{TextScanner.Show(word)}' is no finite number");

    [GeneratedRegex(@"^C?N?OFF\b(?!\s+BINARY)")]
    private static partial Regex Keyword();
}
