namespace Inpaint3D.Geometry;

/// <summary>A number for each of some directed edges between vertices numbered from 0.</summary>
/// <param name="edges">For how many there is room at first.</param>
internal sealed class EdgeMap(int edges = 8) : NumberMap<ulong>(edges)
{
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
}
