using Inpaint3D.Data;
using Inpaint3D.Numerics;

namespace Inpaint3D.Geometry;

/// <summary>A point seen along an axis.</summary>
internal readonly record struct FlatPoint(double X, double Y)
{
    /// <summary>A point seen along axis 0, 1 or 2.</summary>
    public static FlatPoint Of(Vec3 p, int axis) => axis switch { 0 => new(p.Y, p.Z), 1 => new(p.Z, p.X), _ => new(p.X, p.Y) };

    public static FlatPoint Min(FlatPoint a, FlatPoint b) => new(double.MinNative(a.X, b.X), double.MinNative(a.Y, b.Y));
    public static FlatPoint Max(FlatPoint a, FlatPoint b) => new(double.MaxNative(a.X, b.X), double.MaxNative(a.Y, b.Y));

    /// <summary>+1 when three points turn left, −1 when right, 0 on a line; exact.</summary>
    public static int Turn(FlatPoint a, FlatPoint b, FlatPoint c) => Predicates.Orient2D(a.X, a.Y, b.X, b.Y, c.X, c.Y);
}

/// <summary>
/// The edges of a closed polygon seen along the main axis of its plane, in a grid of square cells, some for each edge: what is near a point or a small
/// triangle is found in few of them. Edge i goes from point i to the next one, and is in every cell that it touches.
/// </summary>
internal sealed class RimGrid
{
    /// <summary>Cells for each edge, and the rounding of places in cells.</summary>
    const double CellsPerEdge = 4, Rounding = 1e-9;

    readonly FlatPoint _low, _high;
    readonly double _scale;
    /// <summary>The edges of cell k, row by row, are those from Start[k] to Start[k + 1].</summary>
    readonly int[] _start, _edges;

    public RimGrid(Vec3[] polygon)
    {
        var (axis, sense) = View(polygon);
        (Axis, Sense, Points) = (axis, sense, Array.ConvertAll(polygon, p => FlatPoint.Of(p, axis)));
        _low = new FlatPoint(Points.Min(p => p.X), Points.Min(p => p.Y));
        _high = new FlatPoint(Points.Max(p => p.X), Points.Max(p => p.Y));
        double width = _high.X - _low.X, height = _high.Y - _low.Y, cells = CellsPerEdge * Points.Length;
        _scale = 1 / Math.Max(Math.Sqrt(width * height / cells), Math.Max(width, height) / cells);
        if (!double.IsFinite(_scale)) _scale = 0;
        (Columns, Rows) = ((int)(width * _scale) + 1, (int)(height * _scale) + 1);
        _start = new int[(Columns * Rows) + 1];
        for (int i = 0; i < Points.Length; i++) Cover(i, cell => _start[cell + 1]++);
        for (int cell = 0; cell + 1 < _start.Length; cell++) _start[cell + 1] += _start[cell];
        _edges = new int[_start[^1]];
        int[] next = _start[..^1];
        for (int i = 0; i < Points.Length; i++) Cover(i, cell => _edges[next[cell]++] = i);
    }

    /// <summary>The axis along which the polygon is seen, and the sense in which it turns then; 0 when it has no area.</summary>
    public int Axis { get; }
    public int Sense { get; }
    /// <summary>The polygon's corners.</summary>
    public FlatPoint[] Points { get; }
    public int Columns { get; }
    public int Rows { get; }

    /// <summary>The edges in a cell, in rising order.</summary>
    public ReadOnlySpan<int> this[int column, int row]
    {
        get
        {
            int cell = (row * Columns) + column;
            return _edges.AsSpan(_start[cell], _start[cell + 1] - _start[cell]);
        }
    }

    /// <summary>The main axis of a polygon's plane, and the sense in which it turns seen along it.</summary>
    public static (int Axis, int Sense) View(ReadOnlySpan<Vec3> polygon)
    {
        var normal = LoopMeasure.VectorArea(polygon);
        var (x, y, z) = (Math.Abs(normal.X), Math.Abs(normal.Y), Math.Abs(normal.Z));
        int axis = z >= x && z >= y ? 2 : y >= x ? 1 : 0;
        return (axis, Math.Sign(axis == 2 ? normal.Z : axis == 1 ? normal.Y : normal.X));
    }

    /// <summary>Where edge i ends.</summary>
    public int Next(int i) => i + 1 == Points.Length ? 0 : i + 1;

    /// <summary>Column and row of a point; those off the grid count to the cells at its sides. They never fall while a coordinate rises.</summary>
    public int ColumnOf(double x) => Math.Clamp((int)((x - _low.X) * _scale), 0, Columns - 1);
    public int RowOf(double y) => Math.Clamp((int)((y - _low.Y) * _scale), 0, Rows - 1);

    /// <summary>The middle of a cell.</summary>
    public FlatPoint Middle(int column, int row) => new(_low.X + ((column + 0.5) / _scale), _low.Y + ((row + 0.5) / _scale));

    /// <summary>True when a box meets that of the polygon.</summary>
    public bool Overlaps(FlatPoint low, FlatPoint high) => low.X <= _high.X && _low.X <= high.X && low.Y <= _high.Y && _low.Y <= high.Y;

    /// <summary>Visits the cells of an edge, of each row those from the first to the last one that it may touch.</summary>
    void Cover(int edge, Action<int> visit)
    {
        var (a, b) = (Points[edge], Points[Next(edge)]);
        if (a.Y > b.Y) (a, b) = (b, a);
        int first = RowOf(a.Y), last = RowOf(b.Y);
        double least = Math.Min(a.X, b.X), most = Math.Max(a.X, b.X), slope = first == last ? 0 : (b.X - a.X) / (b.Y - a.Y), margin = Rounding / _scale;
        for (int row = first; row <= last; row++)
        {
            double from = row == first ? a.X : At(row - Rounding), to = row == last ? b.X : At(row + 1 + Rounding);
            int right = ColumnOf(Math.Max(from, to) + margin);
            for (int column = ColumnOf(Math.Min(from, to) - margin); column <= right; column++) visit((row * Columns) + column);
        }

        double At(double row) => Math.Clamp(a.X + (slope * (_low.Y + (row / _scale) - a.Y)), least, most);
    }
}
