using System.Numerics;
using System.Runtime.CompilerServices;

namespace Inpaint3D.Geometry;

/// <summary>
/// A number for each of some keys: open addressing with linear steps. A dictionary would do, but is slower and, for pairs, compiled anew in every run, which costs more
/// than a small hole does.
/// </summary>
internal abstract class NumberMap<TKey> where TKey : unmanaged, IBinaryInteger<TKey>
{
    /// <summary>All that an empty map without room has: a free slot, in which nothing is ever put.</summary>
    static readonly (TKey, int)[] s_noRoom = new (TKey, int)[1];

    /// <summary>A key, 0 in a free slot, and its number plus 1.</summary>
    (TKey Key, int Value)[] _slots;
    int _count;

    /// <summary>An empty map with room for some keys; it grows where there are more.</summary>
    protected NumberMap(int keys)
    {
        int size = 16;
        while (size < 2L * keys) size *= 2;
        _slots = keys == 0 ? s_noRoom : new (TKey, int)[size];
    }

    /// <summary>The key's slot, or the free one where it belongs (the multiplier is 2⁶⁴ over the golden ratio: D. E. Knuth, The Art of Computer Programming 3, 6.4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected ref (TKey Key, int Value) Slot(TKey key)
    {
        var slots = _slots;
        int slot = (int)((ulong.CreateTruncating(key) * 0x9e3779b97f4a7c15) >> 32) & (slots.Length - 1);
        while (slots[slot].Key != TKey.Zero && slots[slot].Key != key) slot = (slot + 1) & (slots.Length - 1);
        return ref slots[slot];
    }

    /// <summary>The key's slot, which is its own from now on.</summary>
    protected ref (TKey Key, int Value) Taken(TKey key)
    {
        ref var slot = ref Slot(key);
        if (slot.Key != TKey.Zero) return ref slot;
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
        _slots = new (TKey, int)[2 * slots.Length];
        foreach (var entry in slots) if (entry.Key != TKey.Zero) Slot(entry.Key) = entry;
    }
}
