using System.Globalization;
using Inpaint3D.Data;

namespace Inpaint3D.Cli.Pictures;

/// <summary>By how much a picture is to grow on each side, in pixels or as parts of its width and height.</summary>
internal readonly record struct Extension(Extension.Length Left, Extension.Length Right, Extension.Length Top, Extension.Length Bottom)
{
    /// <summary>Pixels, or hundredths of the side they lie along.</summary>
    internal readonly record struct Length(double Value, bool IsPercent)
    {
        public int Pixels(int side) => (int)Math.Round(IsPercent ? Value * side / 100 : Value);
    }

    /// <summary>The margins of a picture.</summary>
    public Margins For(Field picture) => new(Left.Pixels(picture.Width), Right.Pixels(picture.Width), Top.Pixels(picture.Height), Bottom.Pixels(picture.Height));

    /// <summary>Reads <c>L,R,T,B</c>, or one length for all sides.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static Extension Parse(string text)
    {
        var lengths = text.Split(',').Select(ParseLength).ToArray();
        return lengths switch
        {
            [{ } all] => new Extension(all, all, all, all),
            [{ } left, { } right, { } top, { } bottom] => new Extension(left, right, top, bottom),
            _ => throw new ArgumentException($"--extend {text}: must be LEFT,RIGHT,TOP,BOTTOM in pixels or percent, such as 200,0,0,10%, or one number for all sides."),
        };
    }

    static Length? ParseLength(string word)
    {
        bool isPercent = word.EndsWith('%');
        var style = isPercent ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
        return double.TryParse(word.AsSpan(0, word.Length - (isPercent ? 1 : 0)), style, CultureInfo.InvariantCulture, out double value) && value <= 1_000_000 ? new Length(value, isPercent) : null;
    }
}
