using System.Numerics;
using Inpaint3D.Compute;

namespace Inpaint3D.Numerics;

/// <summary>
/// Sorts whole numbers with what belongs to them, by counting their digits from the highest that differs on and then each digit's numbers by themselves:
/// stable, and without a generic method of the framework, which would be compiled anew in every process.
/// </summary>
internal static class RadixSort
{
    const int DigitBits = 11, Digits = 1 << DigitBits;
    /// <summary>Numbers up to which insertion takes less than the counts, and fewest that are shared out.</summary>
    const int Few = 128, Many = 1 << 15;

    /// <summary>Sorts keys to rise, and moves the items with them; those of equal keys stay in order.</summary>
    /// <param name="keys">The keys, sorted in place.</param>
    /// <param name="items">As many items, sorted in place.</param>
    /// <param name="host">The threads that it takes; null for the calling one alone.</param>
    internal static void Sort(ulong[] keys, int[] items, CpuDevice? host = null)
    {
        bool isFew = keys.Length <= Few;
        var (otherKeys, others) = isFew ? ([], []) : (new ulong[keys.Length], new int[items.Length]);
        if (host is null || keys.Length < Many)
        {
            Sort(keys, items, otherKeys, others);
            return;
        }
        Span<int> ends = stackalloc int[Digits];
        if (!SortByDigit(keys, items, otherKeys, others, ends)) return;
        int[] shared = ends.ToArray();
        host.For(Digits, digit =>
        {
            var (start, count) = Part(shared, digit);
            Sort(keys.AsSpan(start, count), items.AsSpan(start, count), otherKeys.AsSpan(start, count), others.AsSpan(start, count));
        });
    }

    static void Sort(Span<ulong> keys, Span<int> items, Span<ulong> otherKeys, Span<int> others)
    {
        if (keys.Length <= Few)
        {
            Insert(keys, items);
            return;
        }
        Span<int> ends = stackalloc int[Digits];
        if (!SortByDigit(keys, items, otherKeys, others, ends)) return;
        for (int digit = 0; digit < Digits; digit++)
        {
            var (start, count) = Part(ends, digit);
            if (count > 1) Sort(keys.Slice(start, count), items.Slice(start, count), otherKeys.Slice(start, count), others.Slice(start, count));
        }
    }

    static (int Start, int Count) Part(ReadOnlySpan<int> ends, int digit)
    {
        int start = digit == 0 ? 0 : ends[digit - 1];
        return (start, ends[digit] - start);
    }

    /// <summary>Sorts by the highest digit in which keys differ, and tells where the keys of each digit end; false when all keys are equal.</summary>
    static bool SortByDigit(Span<ulong> keys, Span<int> items, Span<ulong> otherKeys, Span<int> others, Span<int> ends)
    {
        ulong different = 0;
        foreach (ulong key in keys) different |= key ^ keys[0];
        if (different == 0) return false;
        int shift = Math.Max(0, BitOperations.Log2(different) + 1 - DigitBits);
        ends.Clear();
        foreach (ulong key in keys) ends[Digit(key)]++;
        // First the starts, which become the ends as their numbers are put in place.
        for (int digit = 0, start = 0; digit < Digits; digit++) (ends[digit], start) = (start, start + ends[digit]);
        for (int i = 0; i < keys.Length; i++)
        {
            int place = ends[Digit(keys[i])]++;
            (otherKeys[place], others[place]) = (keys[i], items[i]);
        }
        otherKeys.CopyTo(keys);
        others.CopyTo(items);
        return true;
        int Digit(ulong key) => (int)(key >> shift) & (Digits - 1);
    }

    static void Insert(Span<ulong> keys, Span<int> items)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            var (key, item, place) = (keys[i], items[i], i);
            for (; place > 0 && keys[place - 1] > key; place--) (keys[place], items[place]) = (keys[place - 1], items[place - 1]);
            (keys[place], items[place]) = (key, item);
        }
    }
}
