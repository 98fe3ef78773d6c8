using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Inpaint3D.Data;
using Inpaint3D.Geometry.Charts;

namespace Inpaint3D.Metrics;

/// <summary>
/// Fingerprints of the first vertices and faces of a mesh, and of the texels that these show: SHA-256 over the bytes of each kind of data. Two meshes that agree in all of them
/// are equal there bit for bit.
/// </summary>
public static class MeshDigest
{
    const int Block = 1 << 14;

    /// <summary>The fingerprints of what a mesh has, by the name of the data in words.</summary>
    /// <param name="mesh">The mesh, which begins with the part to look at.</param>
    /// <param name="part">The mesh whose numbers of vertices, triangles and faces say how far; it may be the same.</param>
    /// <param name="moved">Vertices whose positions do not count, or null.</param>
    /// <exception cref="ArgumentException">The mesh is smaller than the part.</exception>
    public static IReadOnlyDictionary<string, string> Of(Mesh mesh, Mesh part, IReadOnlySet<int>? moved = null)
    {
        int vertices = part.Positions.Length, triangles = part.Triangles.Length, faces = part.FaceCount;
        if (mesh.Positions.Length < vertices || mesh.Triangles.Length < triangles || mesh.FaceCount < faces)
            throw new ArgumentException($"The mesh has {mesh.Positions.Length} vertices and {mesh.FaceCount} faces, fewer than the {vertices} and {faces} that are to be compared.");
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["vertices"] = Positions(mesh.Positions.AsSpan(0, vertices), moved), ["faces"] = Faces(mesh, triangles, faces) };
        Add("normals", mesh.Normals, vertices);
        Add("colours", mesh.Colors, vertices);
        Add("texture coordinates", mesh.CornerUVs, 3 * triangles);
        Add("materials", mesh.TriangleMaterials, triangles);
        foreach (var (name, hash) in Texels(mesh, part)) digests[name] = hash;
        foreach (var column in mesh.VertexAttributes) digests[$"vertex column '{column.Name}'"] = Column(column.Values, vertices);
        foreach (var column in mesh.FaceAttributes) digests[$"face column '{column.Name}'"] = Column(column.Values, faces);
        return digests;

