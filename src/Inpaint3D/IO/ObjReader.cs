using System.Numerics;
using System.Runtime.InteropServices;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>Reads one OBJ file, statement by statement.</summary>
sealed class ObjReader(Stream stream, string path)
{
    readonly TextScanner _text = new(stream, comments: true, continuation: true);
    readonly CoordinateReader _coordinate = new();
    readonly List<Vec3> _positions = [];
    readonly List<Vector4?> _colors = []; // null: the vertex has none
    readonly List<Vector2> _coordinates = [];
    readonly List<Vector3> _normals = [];
    // Corners of all faces laid end to end: a vertex and, or −1, a texture coordinate and a normal.
    readonly List<int> _corners = [], _cornerCoordinates = [], _cornerNormals = [];
    readonly List<int> _sizes = [], _faceMaterials = [];
    readonly List<(int Face, string Line)> _marks = [];
    readonly List<string> _comments = [], _notes = [];
    readonly List<Material> _materials = [];
    bool _hasAlpha, _hasCoordinates, _hasNormals;
    int _material = -1;

    /// <summary>Reads the file.</summary>
    public Mesh Read()
    {
        while (_text.NextLine()) Statement(_text.Word());
        if (_positions.Count == 0) throw new InvalidDataException("the file has no vertices");
        int[] sizes = [.. _sizes], corners = [.. _corners];
        var positions = _coordinate.Finish(_positions);
        var fan = Fans.Corners(sizes, corners, positions);
        var triangles = MemoryMarshal.Cast<int, Triangle>(Fans.Spread(corners, fan)).ToArray();
        var (normals, cornerNormals) = Normals(fan);
        var mesh = new Mesh
        {
            Positions = positions,
            DoublePrecision = _coordinate.NeedsDouble,
            Triangles = triangles,
            FaceSizes = fan == null ? null : sizes,
            CornerUVs = _hasCoordinates ? Fans.Spread(Pick(_coordinates, _cornerCoordinates, "texture coordinate"), fan) : null,
            Normals = normals,
            Materials = _materials,
            TriangleMaterials = _materials.Count == 0 ? null : PerTriangle(sizes),
            Comments = _comments,
            Notes = _notes,
            Layout = new ObjLayout(triangles, _marks, cornerNormals),
        };
        return WithColors(mesh);
    }

    void Statement(ReadOnlySpan<byte> key)
    {
        if (key.SequenceEqual("v"u8)) Vertex();
        else if (key.SequenceEqual("f"u8)) Face();
        else if (key.SequenceEqual("vt"u8))
        {
            float u = Real(_text.Word());
            var second = _text.Word();
            _coordinates.Add(new(u, second.IsEmpty ? 0 : Real(second)));
        }
        else if (key.SequenceEqual("vn"u8)) _normals.Add(new(Real(_text.Word()), Real(_text.Word()), Real(_text.Word())));
        else if (key.IsEmpty) Comment();
        else if (key.SequenceEqual("usemtl"u8)) Use(_text.Rest());
        else if (key.SequenceEqual("mtllib"u8)) Library(_text.Rest());
        else if (key is [(byte)'g' or (byte)'o' or (byte)'s' or (byte)'p' or (byte)'l']) Mark((char)key[0], _text.Rest());
    }

    void Vertex()
    {
        var position = _coordinate.Position(_text);
        _positions.Add(position);
        Span<float> more = stackalloc float[4];
        int count = 0;
        for (ReadOnlySpan<byte> word; count < more.Length && !(word = _text.Word()).IsEmpty;) more[count++] = Real(word);
        // One number more is a weight, three are a colour, four a colour with alpha.
        if (count < 3) return;
        while (_colors.Count < _positions.Count - 1) _colors.Add(null);
        _colors.Add(new Vector4(more[0], more[1], more[2], count == 4 ? more[3] : 1));
        _hasAlpha |= count == 4;
    }

    void Face()
    {
        int size = 0;
        for (ReadOnlySpan<byte> word; !(word = _text.Word()).IsEmpty; size++)
        {
            var rest = word;
            _corners.Add(Index(ref rest, word, _positions.Count) ?? throw Bad(word));
            int? coordinate = Index(ref rest, word, _coordinates.Count), normal = Index(ref rest, word, _normals.Count);
            _cornerCoordinates.Add(coordinate ?? -1);
            _cornerNormals.Add(normal ?? -1);
            _hasCoordinates |= coordinate != null;
            _hasNormals |= normal != null;
        }
        if (size < 3) throw _text.Error($"face {_sizes.Count} has {size} corners; a face needs at least 3");
        _sizes.Add(size);
        _faceMaterials.Add(_material);
    }

