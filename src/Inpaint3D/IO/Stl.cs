using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// Stereolithography, text or binary: 3D Systems, <em>StereoLithography Interface Specification</em>, 1989. Triangles share no
/// vertices: each has three of its own, unwelded. The two attribute bytes of a facet are carried as the face column
/// <c>attribute</c>. A facet's normal is written as it was read while its corners are the same, else computed.
/// </summary>
public sealed class Stl() : FileFormat<Mesh>("STL", ".stl")
{
    const int HeaderBytes = 80, FacetBytes = 50;
    const string AttributeColumn = "attribute";

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith("solid"u8) && head.IndexOf("facet"u8) >= 0 && head.IndexOf((byte)0) < 0;

    /// <inheritdoc/>
    public override Mesh Read(Stream stream, string path)
    {
        var head = new byte[Math.Min(512, stream.Length)];
        stream.ReadExactly(head);
        bool fits = head.Length >= HeaderBytes + 4 && stream.Length == HeaderBytes + 4 + (FacetBytes * (long)BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(HeaderBytes)));
        // Many binary files begin with "solid" too: the length decides, then the text.
        bool text = !fits && head.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("solid"u8) && head.AsSpan().IndexOf((byte)0) < 0;
        stream.Position = text ? 0 : Math.Min(head.Length, HeaderBytes);
        return MeshCheck.Read(text ? ReadText(stream) : ReadBinary(stream, head));
    }

    /// <inheritdoc/>
    public override void Write(Mesh mesh, OutputSet output)
    {
        MeshCheck.Write(mesh);
        var layout = mesh.Layout as StlLayout ?? new StlLayout(null, [], [], []);
        if (layout.Name is { } name) WriteText(mesh, layout, name, output.Create());
        else WriteBinary(mesh, layout, output.Create());
    }

    static Mesh ReadBinary(Stream stream, byte[] head)
    {
        if (head.Length < HeaderBytes + 4) throw new InvalidDataException($"the file has {stream.Length} bytes; a binary STL file has at least {HeaderBytes + 4}");
        long facets = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(HeaderBytes));
        stream.Position = HeaderBytes + 4;
        int count = MeshCheck.Count(facets, FacetBytes, stream.Length - stream.Position - 1, "facets");
        var (positions, normals, attributes) = (new Vec3[3 * count], new Vector3[count], new ushort[count]);
        var block = new byte[FacetBytes * 4096];
        for (int first = 0; first < count; first += 4096)
        {
            var bytes = block.AsSpan(0, FacetBytes * Math.Min(4096, count - first));
            stream.ReadExactly(bytes);
            for (int i = first; bytes.Length > 0; i++, bytes = bytes[FacetBytes..])
            {
                var numbers = MemoryMarshal.Cast<byte, float>(bytes[..48]);
                normals[i] = new(numbers[0], numbers[1], numbers[2]);
                for (int k = 0; k < 3; k++) positions[(3 * i) + k] = new(numbers[3 + (3 * k)], numbers[4 + (3 * k)], numbers[5 + (3 * k)]);
                attributes[i] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[48..]);
            }
        }
        var mesh = Soup(positions) with { FaceAttributes = attributes.AsSpan().ContainsAnyExcept((ushort)0) ? [new(AttributeColumn, attributes)] : [] };
        return mesh with { Layout = new StlLayout(null, head[..HeaderBytes], positions, normals) };
    }

    static Mesh ReadText(Stream stream)
    {
        var text = new TextScanner(stream);
        var (coordinate, positions, normals) = (new CoordinateReader(), new List<Vec3>(), new List<Vector3>());
        while (text.WordAnywhere().IsEmpty) { }
        string name = text.Rest();
        int corner = -1; // −1 outside of a facet
        bool ended = false;
        while (text.NextLine())
        {
            string key = Encoding.ASCII.GetString(text.Word()).ToLowerInvariant();
            if (key == "facet" && corner < 0)
            {
                text.Word();
                normals.Add(new(Real(text), Real(text), Real(text)));
                corner = 0;
            }
            else if (key == "vertex" && corner is >= 0 and < 3)
            {
                positions.Add(coordinate.Position(text));
                corner++;
            }
            else if (key == "endfacet" && corner == 3) corner = -1;
            else if (key is "solid" or "endsolid" && corner < 0) ended = key == "endsolid";
            else if (key is not ("outer" or "endloop" or "")) throw text.Error($"'{(key.Length > 24 ? key[..24] : key)}' is not expected here; a facet has three vertices");
        }
        if (!ended) throw new InvalidDataException("the file ends without 'endsolid'; it is truncated");
        var corners = coordinate.Finish(positions);
        return Soup(corners) with { DoublePrecision = coordinate.NeedsDouble, Layout = new StlLayout(name, [], corners, [.. normals]) };
    }

    static void WriteBinary(Mesh mesh, StlLayout layout, Stream stream)
    {
        Span<byte> head = stackalloc byte[HeaderBytes + 4];
        head.Clear();
        if (layout.Header.Length == HeaderBytes) layout.Header.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[HeaderBytes..], mesh.Triangles.Length);
        stream.Write(head);
        var attributes = mesh.FaceSizes == null ? mesh.FaceAttributes.FirstOrDefault(column => column.Name == AttributeColumn)?.Values as ushort[] : null;
        var block = new byte[FacetBytes * 4096];
        for (int first = 0; first < mesh.Triangles.Length; first += 4096)
        {
            int count = Math.Min(4096, mesh.Triangles.Length - first);
            for (int i = first; i < first + count; i++)
            {
                var bytes = block.AsSpan(FacetBytes * (i - first), FacetBytes);
                var numbers = MemoryMarshal.Cast<byte, float>(bytes[..48]);
                var (a, b, c) = Corners(mesh, i);
                var normal = layout.Normal(i, a, b, c);
                (numbers[0], numbers[1], numbers[2]) = (normal.X, normal.Y, normal.Z);
                (numbers[3], numbers[4], numbers[5]) = ((float)a.X, (float)a.Y, (float)a.Z);
                (numbers[6], numbers[7], numbers[8]) = ((float)b.X, (float)b.Y, (float)b.Z);
                (numbers[9], numbers[10], numbers[11]) = ((float)c.X, (float)c.Y, (float)c.Z);
                BinaryPrimitives.WriteUInt16LittleEndian(bytes[48..], attributes?[i] ?? 0);
            }
            stream.Write(block, 0, FacetBytes * count);
        }
    }

    static void WriteText(Mesh mesh, StlLayout layout, string name, Stream stream)
    {
        using var text = new TextOutput(stream);
        text.Text($"solid {name}\n");
        for (int i = 0; i < mesh.Triangles.Length; i++)
        {
            var (a, b, c) = Corners(mesh, i);
            var normal = layout.Normal(i, a, b, c);
            text.Text("facet normal ").Position(new(normal.X, normal.Y, normal.Z), doublePrecision: false).Text("\nouter loop\n");
            foreach (var corner in (ReadOnlySpan<Vec3>)[a, b, c]) text.Text("vertex ").Position(corner, mesh.DoublePrecision).Char('\n');
            text.Text("endloop\nendfacet\n");
        }
        text.Text($"endsolid {name}\n");
    }

    static (Vec3 A, Vec3 B, Vec3 C) Corners(Mesh mesh, int triangle)
    {
        var (a, b, c) = mesh.Triangles[triangle];
        return (mesh.Positions[a], mesh.Positions[b], mesh.Positions[c]);
    }

    static Mesh Soup(Vec3[] positions)
    {
        var triangles = new Triangle[positions.Length / 3];
        for (int i = 0; i < triangles.Length; i++) triangles[i] = new(3 * i, (3 * i) + 1, (3 * i) + 2);
        return new() { Positions = positions, Triangles = triangles };
    }

    static float Real(TextScanner text)
    {
        var word = text.Word();
        return Numbers.TryFloat(word, out float value) ? value : throw text.Error($"'{TextScanner.Show(word)}' is no number");
    }
}

/// <summary>What an STL file says beside its corners.</summary>
/// <param name="Name">Name of a text file's solid; null for a binary file.</param>
/// <param name="Header">The 80 bytes at the start of a binary file.</param>
/// <param name="Positions">Corners of the file's facets.</param>
/// <param name="Normals">Normals of the file's facets.</param>
sealed record StlLayout(string? Name, byte[] Header, Vec3[] Positions, Vector3[] Normals) : MeshLayout
{
    internal override MeshLayout Of(MeshPart part) =>
        this with { Positions = [.. part.Triangles.SelectMany(t => Positions.AsSpan(3 * t, 3).ToArray())], Normals = Array.ConvertAll(part.Triangles, t => Normals[t]) };

    /// <summary>The normal that the file gave this facet, or the computed one of a new facet.</summary>
    public Vector3 Normal(int facet, Vec3 a, Vec3 b, Vec3 c)
    {
        if (facet < Normals.Length && a == Positions[3 * facet] && b == Positions[(3 * facet) + 1] && c == Positions[(3 * facet) + 2]) return Normals[facet];
        var n = Vec3.Cross(b - a, c - a).Normalized();
        return new((float)n.X, (float)n.Y, (float)n.Z);
    }
}
