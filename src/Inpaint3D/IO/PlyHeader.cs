using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>How the body of a PLY file is written.</summary>
enum PlyEncoding
{
    Ascii,
    LittleEndian,
    BigEndian,
}

/// <summary>One property of an element; types are spelled as in the file. A list has a type for its length.</summary>
sealed record PlyProperty(string Name, string Type, string? CountType = null);

/// <summary>One kind of item of the file, such as vertex or face, and how many there are.</summary>
sealed record PlyElement(string Name, long Count, IReadOnlyList<PlyProperty> Properties);

/// <summary>What a PLY file says beside its mesh; the writer keeps it.</summary>
sealed record PlyLayout(PlyEncoding Encoding, string NewLine, IReadOnlyList<PlyElement> Elements, IReadOnlyList<string> Info) : MeshLayout
{
    /// <summary>Bodies of elements that are neither vertex nor face, by name.</summary>
    public IReadOnlyDictionary<string, PlyColumn[]> Others { get; init; } = new Dictionary<string, PlyColumn[]>();
    /// <summary>Vertex columns that say more than the mesh can hold: normals and texture coordinates in double, coordinates of vertices that no face uses.</summary>
    public IReadOnlyDictionary<string, PlyColumn> Finer { get; init; } = new Dictionary<string, PlyColumn>();

    /// <summary>Without the edges, whose vertices have other numbers now.</summary>
    internal override MeshLayout Of(MeshPart part) => this with
    {
        Elements = [.. Elements.Where(element => element.Name != "edge")],
        Others = Others.Where(body => body.Key != "edge").ToDictionary(),
        Finer = Finer.ToDictionary(column => column.Key, column => column.Value.Pick(part.Vertices)),
    };

    /// <summary>Properties of an element in the file's order; empty when it has none.</summary>
    public IReadOnlyList<PlyProperty> Properties(string element) => Elements.FirstOrDefault(e => e.Name == element)?.Properties ?? [];
}

/// <summary>The text at the start of a PLY file.</summary>
static class PlyHeader
{
    const int LongestLine = 1 << 16, MostLines = 1 << 16;

    /// <summary>Reads the header; the stream then stands at the first byte of the body.</summary>
    public static (PlyLayout Layout, List<string> Comments) Read(Stream stream)
    {
        string magic = ReadLine(stream, null, out string newLine);
        if (magic.TrimEnd() != "ply") throw new InvalidDataException("the first line is not 'ply'");
        PlyEncoding? encoding = null;
        List<PlyElement> elements = [];
        List<string> comments = [], info = [];
        for (int number = 2; ; number++)
        {
            string line = ReadLine(stream, newLine, out _);
            var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            string key = words.Length > 0 ? words[0] : "";
            if (key == "end_header") break;
            if (number > MostLines) throw new InvalidDataException("the header does not end");
            if (key == "comment") comments.Add(After(line, key));
            else if (key == "obj_info") info.Add(After(line, key));
            else if (key == "format" && words.Length >= 2) encoding = Encoding(words[1]);
            else if (key == "element" && words.Length == 3 && long.TryParse(words[2], out long count)) AddElement(elements, words[1], count);
            else if (key == "property") AddProperty(elements, words, number);
            else if (key != "") throw new InvalidDataException($"line {number} of the header is not understood: '{Short(line)}'");
        }
        if (encoding == null) throw new InvalidDataException("the header has no format line");
        return (new PlyLayout(encoding.Value, newLine, elements, info), comments);
    }

    /// <summary>Writes the header.</summary>
    public static void Write(TextOutput text, PlyLayout layout, IEnumerable<string> comments)
    {
        string newLine = layout.NewLine;
        string encoding = layout.Encoding switch { PlyEncoding.Ascii => "ascii", PlyEncoding.LittleEndian => "binary_little_endian", _ => "binary_big_endian" };
        text.Text($"ply{newLine}format {encoding} 1.0{newLine}");
        foreach (string comment in comments) text.Text($"comment {OneLine(comment)}{newLine}");
        foreach (string info in layout.Info) text.Text($"obj_info {OneLine(info)}{newLine}");
        foreach (var element in layout.Elements)
        {
            text.Text($"element {element.Name} {element.Count}{newLine}");
            foreach (var (name, type, countType) in element.Properties)
                text.Text(countType == null ? $"property {type} {name}{newLine}" : $"property list {countType} {type} {name}{newLine}");
        }
        text.Text($"end_header{newLine}");
    }

    static void AddElement(List<PlyElement> elements, string name, long count)
    {
        if (elements.Any(e => e.Name == name)) throw new InvalidDataException($"the header has the element '{name}' twice");
        elements.Add(new(name, count, new List<PlyProperty>()));
    }

    static void AddProperty(List<PlyElement> elements, string[] words, int number)
    {
        if (elements.Count == 0) throw new InvalidDataException($"line {number} of the header has a property before any element");
        var property = words switch
        {
            [_, "list", var countType, var type, var name] => new PlyProperty(name, type, countType),
            [_, var type, var name] => new PlyProperty(name, type),
            _ => throw new InvalidDataException($"line {number} of the header is not understood: '{Short(string.Join(' ', words))}'"),
        };
        if (!PlyColumn.Knows(property))
            throw new InvalidDataException($"line {number} of the header names the type '{Short(property.CountType ?? "")} {Short(property.Type)}', which PLY does not have");
        var properties = (List<PlyProperty>)elements[^1].Properties;
        if (properties.Any(p => p.Name == property.Name)) throw new InvalidDataException($"the element '{elements[^1].Name}' has the property '{Short(property.Name)}' twice");
        properties.Add(property);
    }

    static PlyEncoding Encoding(string word) => word switch
    {
        "ascii" => PlyEncoding.Ascii,
        "binary_little_endian" => PlyEncoding.LittleEndian,
        "binary_big_endian" => PlyEncoding.BigEndian,
        _ => throw new InvalidDataException($"the format '{Short(word)}' is not one of ascii, binary_little_endian, binary_big_endian"),
    };

    // The body starts right behind the header's last line end, so the first line's kind of line end holds for all.
    static string ReadLine(Stream stream, string? expected, out string newLine)
    {
        var bytes = new List<byte>();
        while (true)
        {
            int b = stream.ReadByte();
            if (b < 0) throw new InvalidDataException("the header is truncated");
            if (b == '\n' && expected != "\r") break;
            if (b == '\r' && expected is null or "\r") break;
            bytes.Add((byte)b);
            if (bytes.Count > LongestLine) throw new InvalidDataException("a line of the header is longer than 64 KiB");
        }
        newLine = expected ?? NewLine(stream);
        return System.Text.Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
    }

    // Called behind the first line's end: which was it?
    static string NewLine(Stream stream)
    {
        stream.Position--;
        if (stream.ReadByte() == '\n') return "\n";
        if (stream.ReadByte() == '\n') return "\r\n";
        stream.Position--;
        return "\r";
    }

    static string After(string line, string key)
    {
        string rest = line[(line.IndexOf(key, StringComparison.Ordinal) + key.Length)..];
        return rest.StartsWith(' ') ? rest[1..] : rest;
    }

    static string OneLine(string text) => text.ReplaceLineEndings(" ");

    static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
