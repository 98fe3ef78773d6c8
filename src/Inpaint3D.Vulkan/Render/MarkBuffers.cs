using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Render;
using Silk.NET.Vulkan;

namespace Inpaint3D.Vulkan.Render;

/// <summary>All marks of a picture in the memory of a device, joined: triangles are counted through.</summary>
internal sealed class MarkBuffers : IDisposable
{
    readonly IReadOnlyList<Marks> _marks;
    readonly BufferSet _buffers;

    /// <param name="context">The device.</param>
    /// <param name="marks">Shapes with triangles.</param>
    /// <param name="placement">That of the mesh.</param>
    public MarkBuffers(VulkanContext context, IReadOnlyList<Marks> marks, Placement placement)
    {
        (_marks, _buffers) = (marks, new BufferSet(context));
        try
        {
            long vertices = marks.Sum(mark => (long)mark.Shape.Positions.Length), triangles = marks.Sum(mark => (long)mark.Shape.Triangles.Length);
            Positions = _buffers.Add<float>(3 * vertices, "vertices of the marks", target =>
            {
                foreach (var mark in marks) MeshBuffers.WritePositions(mark.Shape, placement, Next(ref target, 3 * mark.Shape.Positions.Length));
            }, BufferUsageFlags.VertexBufferBit);
            Triangles = _buffers.Add<Triangle>(triangles, "triangles of the marks", WriteTriangles, BufferUsageFlags.IndexBufferBit);
            Vertices = _buffers.Add<MarkVertexData>(vertices, "vertices of the marks", target =>
            {
                foreach (var mark in marks) WriteVertices(mark.Shape, Next(ref target, mark.Shape.Positions.Length));
            });
            Opacities = _buffers.Add<Vector2>(marks.Count, "marks", target =>
            {
                for (int i = 0; i < marks.Count; i++) target[i] = new Vector2(marks[i].Opacity, marks[i].HiddenOpacity);
            });
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Count => _marks.Count;
    public Allocation Positions { get; }
    public Allocation Triangles { get; }
    public Allocation Vertices { get; }
    public Allocation Opacities { get; }

    /// <summary>True when these are the marks that lie here.</summary>
    public bool Hold(IReadOnlyList<Marks> marks) => _marks.SequenceEqual(marks, ReferenceEqualityComparer.Instance);

    /// <summary>First triangle and number of triangles of each of the marks.</summary>
    public IEnumerable<(int First, int Count)> Parts()
    {
        int first = 0;
        foreach (var mark in _marks)
        {
            yield return (first, mark.Shape.Triangles.Length);
            first += mark.Shape.Triangles.Length;
        }
    }

    public void Dispose() => _buffers.Dispose();

    void WriteTriangles(Span<Triangle> target)
    {
        int firstVertex = 0;
        foreach (var mark in _marks)
        {
            MeshBuffers.WriteTriangles(mark.Shape, firstVertex, Next(ref target, mark.Shape.Triangles.Length));
            firstVertex += mark.Shape.Positions.Length;
        }
    }

    static void WriteVertices(Mesh shape, Span<MarkVertexData> target)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = new MarkVertexData(shape.Colors?[i] ?? Vector4.One, new Vector4(shape.Normals?[i] ?? Vector3.Zero, 0));
    }

    static Span<T> Next<T>(ref Span<T> rest, int count)
    {
        var part = rest[..count];
        rest = rest[count..];
        return part;
    }
}
