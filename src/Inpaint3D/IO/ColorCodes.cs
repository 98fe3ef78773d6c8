using System.Numerics;

namespace Inpaint3D.IO;

/// <summary>Codings of colours: 8-bit codes behind decimal or linear values, and the sRGB curve (IEC 61966-2-1:1999).</summary>
static class ColorCodes
{
    /// <summary>True when the channels of all colours are 8-bit codes, up to the rounding of three decimals.</summary>
    public static bool AreBytes(Vector4[] colors)
    {
        const float Tolerance = 0.0006f;
        return Array.TrueForAll(colors, color => Vector4.Abs(color - Snap(color)) is var d && Math.Max(Math.Max(d.X, d.Y), d.Z) <= Tolerance);
    }

    /// <summary>The nearest 8-bit codes.</summary>
    public static Vector4 Snap(Vector4 color) => Vector4.Round(color * 255) / 255;

    /// <summary>The value that shines like this sRGB code.</summary>
    public static Vector4 ToLinear(Vector4 c) => new(ToLinear(c.X), ToLinear(c.Y), ToLinear(c.Z), c.W);

    /// <summary>The sRGB code of a value of light.</summary>
    public static Vector4 FromLinear(Vector4 c) => new(FromLinear(c.X), FromLinear(c.Y), FromLinear(c.Z), c.W);

    static float ToLinear(float code) => (float)(code <= 0.04045f ? code / 12.92 : Math.Pow((code + 0.055) / 1.055, 2.4));

    static float FromLinear(float light) => (float)(light <= 0.0031308f ? light * 12.92 : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055);
}
