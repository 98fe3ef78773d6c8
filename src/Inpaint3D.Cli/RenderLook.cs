using System.Globalization;
using System.Numerics;
using Inpaint3D.Data;
using Inpaint3D.Methods;
using Inpaint3D.Render;

namespace Inpaint3D.Cli;

/// <summary>What the pictures of <c>inpaint3d render</c> look like.</summary>
internal sealed record RenderLook
{
    static readonly Vector4 s_wire = new(0.07f, 0.08f, 0.10f, 0.6f);
    static readonly Dictionary<string, uint> s_words = new() { ["white"] = 0xffffff, ["black"] = 0, ["grey"] = 0x808080, ["gray"] = 0x808080 };

    /// <summary>Rims, numbers and legend of the holes are drawn.</summary>
    public bool Highlight { get; init; }
    /// <summary>The patches are drawn as a veil.</summary>
    public bool Preview { get; init; }
    /// <summary>The scene with its holes and the filled one are drawn side by side.</summary>
    public bool BeforeAfter { get; init; }
    /// <summary>New faces are green.</summary>
    public bool Tint { get; init; }
    /// <summary>Numbers, legend and captions are drawn.</summary>
    public bool Labels { get; init; } = true;
    public Shading Shading { get; init; } = Shading.Smooth;
    public bool Shadows { get; init; }
    public bool Wireframe { get; init; }
    /// <summary>Faces seen from behind have their own colours.</summary>
    public bool TwoSided { get; init; }
    public int Supersampling { get; init; } = 2;
    public double PointSize { get; init; } = 3;
    /// <summary>Coded RGB, or null for the studio's backdrop.</summary>
    public Vector3? Background { get; init; }
    /// <summary>True when what shows nothing is to be transparent.</summary>
    public bool Transparent { get; init; }

    public bool NeedsHoles => Highlight || Preview || BeforeAfter;
    public bool NeedsFill => Preview || BeforeAfter;

    public RenderOptions Options(Camera camera) => RenderOptions.Studio(camera) is var studio ? studio with
    {
        Shading = Shading,
        Lights = Shadows ? studio.Lights : [.. studio.Lights.Select(light => light with { CastsShadow = false })],
        BackFaces = TwoSided || Shading == Shading.None ? Vector4.Zero : studio.BackFaces,
        Wire = Wireframe ? s_wire : Vector4.Zero,
        Supersampling = Supersampling,
        PointSize = PointSize,
        BackgroundTop = Background ?? studio.BackgroundTop,
        BackgroundBottom = Background ?? studio.BackgroundBottom,
    } : studio;

    /// <summary>
    /// Makes a picture. A transparent one comes from two, on black and on white: what is covered by a part a has a·c on black and
    /// a·c + 1 − a on white (A. R. Smith, J. F. Blinn. Blue screen matting. SIGGRAPH 1996).
    /// </summary>
    public Field Draw(Func<RenderLook, Run, Field> draw, Run run)
    {
        if (!Transparent) return draw(this, run);
        var (black, white) = (draw(this with { Background = Vector3.Zero }, run.Part(0, 0.5)), draw(this with { Background = Vector3.One }, run.Part(0.5, 1)));
        var picture = new Field(black.Width, black.Height, 1, 4) { Coding = black.Coding };
        for (int i = 0; i < picture.PlaneLength; i++)
        {
            float alpha = Math.Clamp(1 - (white.Plane(1)[i] - black.Plane(1)[i]), 0, 1);
            picture.Plane(3)[i] = alpha;
            for (int c = 0; c < 3; c++) picture.Plane(c)[i] = alpha > 0 ? Math.Min(black.Plane(c)[i] / alpha, 1) : 0;
        }
        return picture;
    }

    /// <summary>A colour by its word or as #rrggbb; null for <c>studio</c> and <c>transparent</c>.</summary>
    public static Vector3? ParseColor(string text)
    {
        if (text is "studio" or "transparent") return null;
        if (!s_words.TryGetValue(text, out uint code) && !(text is ['#', _, _, _, _, _, _] && uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code)))
            throw new ArgumentException(Catalog.Unknown("background", text, ["studio", "transparent", .. s_words.Keys]) + " Or give a colour such as #336699.");
        return new Vector3(code >> 16, (code >> 8) & 255, code & 255) / 255;
    }

    /// <summary>A word of an enumeration as it is typed.</summary>
    public static Shading ParseShading(string text) => text switch
    {
        "smooth" => Shading.Smooth,
        "flat" => Shading.Flat,
        "none" => Shading.None,
        _ => throw new ArgumentException(Catalog.Unknown("shading", text, ["smooth", "flat", "none"])),
    };
}
