using System.Numerics;

namespace Inpaint3D.Numerics;

/// <summary>Sorts numbers of which there are few, mostly: by insertion up to some dozens, for which the framework's sort takes longer to begin.</summary>
internal static class ShortSort
{
    /// <summary>Numbers up to which insertion is used.</summary>
    const int Few = 40;

    /// <summary>Sorts whole numbers to rise.</summary>
    internal static void Sort<T>(Span<T> numbers) where T : struct, IBinaryInteger<T>
    {
        if (numbers.Length > Few)
        {
            numbers.Sort();
            return;
        }
        for (int i = 1; i < numbers.Length; i++)
        {
            var (number, place) = (numbers[i], i);
            for (; place > 0 && numbers[place - 1] > number; place--) numbers[place] = numbers[place - 1];
            numbers[place] = number;
        }
    }
}