        void Add<T>(string name, T[]? values, int count) where T : unmanaged
        {
            if (values is not null) digests[name] = Hash<T>(values.AsSpan(0, count));
        }
    }

    /// <summary>Compares a mesh with the first part of another one.</summary>
    /// <param name="before">The mesh.</param>
    /// <param name="after">What is to begin with it.</param>
    /// <param name="moved">Vertices whose positions do not count, or null.</param>
    /// <returns>One fingerprint of each, the second empty where the mesh is too small, and what differs, in words.</returns>
    public static (string Before, string After, IReadOnlyList<string> Different) Compare(Mesh before, Mesh after, IReadOnlySet<int>? moved = null)
    {
        var old = Of(before, before, moved);
        if (after.Positions.Length < before.Positions.Length || after.Triangles.Length < before.Triangles.Length || after.FaceCount < before.FaceCount)
            return (Join(old), "", ["vertices or faces (missing in the output)"]);
        var kin = Of(after, before, moved);
        return (Join(old), Join(kin.Where(part => old.ContainsKey(part.Key))),
            [.. old.Where(part => kin.GetValueOrDefault(part.Key) != part.Value).Select(part => kin.ContainsKey(part.Key) ? part.Key : $"{part.Key} (missing in the output)")]);
    }

    /// <summary>Compares the triangles of a mesh with the first of another one by the positions of their corners alone: for formats that share no vertices.</summary>
    /// <inheritdoc cref="Compare"/>
    public static (string Before, string After, IReadOnlyList<string> Different) CompareTriangles(Mesh before, Mesh after, IReadOnlySet<int>? moved = null)
    {
        string old = Corners(before, before.Triangles, moved);
        if (after.Triangles.Length < before.Triangles.Length) return (old, "", ["triangles (missing in the output)"]);
        string kin = Corners(after, before.Triangles, moved);
        return (old, kin, old == kin ? [] : ["corners of triangles"]);
    }

    /// <summary>Of every texture, the texels whose centres lie in triangles of the part; a picture that several materials share counts for each.</summary>
    static IEnumerable<(string Name, string Hash)> Texels(Mesh mesh, Mesh part)
    {
        if (mesh.CornerUVs is null || part.Materials.Count is 0 || part.Materials.Count > mesh.Materials.Count) yield break;
        int count = part.Triangles.Length;
        var covers = TextureCover.Of(mesh with { Triangles = mesh.Triangles[..count], CornerUVs = mesh.CornerUVs[..(3 * count)], TriangleMaterials = mesh.TriangleMaterials?[..count] });
        for (int m = 0; m < part.Materials.Count; m++)
            foreach (var (use, picture) in mesh.Materials[m].AllMaps) yield return ($"texels of material {m + 1} ({use})", Texels(picture, covers[picture]));
    }

    static string Texels(Field picture, TextureCover cover)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var row = new float[picture.Width];
        for (int c = 0; c < picture.Channels; c++)
        {
            for (int y = 0; y < picture.Height; y++)
            {
                picture.Row(y, c).CopyTo(row);
                for (int x = 0; x < row.Length; x++)
                    if (cover[x, y] == 0) row[x] = 0;
                Append<float>(hash, row);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static string Join(IEnumerable<KeyValuePair<string, string>> digests) => Hash<char>(string.Join('\n', digests.Select(digest => $"{digest.Key}={digest.Value}")));

    static string Positions(ReadOnlySpan<Vec3> positions, IReadOnlySet<int>? moved)
    {
        if (moved is null || moved.Count == 0) return Hash(positions);
        var still = positions.ToArray();
        foreach (int v in moved) still[v] = Vec3.Zero;
        return Hash<Vec3>(still);
    }

    /// <summary>Of the first triangles; those of a part say how many, and which of their corners do not count.</summary>
    static string Corners(Mesh mesh, Triangle[] part, IReadOnlySet<int>? moved)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new Vec3[3 * Math.Min(Block, part.Length)];
        for (int first = 0; first < part.Length; first += Block)
        {
            int count = Math.Min(Block, part.Length - first);
            for (int t = 0; t < count; t++)
            {
                var (own, old) = (mesh.Triangles[first + t], part[first + t]);
                (block[3 * t], block[(3 * t) + 1], block[(3 * t) + 2]) = (At(own.A, old.A), At(own.B, old.B), At(own.C, old.C));
            }
            Append<Vec3>(hash, block.AsSpan(0, 3 * count));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        Vec3 At(int own, int old) => moved?.Contains(old) == true ? Vec3.Zero : mesh.Positions[own];
    }

    static string Faces(Mesh mesh, int triangles, int faces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append<Triangle>(hash, mesh.Triangles.AsSpan(0, triangles));
        // Sizes of 3 throughout mean the same as none.
        if (mesh.FaceSizes is { } sizes && sizes.AsSpan(0, faces).ContainsAnyExcept(3)) Append<int>(hash, sizes.AsSpan(0, faces));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static string Column(Array values, int count)
    {
        if (!values.GetType().GetElementType()!.IsArray) return Hash(Bytes(values, count));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; i < count; i++)
        {
            var list = (Array)values.GetValue(i)!;
            hash.AppendData(BitConverter.GetBytes(list.Length));
            hash.AppendData(Bytes(list, list.Length));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The first bytes of an array of a primitive type.</summary>
    static ReadOnlySpan<byte> Bytes(Array values, int count)
    {
        int size = values.Length == 0 ? 0 : Buffer.ByteLength(values) / values.Length;
        return values.Length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(values), size * count);
    }

    static string Hash<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, values);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>In blocks, as the bytes of a large array may be more than a span can hold.</summary>
    static void Append<T>(IncrementalHash hash, ReadOnlySpan<T> values) where T : unmanaged
    {
        for (int first = 0; first < values.Length; first += Block) hash.AppendData(MemoryMarshal.AsBytes(values.Slice(first, Math.Min(Block, values.Length - first))));
    }
}
