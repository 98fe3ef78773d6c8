using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Render;

namespace Inpaint3D.Tests.Render;

public class DrawingTests
{
    [Fact]
    public void A_line_covers_pixels_by_their_distance_and_crossings_once()
    {
        var drawing = new Drawing(new Field(20, 20, 1, 3));
        drawing.Lines([[new(2, 10), new(17, 10)], [new(10, 2), new(10, 17)]], 2, Vector3.One, 0.5f);
        Assert.Equal(0.5f, drawing.Picture[5, 10]);
        Assert.Equal(0.25f, drawing.Picture[5, 11]);
        Assert.Equal(0, drawing.Picture[5, 12]);
        Assert.Equal(0.5f, drawing.Picture[10, 10]);
    }

    [Fact]
    public void A_box_covers_its_area_and_the_picture_it_is_drawn_over_stays()
    {
        var picture = new Field(20, 20, 1, 3);
        var drawing = new Drawing(picture);
        drawing.Box(new PixelBox(3.5f, 4.5f, 9.5f, 8.5f), 0, Vector3.One);
        Assert.Equal(6 * 4, drawing.Picture.Plane(0).ToArray().Sum(), 1e-5);
        Assert.All(picture.Samples, sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Letters_stand_on_the_base_line_are_as_high_as_asked_and_differ()
    {
        string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var pictures = alphabet.Select(letter =>
        {
            var drawing = new Drawing(new Field(40, 60, 1, 3));
            drawing.Text(letter.ToString(), new Vector2(5, 40), 24, Vector3.One);
            var rows = Enumerable.Range(0, 60).Where(y => drawing.Picture.Row(y).ContainsAnyExcept(0f)).ToArray();
            Assert.True(letter is 'g' or 'j' or 'p' or 'q' or 'y' or 'Q' ? rows[^1] is > 41 and < 52 : rows[^1] is > 38 and <= 42, $"{letter}: {rows[^1]}");
            if (char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter)) Assert.InRange(rows[0], 13, 17);
            Assert.InRange(StrokeFont.Width(letter.ToString(), 24), 0, 24);
            return string.Join(' ', drawing.Picture.Samples.Select(sample => sample > 0.5f ? 1 : 0));
        }).ToArray();
        // A capital I and a small l look alike in letters without serifs.
        Assert.Equal(alphabet.Length - 1, pictures.Distinct().Count());
    }

    [Fact]
    public void Labels_never_overlap_and_stay_inside()
    {
        var random = new Random(5);
        var picture = new PixelBox(0, 0, 319, 239);
        Label[] labels = [.. Enumerable.Range(1, 90).Select(i => new Label($"{i}", new(320 * random.NextSingle(), 240 * random.NextSingle()), 30 * random.NextSingle(), 40 * random.NextSingle(), Vector3.One, 1))];
        var placement = new LabelPlacement(picture, 9);
        var legend = new PixelBox(10, 180, 90, 230);
        placement.Reserve(legend);
        PixelBox[] placed = [.. placement.Place(labels).OfType<PixelBox>()];
        Assert.InRange(placed.Length, 30, 90);
        for (int i = 0; i < placed.Length; i++)
        {
            Assert.True(picture.Contains(placed[i]) && !placed[i].Overlaps(legend));
            for (int j = 0; j < i; j++) Assert.False(placed[i].Overlaps(placed[j]));
        }
    }

    [Fact]
    public void A_label_lies_in_its_place_where_there_is_room_and_beside_it_else()
    {
        var labels = new Label[] { new("1", new(100, 100), 50, 60, Vector3.One, 1), new("2", new(200, 100), 3, 4, Vector3.One, 1) };
        var boxes = new LabelPlacement(new PixelBox(0, 0, 319, 239), 12).Place(labels);
        Assert.True(boxes[0]!.Value.Contains(labels[0].At));
        Assert.False(boxes[1]!.Value.Contains(labels[1].At));
        Assert.InRange(Vector2.Distance(boxes[1]!.Value.Nearest(labels[1].At), labels[1].At), 4, 30);
    }
}
