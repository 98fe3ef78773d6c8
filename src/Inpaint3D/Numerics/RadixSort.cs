namespace Inpaint3D.Numerics;

/// <summary>
/// Sorts whole numbers with what belongs to them, by counting their digits from the lowest on: linear in their count, stable, and without a generic
/// method of the framework, which would be compiled anew in every process.
/// </summary>
internal static class RadixSort
{
    const int DigitBits = 11, Digits = 1 << DigitBits;
    /// <summary>Numbers up to which insertion takes less than the counts.</summary>
    const int Few = 128;

    /// <summary>Sorts keys to rise, and moves the items with them; those of equal keys stay in order.</summary>
    /// <param name="keys">The keys; afterwards in no order of use.</param>
    /// <param name="items">As many items, sorted in place.</param>
    internal static void Sort(ulong[] keys, int[] items)
    {
        if (keys.Length <= Few)
        {
            Insert(keys, items);
            return;
        }
        var (fromKeys, from, toKeys, to) = (keys, items, new ulong[keys.Length], new int[items.Length]);
        ulong different = 0;
        foreach (ulong key in keys) different |= key ^ keys[0];
        var next = new int[Digits];
        for (int shift = 0; shift < 64; shift += DigitBits)
        {
            if (((different >> shift) & (Digits - 1)) == 0) continue;
            Array.Clear(next);
            foreach (ulong key in fromKeys) next[(key >> shift) & (Digits - 1)]++;
            for (int digit = 0, start = 0; digit < Digits; digit++) (next[digit], start) = (start, start + next[digit]);
            for (int i = 0; i < fromKeys.Length; i++)
            {
                int place = next[(fromKeys[i] >> shift) & (Digits - 1)]++;
                (toKeys[place], to[place]) = (fromKeys[i], from[i]);
            }
            (fromKeys, from, toKeys, to) = (toKeys, to, fromKeys, from);
        }
        if (from != items) from.CopyTo(items, 0);
    }

    static void Insert(ulong[] keys, int[] items)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            var (key, item, place) = (keys[i], items[i], i);
            for (; place > 0 && keys[place - 1] > key; place--) (keys[place], items[place]) = (keys[place - 1], items[place - 1]);
            (keys[place], items[place]) = (key, item);
        }
    }
}
