using System.Numerics;
using Inpaint3D.Data;

namespace Inpaint3D.Render;

/// <summary>A rectangle of a picture in pixels, y down.</summary>
public readonly record struct PixelBox(float Left, float Top, float Right, float Bottom)
{
    /// <summary>The box of a width and height about a point.</summary>
    public static PixelBox About(Vector2 center, Vector2 size) =>
        new(center.X - (0.5f * size.X), center.Y - (0.5f * size.Y), center.X + (0.5f * size.X), center.Y + (0.5f * size.Y));

    /// <summary>The middle.</summary>
    public Vector2 Center => new(0.5f * (Left + Right), 0.5f * (Top + Bottom));
    /// <summary>Width and height.</summary>
    public Vector2 Size => new(Right - Left, Bottom - Top);

    /// <summary>True when the two have a common inner point.</summary>
    public bool Overlaps(PixelBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    /// <summary>True when the point lies in the box or on its border.</summary>
    public bool Contains(Vector2 p) => p.X >= Left && p.X <= Right && p.Y >= Top && p.Y <= Bottom;
    /// <summary>True when the other box lies wholly in this one.</summary>
    public bool Contains(PixelBox other) => other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;
    /// <summary>The box with a margin on all sides.</summary>
    public PixelBox Grown(float by) => new(Left - by, Top - by, Right + by, Bottom + by);
    /// <summary>The point of the box that is nearest to a point.</summary>
    public Vector2 Nearest(Vector2 p) => Vector2.Clamp(p, new(Left, Top), new(Right, Bottom));
}

/// <summary>
/// Lines, boxes and words over a finished picture, with smooth borders: a shape is given by its signed distance d in pixels, negative
/// inside, and covers min(1, max(0, ½ − d)) of a pixel.
/// </summary>
/// <param name="picture">The picture, of at least three channels; it is not written.</param>
public sealed class Drawing(Field picture)
{
    /// <summary>The picture with what was drawn.</summary>
    public Field Picture { get; } = picture.Clone();

    /// <summary>Draws lines through points; where they cross they are drawn once.</summary>
    public void Lines(IReadOnlyList<Vector2[]> lines, float width, Vector3 color, float opacity = 1)
    {
        var (min, max) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        foreach (var line in lines)
            foreach (var p in line) (min, max) = (Vector2.Min(min, p), Vector2.Max(max, p));
        Cover(new PixelBox(min.X, min.Y, max.X, max.Y).Grown(0.5f * width), p => lines.Min(line => Distance(line, p)) - (0.5f * width), color, opacity);
    }

    /// <summary>Draws a filled box with rounded corners.</summary>
    public void Box(PixelBox box, float cornerRadius, Vector3 color, float opacity = 1)
    {
        var inner = (0.5f * box.Size) - new Vector2(cornerRadius);
        Cover(box, p =>
        {
            var q = Vector2.Abs(p - box.Center) - inner;
            return Vector2.Max(q, Vector2.Zero).Length() + Math.Min(Math.Max(q.X, q.Y), 0) - cornerRadius;
        }, color, opacity);
    }

    /// <summary>Draws words whose first letter starts at a point of the base line.</summary>
    /// <param name="text">Words on one line.</param>
    /// <param name="start">Left end of the base line.</param>
    /// <param name="size">Height of capital letters in pixels.</param>
    /// <param name="color">Coded RGB.</param>
    /// <param name="opacity">0..1.</param>
    public void Text(string text, Vector2 start, float size, Vector3 color, float opacity = 1)
    {
        foreach (var glyph in StrokeFont.Place(text, start, size)) Lines(glyph, size * StrokeFont.Weight, color, opacity);
    }

    void Cover(PixelBox box, Func<Vector2, float> distance, Vector3 color, float opacity)
    {
        int x0 = (int)Math.Clamp(MathF.Floor(box.Left), 0, Picture.Width), x1 = (int)Math.Clamp(MathF.Ceiling(box.Right) + 1, 0, Picture.Width);
        int y0 = (int)Math.Clamp(MathF.Floor(box.Top), 0, Picture.Height), y1 = (int)Math.Clamp(MathF.Ceiling(box.Bottom) + 1, 0, Picture.Height);
        for (int y = y0; y < y1; y++)
        {
            for (int x = x0; x < x1; x++)
            {
                float cover = opacity * Math.Clamp(0.5f - distance(new Vector2(x, y)), 0, 1);
                if (cover <= 0) continue;
                for (int c = 0; c < 3; c++) Picture[x, y, 0, c] += cover * (color[c] - Picture[x, y, 0, c]);
            }
        }
    }

    static float Distance(Vector2[] line, Vector2 p)
    {
        float least = Vector2.DistanceSquared(line[0], p);
        for (int i = 1; i < line.Length; i++)
        {
            var (from, along) = (line[i - 1], line[i] - line[i - 1]);
            float t = along == Vector2.Zero ? 0 : Math.Clamp(Vector2.Dot(p - from, along) / along.LengthSquared(), 0, 1);
            least = Math.Min(least, Vector2.DistanceSquared(from + (t * along), p));
        }
        return MathF.Sqrt(least);
    }
}