    // The number before the next slash as an index from 0; negative numbers count back from the last item so far.
    int? Index(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> word, int count)
    {
        int slash = rest.IndexOf((byte)'/');
        var digits = slash < 0 ? rest : rest[..slash];
        rest = slash < 0 ? default : rest[(slash + 1)..];
        if (digits.IsEmpty) return null;
        if (!Numbers.TryInt(digits, out int number) || number == 0 || number < -count) throw Bad(word);
        return number > 0 ? number - 1 : count + number;
    }

    InvalidDataException Bad(ReadOnlySpan<byte> word) =>
        _text.Error($"face {_sizes.Count} has the corner '{TextScanner.Show(word)}', which names no vertex (they are numbered from 1)");

    float Real(ReadOnlySpan<byte> word) =>
        Numbers.TryFloat(word, out float value) && float.IsFinite(value) ? value : throw _text.Error($"'{TextScanner.Show(word)}' is no finite number");

    void Comment()
    {
        string line = _text.Whole();
        if (line.StartsWith('#')) _comments.Add(line[(line.StartsWith("# ", StringComparison.Ordinal) ? 2 : 1)..]);
    }

    void Use(string name)
    {
        _material = _materials.FindIndex(material => material.Name == name);
        if (_material >= 0) return;
        _material = _materials.Count;
        _materials.Add(new(name));
    }

    // One name with blanks or several names.
    void Library(string names)
    {
        bool one = names.IndexOf(".mtl", StringComparison.OrdinalIgnoreCase) == names.Length - ".mtl".Length;
        string[] files = one ? [names] : names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (string file in files)
        {
            try
            {
                using var library = File.OpenRead(NearbyFile.Resolve(path, file));
                _materials.AddRange(MaterialLibrary.Read(library, path, _notes).Where(material => _materials.TrueForAll(known => known.Name != material.Name)));
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                _notes.Add($"The material library '{file}' is left out: {e.Message.TrimEnd('.')}.");
            }
        }
    }

    // Points and lines survive only while they name vertices from the start, whose numbers stay.
    void Mark(char key, string rest)
    {
        if (key is 'p' or 'l' && rest.AsSpan().ContainsAny('-', '/')) return;
        _marks.Add((_sizes.Count, $"{key} {rest}".TrimEnd()));
    }

    int[] PerTriangle(int[] sizes)
    {
        var materials = new int[sizes.Sum(size => size - 2)];
        int triangle = 0;
        for (int face = 0; face < sizes.Length; face++)
            for (int k = 2; k < sizes[face]; k++) materials[triangle++] = _faceMaterials[face];
        return materials;
    }

    // Normals per vertex where all corners of each vertex name the same one, else per corner.
    (Vector3[]? PerVertex, Vector3[]? PerCorner) Normals(int[]? fan)
    {
        if (!_hasNormals) return (null, null);
        var corners = Pick(_normals, _cornerNormals, "normal");
        var perVertex = new Vector3?[_positions.Count];
        for (int i = 0; i < corners.Length; i++)
        {
            if ((uint)_corners[i] >= (uint)perVertex.Length) return (null, null);
            ref var normal = ref perVertex[_corners[i]];
            if (normal is { } other && other != corners[i]) return (null, Fans.Spread(corners, fan));
            normal = corners[i];
        }
        return (Array.ConvertAll(perVertex, normal => normal ?? Vector3.Zero), null);
    }

    static T[] Pick<T>(List<T> values, List<int> indices, string what) where T : struct
    {
        var picked = new T[indices.Count];
        for (int i = 0; i < picked.Length; i++)
        {
            if (indices[i] >= values.Count) throw new InvalidDataException($"a face names {what} {indices[i] + 1}, but the file has {values.Count}");
            if (indices[i] >= 0) picked[i] = values[indices[i]];
        }
        return picked;
    }

    Mesh WithColors(Mesh mesh)
    {
        if (_colors.Count == 0) return mesh;
        while (_colors.Count < _positions.Count) _colors.Add(null);
        float largest = _colors.Max(color => color is { } c ? Math.Max(c.X, Math.Max(c.Y, c.Z)) : 0);
        // Some programs write 8-bit codes as they are.
        float divisor = largest is > 1 and <= 255 ? 255 : 1;
        Vector4[] colors = [.. _colors.Select(color => color is { } c ? new Vector4(c.X / divisor, c.Y / divisor, c.Z / divisor, c.W > 1 ? c.W / divisor : c.W) : Vector4.One)];
        return mesh with { Colors = colors, ColorAlpha = _hasAlpha, ColorCoding = ColorCodes.AreBytes(colors) ? SampleCoding.UInt8 : SampleCoding.Float32 };
    }
}
