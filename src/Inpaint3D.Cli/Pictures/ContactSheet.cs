using System.Globalization;
using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Render;

namespace Inpaint3D.Cli.Pictures;

/// <summary>Pictures of one size beside each other, numbered from 1.</summary>
internal static class ContactSheet
{
    /// <summary>Longest side of a picture on the sheet, gap between them and height of a number, in pixels.</summary>
    const int LongestSide = 480, Gap = 8, TextSize = 14;
    static readonly Vector3 s_paper = new(0.9f), s_ink = new(1), s_plate = new(0.1f);

    /// <summary>The part of a picture around a box, small enough for the sheet, as coded RGB over grey.</summary>
    public static Field Thumbnail(Field picture, Box hole)
    {
        var box = hole.Grow(Math.Max(24, Math.Max(hole.Width, hole.Height) / 2), picture.Width, picture.Height);
        int step = Math.Max(1, (Math.Max(box.Width, box.Height) + LongestSide - 1) / LongestSide);
        var small = new Field(Math.Max(1, box.Width / step), Math.Max(1, box.Height / step), 1, 3) { Coding = SampleCoding.UInt8 };
        bool isGrey = picture.Channels < 3, hasAlpha = picture.Channels is 2 or 4;
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < small.Height; y++)
                for (int x = 0; x < small.Width; x++) small[x, y, 0, c] = Mean(box.X0 + (step * x), box.Y0 + (step * y), isGrey ? 0 : c);
        return small;

        float Mean(int left, int top, int channel)
        {
            var (sum, count) = (0f, 0);
            for (int y = top; y < Math.Min(top + step, box.Y1); y++)
            {
                for (int x = left; x < Math.Min(left + step, box.X1); x++, count++)
                {
                    float alpha = hasAlpha ? picture[x, y, 0, picture.Channels - 1] : 1;
                    sum += Math.Clamp((alpha * picture[x, y, 0, channel]) + ((1 - alpha) * 0.5f), 0, 1);
                }
            }
            return sum / count;
        }
    }

    /// <summary>The sheet.</summary>
    public static Field Of(IReadOnlyList<Field> pictures)
    {
        var (width, height) = (pictures[0].Width, pictures[0].Height);
        int columns = (int)Math.Ceiling(Math.Sqrt((double)pictures.Count * height / width)), rows = (pictures.Count + columns - 1) / columns;
        var sheet = new Field((columns * (width + Gap)) + Gap, (rows * (height + Gap)) + Gap, 1, 3) { Coding = SampleCoding.UInt8 };
        for (int c = 0; c < 3; c++) sheet.Plane(c).Fill(s_paper[c]);
        for (int k = 0; k < pictures.Count; k++)
        {
            var (left, top) = Corner(k);
            for (int c = 0; c < 3; c++)
                for (int y = 0; y < height; y++) pictures[k].Row(y, c).CopyTo(sheet.Row(top + y, c)[left..]);
        }
        var drawing = new Drawing(sheet);
        for (int k = 0; k < pictures.Count; k++)
        {
            var (left, top) = Corner(k);
            string number = (k + 1).ToString(CultureInfo.InvariantCulture);
            drawing.Box(new PixelBox(left, top, left + Gap + TextSize * (0.4f + (0.75f * number.Length)), top + TextSize + Gap), 3, s_plate, 0.8f);
            drawing.Text(number, new Vector2(left + (0.5f * Gap) + 1, top + TextSize + (0.5f * Gap)), TextSize, s_ink);
        }
        return drawing.Picture;

        (int Left, int Top) Corner(int k) => (Gap + (k % columns * (width + Gap)), Gap + (k / columns * (height + Gap)));
    }
}
