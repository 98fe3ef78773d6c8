namespace Inpaint3D.Geometry;

/// <summary>
/// A number for each of some directed edges between vertices numbered from 0, or for each of some vertices: open addressing with linear steps. A
/// dictionary would do, but is slower and, for pairs, compiled anew in every run, which costs more than a small hole does.
/// </summary>
internal sealed class EdgeMap
{
    ulong[] _keys;
    int[] _values;
    int _count;

    /// <summary>An empty map with room for some edges; it grows where there are more.</summary>
    public EdgeMap(int edges = 8)
    {
        int size = 16;
        while (size < 2L * edges) size *= 2;
        (_keys, _values) = (new ulong[size], new int[size]);
    }

    /// <summary>The number of edge a → b, −1 where it has none; to give it −1 is to remove it.</summary>
    public int this[int a, int b]
    {
        get => _values[Slot(a, b)] - 1;
        set
        {
            int slot = Taken(a, b);
            _values[slot] = value + 1;
        }
    }

    /// <summary>The number of a vertex; one that has none is given this one.</summary>
    public int FindOrAdd(int a, int number)
    {
        int slot = Taken(a, -1);
        if (_values[slot] == 0) _values[slot] = number + 1;
        return _values[slot] - 1;
    }

    /// <summary>The number of a vertex, as of edges.</summary>
    public int this[int a]
    {
        get => this[a, -1];
        set => this[a, -1] = value;
    }

    /// <summary>True when an edge has a number.</summary>
    public bool Contains(int a, int b) => this[a, b] >= 0;

    /// <summary>Never 0, which marks a free slot.</summary>
    static ulong Key(int a, int b) => ((ulong)(a + 1L) << 32) | (uint)b;

    /// <summary>The edge's slot, or the free one where it belongs (the multiplier is 2⁶⁴ over the golden ratio: D. E. Knuth, The Art of Computer Programming 3, 6.4).</summary>
    int Slot(int a, int b)
    {
        ulong key = Key(a, b);
        int mask = _keys.Length - 1, slot = (int)((key * 0x9e3779b97f4a7c15) >> 32) & mask;
        while (_keys[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    /// <summary>The edge's slot, which is its own from now on.</summary>
    int Taken(int a, int b)
    {
        int slot = Slot(a, b);
        if (_keys[slot] != 0) return slot;
        if (2 * ++_count > _keys.Length)
        {
            Grow();
            slot = Slot(a, b);
        }
        _keys[slot] = Key(a, b);
        return slot;
    }

    void Grow()
    {
        var (keys, values) = (_keys, _values);
        (_keys, _values) = (new ulong[2 * keys.Length], new int[2 * keys.Length]);
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0) continue;
            int slot = Slot((int)(keys[i] >> 32) - 1, (int)(uint)keys[i]);
            (_keys[slot], _values[slot]) = (keys[i], values[i]);
        }
    }
}
