using System.Numerics;

namespace Inpaint3D.Render;

/// <summary>
/// Letters as lines, for words in pictures at any size. A glyph is written as strokes, a stroke as points of two digits in base 36, x then y
/// down, on a grid where capitals are 12 high; ~ before a point makes it the control point of a parabola between its neighbours.
/// </summary>
internal static class StrokeFont
{
    /// <summary>Thickness of the strokes in heights of a capital.</summary>
    public const float Weight = 0.14f;
    const int Height = 12, Gap = 4, Space = 5, CurveSteps = 5;

    static readonly Dictionary<char, Vector2[][]> s_glyphs = new()
    {
        ['0'] = Parse("40~0006~0c4c~8c86~8040"), ['1'] = Parse("13404c"), ['2'] = Parse("03~0040~8083~85570c8c"),
        ['3'] = Parse("02~0040~8083~8646~8689~8c4c~0c0a"), ['4'] = Parse("6c600888"), ['5'] = Parse("801006~1444~8488~8c4c~0c0a"),
        ['6'] = Parse("71~6050~0008~0c4c~8c88~8545~0508"), ['7'] = Parse("00803c"), ['8'] = Parse("46~0603~0040~8083~8646~0609~0c4c~8c89~8646"),
        ['9'] = Parse("1b~2c3c~8c84~8040~0004~0747~8784"),
        ['A'] = Parse("0c408c 1878"), ['B'] = Parse("0040~8083~8646~8689~8c4c0c00 0646"), ['C'] = Parse("82~8040~0006~0c4c~8c8a"),
        ['D'] = Parse("0030~8086~8c3c0c00"), ['E'] = Parse("80000c8c 0666"), ['F'] = Parse("80000c 0666"), ['G'] = Parse("82~8040~0006~0c4c~8c8757"),
        ['H'] = Parse("000c 808c 0686"), ['I'] = Parse("000c"), ['J'] = Parse("6069~6c3c~0c09"), ['K'] = Parse("000c 8007 358c"), ['L'] = Parse("000c7c"),
        ['M'] = Parse("0c0057a0ac"), ['N'] = Parse("0c008c80"), ['O'] = Parse("50~0006~0c5c~aca6~a050"), ['P'] = Parse("0c0040~8083~874707"),
        ['Q'] = Parse("50~0006~0c5c~aca6~a050 79ad"), ['R'] = Parse("0c0040~8083~874707 478c"), ['S'] = Parse("82~8040~0003~0646~8689~8c4c~0c0a"),
        ['T'] = Parse("0080 404c"), ['U'] = Parse("0008~0c4c~8c8880"), ['V'] = Parse("004c80"), ['W'] = Parse("002c538ca0"), ['X'] = Parse("008c 800c"),
        ['Y'] = Parse("004680 464c"), ['Z'] = Parse("00800c8c"),
        ['a'] = Parse("646c 68~6434~0408~0c3c~6c68"), ['b'] = Parse("000c 08~0434~6468~6c3c~0c08"), ['c'] = Parse("66~6434~0408~0c3c~6c6a"),
        ['d'] = Parse("606c 68~6434~0408~0c3c~6c68"), ['e'] = Parse("0868~6434~0408~0c3c~5c6b"), ['f'] = Parse("50~20232c 0444"),
        ['g'] = Parse("646d~6g3g~0g0f 68~6434~0408~0c3c~6c68"), ['h'] = Parse("000c 08~0434~64676c"), ['i'] = Parse("040c 0000"), ['j'] = Parse("242e~2g0g 2020"),
        ['k'] = Parse("000c 6409 276c"), ['l'] = Parse("000c"), ['m'] = Parse("040c 07~0434~54575c 57~5484~a4a7ac"), ['n'] = Parse("040c 08~0434~64676c"),
        ['o'] = Parse("34~0408~0c3c~6c68~6434"), ['p'] = Parse("040g 08~0434~6468~6c3c~0c08"), ['q'] = Parse("646g 68~6434~0408~0c3c~6c68"),
        ['r'] = Parse("040c 08~0444"), ['s'] = Parse("65~6434~0406~0838~686a~6c3c~0c0b"), ['t'] = Parse("2129~2c5c 0454"), ['u'] = Parse("0409~0c3c~6c69 646c"),
        ['v'] = Parse("043c64"), ['w'] = Parse("042c558ca4"), ['x'] = Parse("046c 640c"), ['y'] = Parse("043c 643c~2g0g"), ['z'] = Parse("04640c6c"),
        ['.'] = Parse("0c0c"), [','] = Parse("1b0e"), [':'] = Parse("0505 0c0c"), [';'] = Parse("1515 1b0e"), ['!'] = Parse("0008 0c0c"), ['-'] = Parse("0858"), ['+'] = Parse("0767 343a"),
        ['%'] = Parse("800c 20~0002~0424~4442~4020 68~484a~4c6c~8c8a~8868"), ['('] = Parse("30~063c"), [')'] = Parse("00~360c"), ['/'] = Parse("600e"),
        ['<'] = Parse("63076b"), ['>'] = Parse("03670b"), ['='] = Parse("0666 0a6a"), ['_'] = Parse("0d7d"), ['\''] = Parse("0002"),
        ['?'] = Parse("02~0030~6063~653739 3c3c"),
    };

    /// <summary>Width in pixels of words whose capitals are <paramref name="size"/> high.</summary>
    public static float Width(string text, float size) => text.Length == 0 ? 0 : (text.Sum(Advance) - Gap) * size / Height;

    /// <summary>The strokes of every letter in pixels, from the left end of the base line; what the font lacks becomes a question mark.</summary>
    public static IEnumerable<Vector2[][]> Place(string text, Vector2 start, float size)
    {
        float scale = size / Height;
        foreach (char letter in text)
        {
            if (letter != ' ')
            {
                var origin = start - new Vector2(0, size);
                yield return Array.ConvertAll(Glyph(letter), stroke => Array.ConvertAll(stroke, p => origin + (scale * p)));
            }
            start.X += scale * Advance(letter);
        }
    }

    static Vector2[][] Glyph(char letter) => s_glyphs.GetValueOrDefault(letter) ?? s_glyphs['?'];

    static float Advance(char letter) => letter == ' ' ? Space : Glyph(letter).Max(stroke => stroke.Max(p => p.X)) + Gap;

    static Vector2[][] Parse(string strokes) => [.. strokes.Split(' ').Select(ParseStroke)];

    static Vector2[] ParseStroke(string stroke)
    {
        var line = new List<Vector2>();
        for (int i = 0; i < stroke.Length; i += 2)
        {
            bool curve = stroke[i] == '~';
            if (curve) i++;
            var p = new Vector2(Digit(stroke[i]), Digit(stroke[i + 1]));
            if (!curve)
            {
                line.Add(p);
                continue;
            }
            var (from, to) = (line[^1], new Vector2(Digit(stroke[i + 2]), Digit(stroke[i + 3])));
            for (int step = 1; step < CurveSteps; step++)
            {
                float t = step / (float)CurveSteps;
                line.Add(Vector2.Lerp(Vector2.Lerp(from, p, t), Vector2.Lerp(p, to, t), t));
            }
        }
        return [.. line];
    }

    static int Digit(char c) => c <= '9' ? c - '0' : c - 'a' + 10;
}
