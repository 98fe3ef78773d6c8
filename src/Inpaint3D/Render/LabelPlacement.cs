using System.Numerics;

namespace Inpaint3D.Render;

/// <summary>Words that belong to a place of a picture.</summary>
/// <param name="Text">The words, on one line.</param>
/// <param name="At">The place, in pixels.</param>
/// <param name="Room">Radius in pixels of the free disc about the place: words that fit in stay inside.</param>
/// <param name="Reach">Radius in pixels that other words stay off.</param>
/// <param name="Color">Coded RGB of its border.</param>
/// <param name="Opacity">0..1; less than 1 for what is hidden.</param>
public sealed record Label(string Text, Vector2 At, float Room, float Reach, Vector3 Color, float Opacity);

/// <summary>
/// Puts labels into a picture so that none overlaps another or leaves the picture: each, in their order, takes the first free place on
/// circles about its own. Places that cover what another label points to are taken when there is no other.
/// </summary>
/// <param name="picture">The picture.</param>
/// <param name="textSize">Height of capital letters in pixels.</param>
internal sealed class LabelPlacement(PixelBox picture, float textSize)
{
    const int Directions = 16, Circles = 7;

    readonly List<PixelBox> _taken = [];

    /// <summary>Keeps labels off a box.</summary>
    public void Reserve(PixelBox box) => _taken.Add(box);

    /// <summary>The box of each label, or null where there is no room for it.</summary>
    public PixelBox?[] Place(IReadOnlyList<Label> labels)
    {
        var boxes = new PixelBox?[labels.Count];
        for (int i = 0; i < labels.Count; i++)
        {
            var free = Candidates(labels[i]).Where(box => picture.Contains(box) && _taken.TrueForAll(other => !other.Overlaps(box))).ToArray();
            if (free.Length == 0) continue;
            int own = i;
            var open = free.FirstOrDefault(box => !labels.Where((_, other) => other != own).Any(other => box.Grown(0.3f * textSize).Contains(other.At)), free[0]);
            boxes[i] = open;
            _taken.Add(open.Grown(0.15f * textSize));
        }
        return boxes;
    }

    IEnumerable<PixelBox> Candidates(Label label)
    {
        var size = new Vector2(StrokeFont.Width(label.Text, textSize), textSize) + new Vector2(1.1f * textSize);
        if (label.Room > 0.6f * size.Length()) yield return PixelBox.About(label.At, size);
        for (int circle = 0; circle < Circles; circle++)
        {
            float distance = label.Reach + (textSize * (0.8f + circle));
            for (int i = 0; i < Directions; i++)
            {
                // From the upper right on, alternating to both sides; the box touches the circle from outside.
                int turn = (i + 1) / 2 * (i % 2 == 0 ? 1 : -1);
                var (sin, cos) = MathF.SinCos(((2 * MathF.PI * turn) / Directions) - (MathF.PI / 4));
                yield return PixelBox.About(label.At + (distance * new Vector2(cos, sin)) + (0.5f * size * new Vector2(cos, sin)), size);
            }
        }
    }
}
