using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Media;

/// <summary>
/// Meshes of formats that only assimp reads; none is written. All meshes of the scene become one, with the transforms of their
/// nodes applied in double precision. Corners with equal position, normal, colour and texture coordinates share a vertex.
/// </summary>
public sealed unsafe class AssimpMeshes() : FileFormat<Mesh>("FBX, COLLADA, 3MF, 3DS, X3D, LWO", ".fbx", ".dae", ".3mf", ".3ds", ".x3d", ".lwo")
{
    static readonly Lock s_lock = new();

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    /// <remarks>The endings tell: what assimp would guess from the content is not asked for.</remarks>
    public override bool Recognizes(ReadOnlySpan<byte> head) => false;

    /// <inheritdoc/>
    public override Mesh Read(Stream stream, string path)
    {
        if (Assimp.Version == null) throw Assimp.Description.Missing();
        using var files = new AssimpFiles(stream, path);
        var system = files.Interface;
        // The library keeps its last error for the whole process.
        lock (s_lock)
        {
            var scene = Assimp.aiImportFileEx(files.Model, Assimp.Triangulate | Assimp.JoinIdenticalVertices | Assimp.Validate, &system);
            if (scene == null) throw new InvalidDataException(Assimp.LastError());
            try
            {
                return MeshCheck.Read(new AssimpScene(scene, path, files.Refused).Read());
            }
            finally
            {
                Assimp.aiReleaseImport(scene);
            }
        }
    }
}

/// <summary>Copies one imported scene into a mesh.</summary>
sealed unsafe class AssimpScene(Assimp.Scene* scene, string path, List<string> refused)
{
    readonly List<Vec3> _positions = [];
    readonly List<Triangle> _triangles = [];
    readonly List<Vector3> _normals = [];
    readonly List<Vector4> _colors = [];
    readonly List<Vector2> _coordinates = [];
    readonly List<int> _materials = [];
    readonly List<string> _notes = [.. refused.Distinct().Select(name => $"'{name}' is left out: only files in the same folder or below are opened.")];
    bool _allNormals = true, _hasColors, _hasCoordinates;

    /// <summary>Reads the scene.</summary>
    public Mesh Read()
    {
        if (scene->Root == null) throw new InvalidDataException("the scene is empty");
        var ahead = new Stack<(nint Node, Mat3 Turn, Vec3 Shift)>([((nint)scene->Root, Mat3.Identity, Vec3.Zero)]);
        while (ahead.TryPop(out var next))
        {
            var node = (Assimp.Node*)next.Node;
            float* m = node->Transform;
            var turn = next.Turn * new Mat3(new(m[0], m[1], m[2]), new(m[4], m[5], m[6]), new(m[8], m[9], m[10]));
            var shift = (next.Turn * new Vec3(m[3], m[7], m[11])) + next.Shift;
            for (uint i = 0; i < node->MeshCount; i++) AddMesh(scene->Meshes[node->Meshes[i]], turn, shift);
            for (uint i = node->ChildCount; i-- > 0;) ahead.Push(((nint)node->Children[i], turn, shift));
        }
        if (_positions.Count == 0) throw new InvalidDataException("the scene has no meshes");
        Material[] materials = [.. Enumerable.Range(0, (int)scene->MaterialCount).Select(i => ReadMaterial(scene->Materials[i], i))];
        Vector4[] colors = [.. _colors];
        return new()
        {
            Positions = [.. _positions],
            Triangles = [.. _triangles],
            DoublePrecision = _positions.Exists(p => p.X != (float)p.X || p.Y != (float)p.Y || p.Z != (float)p.Z),
            Normals = _allNormals ? [.. _normals] : null,
            Colors = _hasColors ? colors : null,
            ColorAlpha = _hasColors && Array.Exists(colors, color => color.W != 1),
            CornerUVs = _hasCoordinates ? [.. _coordinates] : null,
            Materials = materials,
            TriangleMaterials = materials.Length > 0 ? [.. _materials] : null,
            Notes = _notes,
        };
    }

