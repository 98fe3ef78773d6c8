using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>
/// Reads coordinates from text and finds out their precision: single when every coordinate is the shortest text of a float
/// (<see cref="Numbers.FitsFloat"/>), else double. Written back with the shortest digits of that precision they are
/// numerically the same.
/// </summary>
sealed class CoordinateReader
{
    /// <summary>True when a coordinate so far says more than a float.</summary>
    public bool NeedsDouble { get; private set; }

    /// <summary>The next three words of the line.</summary>
    public Vec3 Position(TextScanner text) => new(Coordinate(text), Coordinate(text), Coordinate(text));

    /// <summary>The positions in the precision that was found.</summary>
    public Vec3[] Finish(List<Vec3> positions) =>
        [.. NeedsDouble ? positions : positions.Select(p => new Vec3((float)p.X, (float)p.Y, (float)p.Z))];

    double Coordinate(TextScanner text)
    {
        var word = text.Word();
        if (!Numbers.TryDouble(word, out double value) || !double.IsFinite(value))
            throw text.Error(word.IsEmpty ? "a vertex lacks a coordinate" : $"the coordinate '{TextScanner.Show(word)}' is no finite number");
        // Six digits always fit: a float tells apart all decimals of that length.
        bool six = word.Length <= 7 && !word.ContainsAny("eE"u8);
        NeedsDouble = NeedsDouble || (!six && !Numbers.FitsFloat(value));
        return value;
    }
}
