using Inpaint3D.Methods;

namespace Inpaint3D.Cli.Meshes;

/// <summary>Values of flags for one purpose, under one name. Flags that are given win over them.</summary>
/// <param name="Name">The word after <c>--preset</c>.</param>
/// <param name="Purpose">What for, in words.</param>
/// <param name="Values">Flags of <c>inpaint3d mesh</c>, without the dashes, and their values.</param>
internal sealed record Preset(string Name, string Purpose, (string Flag, string Value)[] Values)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("scan", "for scans of objects: openings stay open, colours and their texture are continued", [("holes", "inner"), ("keep", "planar")]),
        new("print", "for printing: one closed solid; crumbs are dropped, the outline is closed, the base flat, and the result is checked", [("holes", "all"), ("flat-base", "true"), ("drop-pieces-below", "1%"), ("verify", "true")]),
        new("game", "for real-time use: few new triangles, openings stay open, textures are continued", [("holes", "inner"), ("keep", "planar"), ("density", "0.5")]),
    ];

    /// <summary>The preset of that name.</summary>
    /// <exception cref="ArgumentException">There is none; lists the nearest.</exception>
    public static Preset Find(string name) => All.FirstOrDefault(preset => preset.Name == name) ?? throw new ArgumentException(Catalog.Unknown("preset", name, All.Select(preset => preset.Name)));

    /// <summary>The same as flags.</summary>
    public override string ToString() => string.Join(' ', Values.Select(value => value.Value == "true" ? $"--{value.Flag}" : $"--{value.Flag} {value.Value}"));
}
