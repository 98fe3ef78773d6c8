using System.Globalization;
using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Geometry;

namespace Inpaint3D.Render;

/// <summary>
/// Holes shown in a picture: rims as thick lines in the colour of their size, faint where the surface hides them, with the numbers that
/// <c>inpaint3d holes</c> gives them and a legend.
/// </summary>
/// <param name="mesh">The mesh that the loops are of.</param>
/// <param name="loops">The holes to show.</param>
public sealed class HoleMarks(Mesh mesh, IReadOnlyList<Loop> loops)
{
    /// <summary>Holes that get a number at the most, those that are seen and the longest rims first: more would be a carpet of numbers.</summary>
    const int MostNumbers = 100;
    /// <summary>Part of a rim that must be seen for a hole to count as seen.</summary>
    const double SeenPart = 0.25;

    static readonly Vector3 s_ink = new(0.10f, 0.11f, 0.13f), s_paper = new(0.98f);

    readonly HoleSizes _sizes = new(mesh);

    /// <summary>Thickness of the rims in pixels; 0 takes 1/260 of the picture's diagonal.</summary>
    public double Width { get; init; }
    /// <summary>Opacity of what lies behind the surface, 0..1.</summary>
    public float HiddenOpacity { get; init; } = 0.3f;

    /// <summary>The rims as tubes that look equally thick from a camera, near or far, on a dark seam.</summary>
    public IReadOnlyList<Marks> Rims(Camera camera)
    {
        double radius = 0.5 * PixelsWide(camera);
        return
        [
            new Marks(Tubes.Around(Segments(camera, 1.5 * radius, _ => s_ink)), 0.35f, 0.35f * HiddenOpacity),
            new Marks(Tubes.Around(Segments(camera, radius, loop => HoleSizes.Colors[(int)_sizes.Of(loop)])), 1, HiddenOpacity),
        ];
    }

    /// <summary>What a fill has added, translucent green.</summary>
    /// <param name="filled">The mesh of these marks with patches behind its own triangles.</param>
    public Marks Preview(Mesh filled)
    {
        var patches = new AppendedPatches(mesh, filled);
        var green = RenderOptions.Unlit.AddedTint with { W = 1 };
        var shape = new Mesh { Positions = patches.Points, Triangles = patches.Triangles, Colors = [.. Enumerable.Repeat(green, patches.Points.Length)] };
        return new Marks(shape with { Normals = Normals.OfVertices(shape) }, 0.6f, 0.12f);
    }

    /// <summary>A picture with the numbers of the holes and a legend.</summary>
    /// <param name="rendering">The picture with the rims, and the depth that tells which are hidden.</param>
    /// <param name="caption">Words for the upper left corner, or null.</param>
    public Field Annotate(Rendering rendering, string? caption = null)
    {
        var drawing = new Drawing(rendering.View.Color);
        float size = TextSize(drawing.Picture);
        var labels = loops.Select(loop => LabelOf(loop, rendering.View)).OfType<Label>().OrderByDescending(label => label.Opacity).Take(MostNumbers).ToArray();
        var placement = new LabelPlacement(new PixelBox(0, 0, drawing.Picture.Width - 1, drawing.Picture.Height - 1).Grown(-0.5f * size), size);
        placement.Reserve(Legend(drawing, size));
        if (caption is not null) placement.Reserve(Caption(drawing, caption));
        var boxes = placement.Place(labels);
        for (int i = 0; i < labels.Length; i++)
            if (boxes[i] is { } box) Leader(drawing, labels[i], box, size);
        for (int i = 0; i < labels.Length; i++)
            if (boxes[i] is { } box) Sign(drawing, labels[i], box, size);
        return drawing.Picture;
    }

    /// <summary>Height of capital letters in pixels that reads well in a picture of that size.</summary>
    internal static float TextSize(Field picture) => Math.Clamp(0.0155f * Math.Max(picture.Height, 0.6f * picture.Width), 7, 300);

    /// <summary>Draws a line of words on a dark plate in the upper left corner; returns the plate.</summary>
    internal static PixelBox Caption(Drawing drawing, string text)
    {
        float size = 1.15f * TextSize(drawing.Picture);
        var plate = new PixelBox(size, size, (2.4f * size) + StrokeFont.Width(text, size), 3.4f * size);
        drawing.Box(plate, 0.5f * size, s_ink, 0.78f);
        drawing.Text(text, new Vector2(plate.Left + (0.7f * size), plate.Bottom - (0.7f * size)), size, s_paper);
        return plate;
    }

    double PixelsWide(Camera camera) => Width > 0 ? Width : Math.Max(2, Math.Sqrt(((double)camera.Width * camera.Width) + ((double)camera.Height * camera.Height)) / 260);

