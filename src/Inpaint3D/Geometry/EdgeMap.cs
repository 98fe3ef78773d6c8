using System.Runtime.CompilerServices;

namespace Inpaint3D.Geometry;

/// <summary>
/// A number for each of some directed edges between vertices numbered from 0: open addressing with linear steps. A
/// dictionary would do, but is slower and, for pairs, compiled anew in every run, which costs more than a small hole does.
/// </summary>
internal sealed class EdgeMap
{
    /// <summary>All that an empty map without room has: a free slot, in which nothing is ever put.</summary>
    static readonly (ulong, int)[] s_noRoom = new (ulong, int)[1];

    (ulong Key, int Value)[] _slots;
    int _count;

    /// <summary>An empty map with room for some edges; it grows where there are more.</summary>
    public EdgeMap(int edges = 8)
    {
        if (edges == 0)
        {
            _slots = s_noRoom;
            return;
        }
        int size = 16;
        while (size < 2L * edges) size *= 2;
        _slots = new (ulong, int)[size];
    }

    /// <summary>The number of edge a → b, −1 where it has none; to give it −1 is to remove it.</summary>
    public int this[int a, int b]
    {
        get => Slot(Key(a, b)).Value - 1;
        set => Taken(Key(a, b)).Value = value + 1;
    }

    /// <summary>True when an edge has a number.</summary>
    public bool Contains(int a, int b) => this[a, b] >= 0;

    /// <summary>Never 0, which marks a free slot.</summary>
    static ulong Key(int a, int b) => ((ulong)(a + 1L) << 32) | (uint)b;

    /// <summary>The key's slot, or the free one where it belongs (the multiplier is 2⁶⁴ over the golden ratio: D. E. Knuth, The Art of Computer Programming 3, 6.4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ref (ulong Key, int Value) Slot(ulong key)
    {
        var slots = _slots;
        int slot = (int)((key * 0x9e3779b97f4a7c15) >> 32) & (slots.Length - 1);
        while (slots[slot].Key != 0 && slots[slot].Key != key) slot = (slot + 1) & (slots.Length - 1);
        return ref slots[slot];
    }

    /// <summary>The key's slot, which is its own from now on.</summary>
    ref (ulong Key, int Value) Taken(ulong key)
    {
        ref var slot = ref Slot(key);
        if (slot.Key != 0) return ref slot;
        if (2 * ++_count > _slots.Length)
        {
            Grow();
            slot = ref Slot(key);
        }
        slot.Key = key;
        return ref slot;
    }

    void Grow()
    {
        var slots = _slots;
        _slots = new (ulong, int)[2 * slots.Length];
        foreach (var entry in slots) if (entry.Key != 0) Slot(entry.Key) = entry;
    }
}
