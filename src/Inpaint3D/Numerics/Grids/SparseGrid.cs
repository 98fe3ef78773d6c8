using Inpaint3D.Data;

namespace Inpaint3D.Numerics.Grids;

/// <summary>Some nodes of the grid of whole numbers, numbered in the order in which they came: memory by nodes, not by the box.</summary>
internal sealed class SparseGrid
{
    readonly Dictionary<(int X, int Y, int Z), int> _numbers = [];
    readonly List<(int X, int Y, int Z)> _nodes = [];

    public int Count => _nodes.Count;

    /// <summary>A node by its number.</summary>
    public (int X, int Y, int Z) this[int number] => _nodes[number];

    /// <summary>Enters a node unless it is there, and tells its number.</summary>
    public int Add((int X, int Y, int Z) node)
    {
        if (!_numbers.TryAdd(node, _nodes.Count)) return _numbers[node];
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    /// <summary>The number of a node, −1 when it is not there.</summary>
    public int Find((int X, int Y, int Z) node) => _numbers.GetValueOrDefault(node, -1);

    /// <summary>The number of the node at an offset from another one, −1 when it is not there.</summary>
    public int Beside(int number, int dx, int dy, int dz) => _nodes[number] is var (x, y, z) ? Find((x + dx, y + dy, z + dz)) : -1;

    /// <summary>The eight corners of the cell of a place and their trilinear weights; false when one is not there.</summary>
    /// <param name="place">In units of the grid.</param>
    /// <param name="corners">Numbers; bit 0 of the index is x, bit 1 is y, bit 2 is z.</param>
    /// <param name="inCell">The place in the cell, 0..1.</param>
    public bool TryCell(Vec3 place, Span<int> corners, out Vec3 inCell)
    {
        var low = new Vec3(Math.Floor(place.X), Math.Floor(place.Y), Math.Floor(place.Z));
        inCell = place - low;
        for (int c = 0; c < 8; c++)
        {
            corners[c] = Find(((int)low.X + (c & 1), (int)low.Y + ((c >> 1) & 1), (int)low.Z + (c >> 2)));
            if (corners[c] < 0) return false;
        }
        return true;
    }

    /// <summary>Trilinear weight of a corner of a cell.</summary>
    public static double Weight(int corner, Vec3 inCell) =>
        ((corner & 1) == 0 ? 1 - inCell.X : inCell.X) * ((corner & 2) == 0 ? 1 - inCell.Y : inCell.Y) * ((corner & 4) == 0 ? 1 - inCell.Z : inCell.Z);

    /// <summary>A function between the nodes, with its gradient, trilinear; null where a corner of the cell is not there.</summary>
    public (double Value, Vec3 Gradient)? Interpolate(ReadOnlySpan<double> values, Vec3 place)
    {
        Span<int> corners = stackalloc int[8];
        if (!TryCell(place, corners, out var p)) return null;
        var (value, gradient) = (0.0, Vec3.Zero);
        for (int c = 0; c < 8; c++)
        {
            double f = values[corners[c]];
            double x = (c & 1) == 0 ? 1 - p.X : p.X, y = (c & 2) == 0 ? 1 - p.Y : p.Y, z = (c & 4) == 0 ? 1 - p.Z : p.Z;
            value += f * x * y * z;
            gradient += f * new Vec3((c & 1) == 0 ? -y * z : y * z, (c & 2) == 0 ? -x * z : x * z, (c & 4) == 0 ? -x * y : x * y);
        }
        return (value, gradient);
    }
}
