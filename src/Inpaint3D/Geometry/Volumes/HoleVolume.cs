using Inpaint3D.Data;
using Inpaint3D.Numerics.Grids;

namespace Inpaint3D.Geometry.Volumes;

/// <summary>A grid in space round a hole, in a frame of the hole's own, so that a turned mesh has a turned grid.</summary>
internal sealed class HoleVolume
{
    /// <summary>The grid goes beyond the rim's box by so many diameters: as far as a ball's wide cap rises.</summary>
    const double Margin = 0.75;
    /// <summary>Fewest cells across the hole, so that a few lie between rim and middle.</summary>
    const double FewestCells = 8;

    readonly Dictionary<int, int> _rimPlace = [];
    readonly Vec3 _origin;
    readonly Mat3 _toFrame, _toSpace;

    /// <summary>Lays the grid.</summary>
    /// <param name="rim">The rim, of one or several loops.</param>
    /// <param name="surface">The old surface.</param>
    /// <param name="plain">A triangulation of the rim, whose area tells how wide the hole is: 4 A / length is a disk's diameter and twice a strip's width.</param>
    /// <param name="density">Rim edges over cells, about.</param>
    /// <param name="resolution">Most cells across the hole's width.</param>
    public HoleVolume(Rim rim, NearSurface surface, Patch plain, double density, double resolution)
    {
        (Rim, Surface) = (rim, surface);
        for (int i = 0; i < rim.Count; i++) _rimPlace[rim.Vertices[i]] = i;
        foreach (var p in rim.Points) _origin += p / rim.Count;
        var normal = LoopMeasure.VectorArea(rim.Points.AsSpan(0, rim.Loop.Parts?[0] ?? rim.Count)).Normalized();
        if (normal == Vec3.Zero) normal = Plane.Fit(rim.Points).Normal;
        var first = rim.Points[0] - _origin;
        var u = (first - (Vec3.Dot(first, normal) * normal)).Normalized();
        if (u == Vec3.Zero) u = Plane.Through(_origin, normal).U;
        _toFrame = new Mat3(u, Vec3.Cross(normal, u), normal);
        _toSpace = _toFrame.Transpose();
        double width = Math.Clamp(4 * Area(plain) / rim.Loop.Length, Math.Min(4 * rim.Scale.Average(), rim.Loop.Diameter), rim.Loop.Diameter);
        Cell = Math.Clamp(rim.Scale.Average() / density, width / resolution, width / Math.Min(FewestCells, resolution));
    }

    static double Area(Patch patch) =>
        patch.Triangles.Sum(t => Vec3.Cross(patch.Points[t.B] - patch.Points[t.A], patch.Points[t.C] - patch.Points[t.A]).Length / 2);

    public Rim Rim { get; }
    public NearSurface Surface { get; }
    /// <summary>Side of a cell of the finest grid.</summary>
    public double Cell { get; }

    /// <summary>A place of space in units of a grid of some cells.</summary>
    public Vec3 ToGrid(Vec3 place, double cell) => (_toFrame * (place - _origin)) / cell;

    /// <summary>A place of a grid in space.</summary>
    public Vec3 ToSpace(Vec3 place, double cell) => _origin + (cell * (_toSpace * place));

    /// <summary>A node of a grid in space.</summary>
    public Vec3 ToSpace((int X, int Y, int Z) node, double cell) => ToSpace(new Vec3(node.X, node.Y, node.Z), cell);

    /// <summary>A place of the rim by a vertex of the mesh, −1 for those of other rims.</summary>
    public int PlaceOf(int vertex) => _rimPlace.GetValueOrDefault(vertex, -1);

    /// <summary>True for a place next to which is this hole's rim and not the surface.</summary>
    public bool IsInHole(NearSurface.Side side) => side.Border >= 0 && PlaceOf(side.Border) >= 0;

    /// <summary>The box round the hole in nodes of a grid of some cells.</summary>
    public NodeBox Bounds(double cell)
    {
        var (low, high) = (ToGrid(Rim.Points[0], cell), ToGrid(Rim.Points[0], cell));
        foreach (var p in Rim.Points) (low, high) = (Vec3.Min(low, ToGrid(p, cell)), Vec3.Max(high, ToGrid(p, cell)));
        double margin = Margin * Rim.Loop.Diameter / cell;
        return new NodeBox((int)Math.Floor(low.X - margin), (int)Math.Floor(low.Y - margin), (int)Math.Floor(low.Z - margin), (int)(high.X + margin), (int)(high.Y + margin), (int)(high.Z + margin));
    }

    /// <summary>The nodes of a grid of some cells in the whole box round the hole.</summary>
    public SparseGrid Box(double cell)
    {
        var (box, grid) = (Bounds(cell), new SparseGrid());
        for (int z = box.MinZ; z <= box.MaxZ; z++)
            for (int y = box.MinY; y <= box.MaxY; y++)
                for (int x = box.MinX; x <= box.MaxX; x++) grid.Add((x, y, z));
        return grid;
    }

    /// <summary>The nodes of a grid twice as fine where a function is near zero, or within the cells beside such places.</summary>
    /// <param name="coarse">A grid.</param>
    /// <param name="values">The function, in cells of that grid.</param>
    /// <param name="reach">How near, in cells of the finer grid.</param>
    public static SparseGrid Finer(SparseGrid coarse, double[] values, double reach)
    {
        var fine = new SparseGrid();
        for (int node = 0; node < coarse.Count; node++)
        {
            // Half-way to its neighbours the function differs by up to √3/2 cells.
            if (!(2 * Math.Abs(values[node]) <= reach + 2)) continue;
            var (x, y, z) = coarse[node];
            for (int k = 0; k < 27; k++)
            {
                (int X, int Y, int Z) child = ((2 * x) + (k % 3) - 1, (2 * y) + (k / 3 % 3) - 1, (2 * z) + (k / 9) - 1);
                if (coarse.Interpolate(values, new Vec3(0.5 * child.X, 0.5 * child.Y, 0.5 * child.Z)) is { } f && 2 * Math.Abs(f.Value) <= reach) fine.Add(child);
            }
        }
        return fine;
    }

    /// <summary>A box of nodes.</summary>
    public readonly record struct NodeBox(int MinX, int MinY, int MinZ, int MaxX, int MaxY, int MaxZ)
    {
        public bool Contains((int X, int Y, int Z) node) =>
            node.X >= MinX && node.Y >= MinY && node.Z >= MinZ && node.X <= MaxX && node.Y <= MaxY && node.Z <= MaxZ;
    }
}