    void AddMesh(Assimp.MeshData* mesh, Mat3 turn, Vec3 shift)
    {
        if (_positions.Count + (long)mesh->VertexCount > Limits.Faces || _triangles.Count + (long)mesh->FaceCount > Limits.Faces)
            throw new InvalidDataException($"the scene is over the limit of {Limits.Faces:N0} vertices or faces");
        int first = _positions.Count, count = (int)mesh->VertexCount;
        var cofactors = new Mat3(Vec3.Cross(turn.Row1, turn.Row2), Vec3.Cross(turn.Row2, turn.Row0), Vec3.Cross(turn.Row0, turn.Row1));
        int sign = Math.Sign(Vec3.Dot(turn.Row0, cofactors.Row0));
        _allNormals &= mesh->Normals != null;
        _hasColors |= mesh->Colors != null;
        _hasCoordinates |= mesh->Coordinates != null;
        for (int i = 0; i < count; i++)
        {
            _positions.Add((turn * Wide(mesh->Positions[i])) + shift);
            _colors.Add(mesh->Colors != null ? mesh->Colors[i] : Vector4.One);
            if (!_allNormals) continue;
            var n = (sign * (cofactors * Wide(mesh->Normals[i]))).Normalized();
            _normals.Add(new((float)n.X, (float)n.Y, (float)n.Z));
        }
        for (uint f = 0; f < mesh->FaceCount; f++)
        {
            if (mesh->Faces[f].Count != 3) continue; // points and lines
            var (a, b, c) = ((int)mesh->Faces[f].Indices[0], (int)mesh->Faces[f].Indices[1], (int)mesh->Faces[f].Indices[2]);
            if (Math.Max((uint)a, Math.Max((uint)b, (uint)c)) >= (uint)count) throw new InvalidDataException($"face {_triangles.Count} names a vertex that its mesh does not have");
            if (sign < 0) (b, c) = (c, b);
            _triangles.Add(new(first + a, first + b, first + c));
            _materials.Add((int)mesh->Material);
            foreach (int corner in (ReadOnlySpan<int>)[a, b, c])
                _coordinates.Add(mesh->Coordinates != null ? new(mesh->Coordinates[corner].X, mesh->Coordinates[corner].Y) : default);
        }
    }

    Material ReadMaterial(nint material, int index)
    {
        Assimp.Text name, file;
        Vector4 color = Vector4.One;
        bool named = Assimp.aiGetMaterialString(material, "?mat.name", 0, 0, &name) == 0 && name.Length > 0;
        if (Assimp.aiGetMaterialColor(material, "$clr.diffuse", 0, 0, &color) != 0) color = Vector4.One;
        bool textured = Assimp.aiGetMaterialTexture(material, Assimp.DiffuseTexture, 0, &file, 0, 0, 0, 0, 0, 0) == 0
            || Assimp.aiGetMaterialTexture(material, Assimp.BaseColorTexture, 0, &file, 0, 0, 0, 0, 0, 0) == 0;
        string? texture = textured ? file.ToString() : null;
        return new(named ? name.ToString() : $"material{index}")
        {
            Color = color,
            TexturePath = texture is ['*', ..] ? null : texture,
            Texture = texture == null ? null : Picture(texture),
        };
    }

    // A texture is a file, or with a star one of the scene's own.
    Field? Picture(string name)
    {
        if (name[0] != '*') return Textures.Load(path, name, _notes);
        if (!uint.TryParse(name.AsSpan(1), out uint index) || index >= scene->TextureCount) return null;
        var picture = scene->Textures[index];
        return picture->Height == 0 ? Textures.Decode(new Span<byte>(picture->Data, (int)Math.Min(picture->Width, int.MaxValue)).ToArray(), path, _notes) : null;
    }

    static Vec3 Wide(Vector3 v) => new(v.X, v.Y, v.Z);
}
