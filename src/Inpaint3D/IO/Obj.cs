using System.Numerics;
using System.Runtime.InteropServices;
using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// Wavefront OBJ with its material library (MTL) and textures: Wavefront Technologies, <em>Advanced Visualizer Manual</em>,
/// appendix B, 1992. Coordinates are kept as the numbers that the text says: in single precision when every coordinate is
/// the shortest text of a float, else in double (<see cref="Mesh.DoublePrecision"/>). Vertices keep their order, corners
/// their own texture coordinates. Free-form curves and surfaces are passed over.
/// </summary>
public sealed class Obj() : FileFormat<Mesh>("OBJ", ".obj")
{
    /// <inheritdoc/>
    /// <remarks>Nothing marks the start of an OBJ file: its ending tells.</remarks>
    public override bool Recognizes(ReadOnlySpan<byte> head) => false;

    /// <inheritdoc/>
    public override Mesh Read(Stream stream, string path) => MeshCheck.Read(new ObjReader(stream, path).Read());

    /// <inheritdoc/>
    public override void Write(Mesh mesh, OutputSet output)
    {
        MeshCheck.Write(mesh);
        using var text = new TextOutput(output.Create());
        foreach (string comment in mesh.Comments) text.Text($"# {comment.ReplaceLineEndings(" ")}\n");
        if (mesh.Materials.Count > 0)
        {
            string library = Path.GetFileNameWithoutExtension(output.Path) + ".mtl";
            MaterialLibrary.Write(mesh.Materials, output, output.Create(library));
            text.Text($"mtllib {library}\n");
        }
        WriteVertices(text, mesh);
        WriteFaces(text, mesh);
    }

    static void WriteVertices(TextOutput text, Mesh mesh)
    {
        for (int i = 0; i < mesh.Positions.Length; i++)
        {
            text.Text("v ").Position(mesh.Positions[i], mesh.DoublePrecision);
            if (mesh.Colors is { } colors)
            {
                text.Char(' ').Number(colors[i].X).Char(' ').Number(colors[i].Y).Char(' ').Number(colors[i].Z);
                if (mesh.ColorAlpha) text.Char(' ').Number(colors[i].W);
            }
            text.Char('\n');
        }
    }

    static void WriteFaces(TextOutput text, Mesh mesh)
    {
        var layout = mesh.Layout is ObjLayout known && mesh.Triangles.AsSpan().StartsWith(known.Triangles) ? known : null;
        var coordinates = Number(mesh.CornerUVs, uv => text.Text("vt ").Number(uv.X).Char(' ').Number(uv.Y).Char('\n'));
        var perCorner = mesh.Normals == null ? layout?.CornerNormals : null;
        var normals = Number(mesh.Normals ?? perCorner, n => text.Text("vn ").Number(n.X).Char(' ').Number(n.Y).Char(' ').Number(n.Z).Char('\n'));
        var indices = MemoryMarshal.Cast<Triangle, int>(mesh.Triangles);
        var places = Fans.PolygonCorners(mesh);
        int material = -1, mark = 0, at = 0, triangle = 0;
        for (int face = 0; face < mesh.FaceCount; face++)
        {
            for (; layout != null && mark < layout.Marks.Count && layout.Marks[mark].Face <= face; mark++) text.Text(layout.Marks[mark].Line).Char('\n');
            if (mesh.TriangleMaterials is { } materials && materials[triangle] != material && materials[triangle] >= 0)
                text.Text($"usemtl {mesh.Materials[material = materials[triangle]].Name}\n");
            int size = mesh.FaceSizes?[face] ?? 3;
            text.Char('f');
            for (int k = 0; k < size; k++, at++)
            {
                int corner = places?[at] ?? at;
                int? normal = normals == null ? null : perCorner == null ? normals[indices[corner]] : corner < normals.Length ? normals[corner] : null;
                text.Char(' ').Number(indices[corner] + 1);
                if (coordinates != null) text.Char('/').Number(coordinates[corner]);
                else if (normal != null) text.Char('/');
                if (normal != null) text.Char('/').Number(normal.Value);
            }
            text.Char('\n');
            triangle += size - 2;
        }
        for (; layout != null && mark < layout.Marks.Count; mark++) text.Text(layout.Marks[mark].Line).Char('\n');
    }

    // Writes each different value once; returns its number, from 1, for every item.
    static int[]? Number<T>(T[]? values, Action<T> write) where T : notnull
    {
        if (values == null) return null;
        var numbers = new Dictionary<T, int>();
        return Array.ConvertAll(values, value =>
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, value, out bool known);
            if (known) return number;
            number = numbers.Count;
            write(value);
            return number;
        });
    }
}

/// <summary>What an OBJ file says beside its mesh; it holds as long as the mesh begins with the same triangles.</summary>
/// <param name="Triangles">Triangles of the file.</param>
/// <param name="Marks">Lines that name groups, objects and smoothing, or draw points and lines, each before the face with that number.</param>
/// <param name="CornerNormals">Normals per corner where the corners of a vertex do not agree; else null.</param>
sealed record ObjLayout(Triangle[] Triangles, IReadOnlyList<(int Face, string Line)> Marks, Vector3[]? CornerNormals) : MeshLayout
{
    internal override MeshLayout Of(MeshPart part)
    {
        // A mark moves to the next face that is left; points and lines name vertices, which have other numbers now.
        int Next(int face) => Array.BinarySearch(part.Faces, face) is var place && place < 0 ? ~place : place;
        var marks = Marks.Where(mark => mark.Line is not (['p' or 'l', ' ', ..])).Select(mark => (Next(mark.Face), mark.Line));
        return new ObjLayout(part.Mesh.Triangles, [.. marks], part.Corners(CornerNormals));
    }
}
