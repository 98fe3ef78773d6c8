using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// The polygon file format, text or binary, of Turk, <em>The PLY polygon file format</em>, Stanford 1994. Any element, property
/// and list type is read; what the mesh has no place for is carried through. A file that is read and written
/// unchanged keeps its encoding and the order and types of its properties.
/// </summary>
public sealed class Ply() : FileFormat<Mesh>("PLY", ".ply")
{
    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith("ply\n"u8) || head.StartsWith("ply\r"u8);

    /// <inheritdoc/>
    public override Mesh Read(Stream stream, string path)
    {
        var (layout, comments) = PlyHeader.Read(stream);
        var bodies = new Dictionary<string, PlyColumn[]>();
        var text = new TextScanner(stream);
        foreach (var element in layout.Elements)
            bodies[element.Name] = layout.Encoding == PlyEncoding.Ascii
                ? PlyBody.ReadText(text, element, stream.Length)
                : PlyBody.ReadBinary(stream, element, swap: layout.Encoding == PlyEncoding.BigEndian);
        return MeshCheck.Read(PlyMesh.Read(layout, comments, bodies, path));
    }

    /// <inheritdoc/>
    public override void Write(Mesh mesh, OutputSet output)
    {
        MeshCheck.Write(mesh);
        var textures = Textures.Save(mesh.Materials, output);
        var layout = mesh.Layout as PlyLayout ?? new PlyLayout(PlyEncoding.LittleEndian, "\n", [], []);
        var bodies = new PlyMeshColumns(mesh, layout).Elements().ToArray();
        var elements = bodies.Select(body => new PlyElement(body.Name, body.Rows, [.. body.Columns.Select(column => column.Property)]));
        var stream = output.Create();
        using var text = new TextOutput(stream);
        PlyHeader.Write(text, layout with { Elements = [.. elements] }, [.. mesh.Comments, .. textures.OfType<string>().Select(name => $"{PlyMesh.TextureComment} {name}")]);
        if (layout.Encoding != PlyEncoding.Ascii) text.Flush();
        foreach (var (_, rows, columns) in bodies)
            if (layout.Encoding == PlyEncoding.Ascii) PlyBody.WriteText(text, columns, rows, layout.NewLine);
            else PlyBody.WriteBinary(stream, columns, rows, swap: layout.Encoding == PlyEncoding.BigEndian);
    }
}
