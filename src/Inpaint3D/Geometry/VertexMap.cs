using System.Runtime.CompilerServices;

namespace Inpaint3D.Geometry;

/// <summary>A number for each of some vertices, which are numbered from 0: open addressing with linear steps, in half the room of an <see cref="EdgeMap"/>.</summary>
internal sealed class VertexMap
{
    /// <summary>A vertex plus 1, 0 in a free slot, and its number.</summary>
    (int Key, int Value)[] _slots;
    int _count;

    /// <summary>An empty map with room for some vertices; it grows where there are more.</summary>
    public VertexMap(int vertices = 8)
    {
        int size = 16;
        while (size < 2L * vertices) size *= 2;
        _slots = new (int, int)[size];
    }

    /// <summary>The number of a vertex, −1 where it has none; to give it −1 is to remove it.</summary>
    public int this[int vertex]
    {
        get => Slot(vertex + 1) is var slot && _slots[slot].Key == 0 ? -1 : _slots[slot].Value;
        set
        {
            // Taking a slot may replace the slots.
            int slot = Taken(vertex + 1);
            _slots[slot].Value = value;
        }
    }

    /// <summary>The number of a vertex; one that has none is given this one.</summary>
    public int FindOrAdd(int vertex, int number)
    {
        int slot = Taken(vertex + 1);
        if (_slots[slot].Value < 0) _slots[slot].Value = number;
        return _slots[slot].Value;
    }

    /// <summary>The key's slot, or the free one where it belongs, as in an <see cref="EdgeMap"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Slot(int key)
    {
        var slots = _slots;
        int slot = (int)(((uint)key * 0x9e3779b97f4a7c15) >> 32) & (slots.Length - 1);
        while (slots[slot].Key != 0 && slots[slot].Key != key) slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    /// <summary>The key's slot, which is its own from now on.</summary>
    int Taken(int key)
    {
        int slot = Slot(key);
        if (_slots[slot].Key != 0) return slot;
        if (2 * ++_count > _slots.Length)
        {
            Grow();
            slot = Slot(key);
        }
        _slots[slot] = (key, -1);
        return slot;
    }

    void Grow()
    {
        var slots = _slots;
        _slots = new (int, int)[2 * slots.Length];
        foreach (var entry in slots) if (entry.Key != 0) _slots[Slot(entry.Key)] = entry;
    }
}
