using System.Buffers.Binary;
using System.Text.Json;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// glTF 2.0 (Khronos Group, <em>glTF 2.0 Specification</em>, ISO/IEC 12113:2022), binary (.glb) and text (.gltf). All
/// primitives of the default scene become one mesh, with the transforms of their nodes applied in double precision.
/// Colours of vertices and materials, which the format stores as light, are kept as sRGB codes like those of other formats.
/// A vertex is split only where its corners have different texture coordinates.
/// </summary>
public sealed class Gltf() : FileFormat<Mesh>("glTF", ".glb", ".gltf")
{
    const uint Magic = 0x46546C67, JsonChunk = 0x4E4F534A, BinaryChunk = 0x004E4942; // "glTF", "JSON", "BIN\0"
    const int HeadBytes = 12, ChunkHeadBytes = 8;

    // Extensions that are read, or change how a surface looks and not what the mesh is.
    static readonly string[] s_known = ["KHR_materials_", "KHR_mesh_quantization", "KHR_texture_transform", "KHR_lights_punctual"];

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith("glTF"u8);

    /// <inheritdoc/>
    public override Mesh Read(Stream stream, string path)
    {
        var (json, chunk) = Chunks(stream);
        GltfDocument document;
        try
        {
            document = JsonSerializer.Deserialize(json, GltfJson.Default.GltfDocument) ?? throw new InvalidDataException("the JSON is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"the JSON is damaged in line {e.LineNumber + 1}, at {e.Path}", e);
        }
        if (document.Asset?.Version?.StartsWith("2.", StringComparison.Ordinal) != true) throw new InvalidDataException($"glTF version '{document.Asset?.Version}' is not 2.0");
        if (Array.Find(document.ExtensionsRequired ?? [], name => name == null || !Array.Exists(s_known, known => name.StartsWith(known, StringComparison.Ordinal))) is { } extension)
            throw new InvalidDataException($"the file needs the extension {extension}: export it again without it (without compression)");
        return MeshCheck.Read(new GltfReader(document, new GltfData(document, chunk, path), path).Read());
    }

    /// <inheritdoc/>
    public override void Write(Mesh mesh, OutputSet output)
    {
        MeshCheck.Write(mesh);
        var writer = new GltfWriter(mesh);
        bool binary = !output.Path.EndsWith(".gltf", StringComparison.OrdinalIgnoreCase);
        string? separate = binary ? null : Path.GetFileNameWithoutExtension(output.Path) + ".bin";
        var json = JsonSerializer.SerializeToUtf8Bytes(writer.Document(separate == null ? null : Uri.EscapeDataString(separate)), GltfJson.Default.GltfDocument);
        var stream = output.Create();
        if (separate != null)
        {
            stream.Write(json);
            writer.WriteData(output.Create(separate));
            return;
        }
        var blanks = new byte[-json.Length & 3];
        Array.Fill(blanks, (byte)' ');
        uint jsonLength = (uint)(json.Length + blanks.Length);
        long length = HeadBytes + (2 * ChunkHeadBytes) + jsonLength + writer.DataLength;
        if (length > uint.MaxValue) throw new ArgumentException("The mesh is too large for one GLB file (4 GiB); write it as .gltf or .ply.");
        Words(stream, Magic, 2, (uint)length, jsonLength, JsonChunk);
        stream.Write(json);
        stream.Write(blanks);
        Words(stream, (uint)writer.DataLength, BinaryChunk);
        writer.WriteData(stream);
    }

    // The JSON and, from a binary file, the first binary chunk.
    static (byte[] Json, byte[]? Chunk) Chunks(Stream stream)
    {
        var head = new byte[HeadBytes];
        int read = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        if (read < HeadBytes || BinaryPrimitives.ReadUInt32LittleEndian(head) != Magic)
        {
            stream.Position = 0;
            return (Bytes(stream, stream.Length), null);
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) is var version and not 2) throw new InvalidDataException($"GLB version {version} is not 2");
        if (BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8)) > stream.Length) throw new InvalidDataException("the file is shorter than its header says; it is truncated");
        byte[]? json = null, chunk = null;
        while (stream.Length - stream.Position >= ChunkHeadBytes && chunk == null)
        {
            var (length, type) = (BinaryPrimitives.ReadUInt32LittleEndian(Bytes(stream, 4)), BinaryPrimitives.ReadUInt32LittleEndian(Bytes(stream, 4)));
            if (type == JsonChunk && json == null) json = Bytes(stream, length);
            else if (type == BinaryChunk) chunk = Bytes(stream, length);
            else stream.Position = Math.Min(stream.Length, stream.Position + length);
        }
        return (json ?? throw new InvalidDataException("the file has no JSON chunk"), chunk);
    }

    static byte[] Bytes(Stream stream, long count)
    {
        if (count > stream.Length - stream.Position) throw new InvalidDataException("a chunk is longer than the file; it is truncated");
        if (count > Array.MaxLength) throw new InvalidDataException("a chunk is larger than 2 GiB");
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static void Words(Stream stream, params ReadOnlySpan<uint> words)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (uint word in words)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
            stream.Write(bytes);
        }
    }
}
