using System.Numerics;
using Inpaint3D.Data;
using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan.Render;

/// <summary>A mesh in the memory of a device, as <c>render/scene.glsl</c> reads it; columns that the mesh does not have are empty.</summary>
internal sealed class MeshBuffers : IDisposable
{
    readonly BufferSet _buffers;
    readonly Mesh _mesh;
    readonly Allocation _noNormals;
    Allocation? _normals;

    /// <param name="context">The device.</param>
    /// <param name="mesh">What is uploaded.</param>
    /// <param name="cancel">Stops between the columns.</param>
    /// <exception cref="NotSupportedException">A column is larger than the device allows.</exception>
    public MeshBuffers(VulkanContext context, Mesh mesh, CancellationToken cancel)
    {
        (_mesh, _buffers, Placement) = (mesh, new BufferSet(context) { Cancel = cancel }, Placement.Of(mesh));
        try
        {
            Positions = _buffers.Add<float>(3L * mesh.Positions.Length, "vertices", target => WritePositions(mesh, Placement, target), BufferUsageFlags.VertexBufferBit);
            Triangles = _buffers.Add<Triangle>(mesh.Triangles.Length, "triangles", target => WriteTriangles(mesh, 0, target), BufferUsageFlags.IndexBufferBit);
            Colors = _buffers.Add<ulong>(mesh.Colors?.Length ?? 0, "colours", WriteColors);
            CornerUVs = _buffers.Add(mesh.CornerUVs, "texture coordinates");
            TriangleMaterials = _buffers.Add(mesh.TriangleMaterials, "materials");
            var (materials, texelCount) = Layout(mesh);
            Materials = _buffers.Add(materials, "materials");
            Texels = _buffers.Add<uint>(texelCount, "textures", WriteTexels);
            _noNormals = _buffers.Add<Vector3>(null, "normals");
        }
        catch
        {
            Dispose();
            throw;
        }
        _buffers.Cancel = default;
    }

    public Placement Placement { get; }
    /// <summary>Every triangle, or every point of a cloud.</summary>
    public Primitives All => _mesh.IsPointCloud ? new(Positions, null, 0, _mesh.Positions.Length) : new(Positions, Triangles, 0, _mesh.Triangles.Length);
    /// <summary>Material of every triangle where there is none per triangle, or −1.</summary>
    public int Material => _mesh.Materials.Count == 1 ? 0 : -1;
    public Allocation Positions { get; }
    public Allocation Triangles { get; }
    public Allocation Colors { get; }
    public Allocation CornerUVs { get; }
    public Allocation TriangleMaterials { get; }
    public Allocation Materials { get; }
    public Allocation Texels { get; }

    /// <summary>Normals of the vertices, made when they are first asked for.</summary>
    public Allocation Normals(bool needed, CancellationToken cancel) =>
        !needed || _mesh.IsPointCloud ? _noNormals : _normals ??= _buffers.Add(_mesh.Normals ?? Geometry.Normals.OverSeams(_mesh, cancel), "normals");

    public void Dispose() => _buffers.Dispose();

    /// <summary>Positions as floats; what is not finite becomes huge, so that a cloud leaves it out.</summary>
    internal static void WritePositions(Mesh mesh, Placement placement, Span<float> target)
    {
        for (int i = 0; i < mesh.Positions.Length; i++)
        {
            var p = mesh.Positions[i] is { IsFinite: true } finite ? placement.Place(finite).ToSingle() : new Vector3(float.MaxValue);
            (target[3 * i], target[(3 * i) + 1], target[(3 * i) + 2]) = (p.X, p.Y, p.Z);
        }
    }

    /// <summary>Corners, counted from <paramref name="firstVertex"/> on; a triangle with a corner that is not finite becomes a point, which no sample sees.</summary>
    internal static void WriteTriangles(Mesh mesh, int firstVertex, Span<Triangle> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            var (a, b, c) = mesh.Triangles[i];
            bool finite = mesh.Positions[a].IsFinite && mesh.Positions[b].IsFinite && mesh.Positions[c].IsFinite;
            target[i] = finite ? new Triangle(firstVertex + a, firstVertex + b, firstVertex + c) : new Triangle(firstVertex + a, firstVertex + a, firstVertex + a);
        }
    }

    void WriteColors(Span<ulong> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            var c = Vector4.Clamp(_mesh.Colors![i], Vector4.Zero, Vector4.One) * ushort.MaxValue;
            target[i] = (ulong)MathF.Round(c.X) | (ulong)MathF.Round(c.Y) << 16 | (ulong)MathF.Round(c.Z) << 32;
        }
    }

    /// <summary>Materials with the places of their textures, and the number of texels of all.</summary>
    static (MaterialData[] Materials, long TexelCount) Layout(Mesh mesh)
    {
        long texels = 0;
        var materials = new MaterialData[mesh.Materials.Count];
        for (int i = 0; i < materials.Length; i++)
        {
            var texture = mesh.CornerUVs is null ? null : mesh.Materials[i].Texture;
            materials[i] = new MaterialData(mesh.Materials[i].Color, (uint)texels, texture?.Width ?? 0, texture?.Height ?? 0);
            texels += texture?.PlaneLength ?? 0;
        }
        return (materials, texels);
    }

    /// <summary>Textures one after the other, with 8 bits a channel.</summary>
    void WriteTexels(Span<uint> target)
    {
        foreach (var material in _mesh.Materials)
        {
            if (material.Texture is not { } texture) continue;
            bool isGrey = texture.Channels < 3;
            Span<float> red = texture.Plane(0), green = texture.Plane(isGrey ? 0 : 1), blue = texture.Plane(isGrey ? 0 : 2);
            for (int i = 0; i < texture.PlaneLength; i++) target[i] = Code(red[i]) | Code(green[i]) << 8 | Code(blue[i]) << 16;
            target = target[texture.PlaneLength..];
        }

        static uint Code(float value) => (uint)MathF.Round(Math.Clamp(value, 0, 1) * byte.MaxValue);
    }
}
