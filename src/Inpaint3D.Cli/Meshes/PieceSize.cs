using System.Globalization;

namespace Inpaint3D.Cli.Meshes;

/// <summary>How large a piece must be to stay.</summary>
/// <param name="Value">Triangles, or percent of those of the largest piece.</param>
/// <param name="IsPercent">Which of these.</param>
internal sealed record PieceSize(double Value, bool IsPercent)
{
    /// <summary>Reads <c>200</c> or <c>1%</c>.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static PieceSize Parse(string text)
    {
        bool isPercent = text.EndsWith('%');
        if (double.TryParse(isPercent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && (!isPercent || value <= 100))
            return new PieceSize(value, isPercent);
        throw new ArgumentException($"--drop-pieces-below {text}: must be a number of faces such as 200, or percent of the largest piece's such as 1%.");
    }

    /// <summary>The least number of triangles beside a largest piece.</summary>
    public double Triangles(int largest) => IsPercent ? Value / 100 * largest : Value;
}
