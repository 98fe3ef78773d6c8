using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Views;

/// <summary>
/// Writes pixels of a view into a scene as geometry, so that every other camera sees them too: the pixel mesh of
/// <see cref="Warp"/>, with a vertex at each pixel's centre in the pixel's colour, cut where neighbours belong to different surfaces.
/// It reaches to the centres of the pixels beside it, which lie on what is there already.
/// </summary>
public static class Baking
{
    /// <summary>Neighbours are different surfaces when a camera that moves aside by this share of the median depth sees them apart.</summary>
    const double Aside = 0.05;

    /// <summary>What baked triangles are made of beside those that have a material: their vertices' colours alone.</summary>
    static readonly Material s_baked = new("baked");

    /// <summary>All of a view as a coloured mesh.</summary>
    /// <param name="view">Colour and depth; pixels of unknown depth or in the hole are left out.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static Mesh Of(View view, Run run)
    {
        var known = new Mask(view.Hole.Width, view.Hole.Height, 1, Array.ConvertAll(view.Hole.Samples, hole => (byte)(1 - hole)));
        return Append(new Mesh { Positions = [], Triangles = [], Colors = [], ColorCoding = view.Color.Coding }, view, known, run);
    }

    /// <summary>A scene with some pixels of a view behind what it has.</summary>
    /// <param name="scene">A mesh; its vertices and faces come first and stay as they are.</param>
    /// <param name="view">Colour and depth, known in the pixels and, as far as anything is there, beside them.</param>
    /// <param name="pixels">1 = to be written.</param>
    /// <param name="run">Cancellation and progress.</param>
    public static Mesh Append(Mesh scene, View view, Mask pixels, Run run)
    {
        if (scene.IsPointCloud && scene.Positions.Length > 0) throw new ArgumentException("The scene is a point cloud: a view can be written into meshes only.");
        var sheet = Sheet(view, pixels, run);
        int first = scene.Positions.Length, vertices = first + sheet.Positions.Length, added = sheet.Triangles.Length;
        bool painted = scene.Materials.Count > 0, again = painted && scene.Materials[^1].Name == s_baked.Name;
        return scene with
        {
            Positions = [.. scene.Positions, .. sheet.Positions],
            Triangles = [.. scene.Triangles, .. sheet.Triangles.Select(t => new Triangle(t.A + first, t.B + first, t.C + first))],
            FaceSizes = scene.FaceSizes is null ? null : [.. scene.FaceSizes, .. Enumerable.Repeat(3, added)],
            Normals = scene.Normals is null ? null : [.. scene.Normals, .. Normals.OfVertices(sheet)],
            Colors = [.. scene.Colors ?? Enumerable.Repeat(painted ? Vector4.One : Material.Clay, first), .. sheet.Colors!],
            CornerUVs = scene.CornerUVs is null ? null : [.. scene.CornerUVs, .. new Vector2[3 * added]],
            TriangleMaterials = painted ? [.. Enumerable.Range(0, scene.Triangles.Length).Select(scene.MaterialOf), .. Enumerable.Repeat(scene.Materials.Count - (again ? 1 : 0), added)] : null,
            Materials = painted && !again ? [.. scene.Materials, s_baked] : scene.Materials,
            VertexAttributes = [.. scene.VertexAttributes.Select(column => column.Extended(vertices))],
            FaceAttributes = [.. scene.FaceAttributes.Select(column => column.Extended(scene.FaceCount + added))],
        };
    }

    /// <summary>The pieces of the pixel mesh that have one of the pixels, front faces to the view's camera.</summary>
    static Mesh Sheet(View view, Mask pixels, Run run)
    {
        var known = view with { Hole = view.Hole.Clone() };
        for (int i = 0; i < pixels.Samples.Length; i++)
            if (pixels.Samples[i] != 0) known.Hole.Samples[i] = 0;
        using var mesh = new PixelMesh(known, view.Camera.Moved(new Vec3(Aside * MedianDepth(view.Depth), 0, 0)), run.Part(0, 0.5) with { Device = run.Device.Host });
        var sheet = new SheetVertices(view);
        var triangles = new List<Triangle>();
        var cells = mesh.Cells;
        for (int y = -1; y < pixels.Height; y++)
        {
            run.Step(0.5 + (0.5 * y / pixels.Height));
            for (int x = -1; x < pixels.Width; x++)
            {
                int pieces = cells.Pieces(x, y);
                for (int piece = 0; pieces >> piece != 0; piece++)
                {
                    if ((pieces >> piece & 1) == 0 || !Has(pixels, x, y, piece)) continue;
                    int a = sheet.Number(cells, x, y, piece, 0), b = sheet.Number(cells, x, y, piece, 1), c = sheet.Number(cells, x, y, piece, 2), d = sheet.Number(cells, x, y, piece, 3);
                    triangles.Add(new Triangle(a, c, b));
                    triangles.Add(new Triangle(b, c, d));
                }
            }
        }
        return new Mesh { Positions = [.. sheet.Positions], Triangles = [.. triangles], Colors = [.. sheet.Colors] };
    }

    /// <summary>True when one of the piece's corners is, or lies beside, one of the pixels.</summary>
    static bool Has(Mask pixels, int x, int y, int piece)
    {
        for (int k = 0; k < 4; k++)
            if (PixelCells.Corner(piece, k) is var (dx, dy, _, _) && pixels[x + dx, y + dy]) return true;
        return false;
    }

    static double MedianDepth(Field depth)
    {
        var known = Array.FindAll(depth.Samples, z => z > 0 && float.IsFinite(z));
        Array.Sort(known);
        return known.Length > 0 ? known[known.Length / 2] : 1;
    }

    /// <summary>Vertices at pixel centres and half-way beside them, each made when it is first asked for.</summary>
    sealed class SheetVertices(View view)
    {
        readonly Dictionary<(int Pixel, int Dx, int Dy), int> _numbers = [];

        internal List<Vec3> Positions { get; } = [];
        internal List<Vector4> Colors { get; } = [];

        internal int Number(in PixelCells cells, int x, int y, int piece, int k)
        {
            var (right, lower, dx, dy) = PixelCells.Corner(piece, k);
            int pixel = ((y + lower) * view.Camera.Width) + x + right;
            if (_numbers.TryGetValue((pixel, dx, dy), out int number)) return number;
            var vertex = cells.At(x, y, piece, k);
            Positions.Add(view.Camera.Unproject(vertex.X, vertex.Y, vertex.Depth));
            Colors.Add(Color(pixel));
            return _numbers[(pixel, dx, dy)] = Positions.Count - 1;
        }

        Vector4 Color(int pixel)
        {
            // A grey picture has one channel or, with an alpha, two.
            float Channel(int c) => view.Color.Plane(view.Color.Channels < 3 ? 0 : c)[pixel];
            return new Vector4(Channel(0), Channel(1), Channel(2), 1);
        }
    }
}
