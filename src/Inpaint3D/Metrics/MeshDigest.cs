using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Inpaint3D.Data;

namespace Inpaint3D.Metrics;

/// <summary>
/// Fingerprints of the first vertices and faces of a mesh: SHA-256 over the bytes of each kind of data. Two meshes that agree in all of them
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
        foreach (var column in mesh.VertexAttributes) digests[$"vertex column '{column.Name}'"] = Column(column.Values, vertices);
        foreach (var column in mesh.FaceAttributes) digests[$"face column '{column.Name}'"] = Column(column.Values, faces);
        return digests;

        void Add<T>(string name, T[]? values, int count) where T : unmanaged
        {
            if (values is not null) digests[name] = Hash<T>(values.AsSpan(0, count));
        }
    }

    /// <summary>One fingerprint of several.</summary>
    public static string Join(IEnumerable<KeyValuePair<string, string>> digests) => Hash<char>(string.Join('\n', digests.Select(digest => $"{digest.Key}={digest.Value}")));

    static string Positions(ReadOnlySpan<Vec3> positions, IReadOnlySet<int>? moved)
    {
        if (moved is null || moved.Count == 0) return Hash(positions);
        var still = positions.ToArray();
        foreach (int v in moved) still[v] = Vec3.Zero;
        return Hash<Vec3>(still);
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