    /// <summary>Rims as capsules; a vertex nearer to the last one than half the radius is passed over, for it would not be seen.</summary>
    List<Segment> Segments(Camera camera, double pixels, Func<Loop, Vector3> color)
    {
        var segments = new List<Segment>();
        foreach (var loop in loops)
        {
            var paint = color(loop);
            var from = mesh.Positions[loop.Vertices[0]];
            for (int i = 1; i <= loop.Vertices.Length; i++)
            {
                var to = mesh.Positions[loop.Vertices[i % loop.Vertices.Length]];
                double depth = Math.Max(camera.Project(from).Depth, camera.Project(to).Depth), radius = pixels * depth / camera.FocalX;
                if ((to - from).Length < 0.5 * radius && i < loop.Vertices.Length) continue;
                if (depth > 0) segments.Add(new Segment(from, to, radius, paint));
                from = to;
            }
        }
        return segments;
    }

    /// <summary>The number of a hole at the middle of what is seen of its rim, or of all where nothing is; null outside of the picture.</summary>
    Label? LabelOf(Loop loop, View view)
    {
        var camera = view.Camera;
        var (seen, all) = (new List<Vector2>(), new List<Vector2>());
        foreach (int vertex in loop.Vertices)
        {
            var (u, v, depth) = camera.Project(mesh.Positions[vertex]);
            if (!(depth > 0 && u >= 0 && v >= 0 && u < camera.Width - 0.5 && v < camera.Height - 0.5)) continue;
            all.Add(new Vector2((float)u, (float)v));
            float surface = view.Depth[(int)Math.Round(u), (int)Math.Round(v)];
            // A rim lies on the surface; within the tube's thickness the surface may come nearer.
            if (surface == 0 || depth < surface * (1 + (4 * PixelsWide(camera) / camera.FocalX))) seen.Add(all[^1]);
        }
        if (all.Count == 0) return null;
        bool hidden = seen.Count < SeenPart * all.Count;
        var rim = hidden ? all : seen;
        var middle = rim.Aggregate(Vector2.Zero, (sum, p) => sum + p) / rim.Count;
        return new Label(loop.Id.ToString(CultureInfo.InvariantCulture), middle, all.Min(p => Vector2.Distance(p, middle)), rim.Average(p => Vector2.Distance(p, middle)),
            HoleSizes.Colors[(int)_sizes.Of(loop)], hidden ? 0.55f : 1);
    }

    /// <summary>From a number that lies beside its hole to where the hole begins.</summary>
    static void Leader(Drawing drawing, Label label, PixelBox box, float size)
    {
        var (from, way) = (box.Nearest(label.At), label.At - box.Nearest(label.At));
        if (way.Length() <= label.Room) return;
        Vector2[][] line = [[from, label.At - (label.Room * Vector2.Normalize(way))]];
        drawing.Lines(line, 0.28f * size, s_ink, 0.5f * label.Opacity);
        drawing.Lines(line, 0.13f * size, label.Color, label.Opacity);
    }

    static void Sign(Drawing drawing, Label label, PixelBox box, float size)
    {
        drawing.Box(box, 0.45f * size, label.Color, label.Opacity);
        drawing.Box(box.Grown(-0.13f * size), 0.32f * size, s_ink, label.Opacity);
        drawing.Text(label.Text, box.Center + new Vector2(-0.5f * StrokeFont.Width(label.Text, size), 0.5f * size), size, s_paper, label.Opacity);
    }

    /// <summary>How many holes there are of each size, in the lower left corner.</summary>
    PixelBox Legend(Drawing drawing, float size)
    {
        var classes = loops.CountBy(_sizes.Of).ToDictionary();
        string Line(HoleSize of, double from) => string.Create(CultureInfo.InvariantCulture, $"{classes[of]} {of.ToString().ToLowerInvariant()}{(from > 0 ? $" (wider than {from:G2})" : "")}");
        var lines = new (HoleSize Size, double From)[] { (HoleSize.Large, _sizes.Large), (HoleSize.Medium, _sizes.Medium), (HoleSize.Small, 0) }
            .Where(line => classes.ContainsKey(line.Size)).Select(line => (Text: Line(line.Size, line.From), Color: HoleSizes.Colors[(int)line.Size])).ToArray();
        string title = loops.Count == 1 ? "1 hole" : $"{loops.Count} holes";
        float row = 1.9f * size, left = 1.2f * size, indent = 2.6f * size;
        float width = Math.Max(StrokeFont.Width(title, size), lines.Select(line => indent + StrokeFont.Width(line.Text, size)).DefaultIfEmpty().Max());
        var plate = new PixelBox(left, drawing.Picture.Height - left - ((lines.Length + 1.25f) * row), left + width + (1.8f * size), drawing.Picture.Height - left);
        drawing.Box(plate, 0.5f * size, s_ink, 0.78f);
        float x = plate.Left + (0.9f * size), y = plate.Top + (1.05f * row);
        drawing.Text(title, new Vector2(x, y), size, s_paper);
        foreach (var (text, color) in lines)
        {
            y += row;
            drawing.Lines([[new(x + (0.2f * size), y - (0.5f * size)), new(x + (1.6f * size), y - (0.5f * size))]], 0.45f * size, color);
            drawing.Text(text, new Vector2(x + indent, y), size, s_paper);
        }
        return plate.Grown(0.3f * size);
    }
}
