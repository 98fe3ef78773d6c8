namespace Inpaint3D.Geometry;

/// <summary>A number for each of some vertices, which are numbered from 0, in half the room of an <see cref="EdgeMap"/>.</summary>
/// <param name="vertices">For how many there is room at first.</param>
internal sealed class VertexMap(int vertices = 8) : NumberMap<uint>(vertices)
{
    /// <summary>The number of a vertex, −1 where it has none; to give it −1 is to remove it.</summary>
    public int this[int vertex]
    {
        get => Slot((uint)vertex + 1).Value - 1;
        set => Taken((uint)vertex + 1).Value = value + 1;
    }

    /// <summary>The number of a vertex; one that has none is given this one.</summary>
    public int FindOrAdd(int vertex, int number)
    {
        ref var slot = ref Taken((uint)vertex + 1);
        if (slot.Value == 0) slot.Value = number + 1;
        return slot.Value - 1;
    }
}
