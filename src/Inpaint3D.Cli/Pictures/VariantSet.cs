using System.Text.Json.Nodes;
using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Cli.Pictures;

/// <summary>Fills of one hole by several seeds: <c>out-1.png</c>, <c>out-2.png</c>, … and the sheet <c>out-variants.png</c> that shows them beside each other.</summary>
internal sealed class VariantSet
{
    readonly string _output;
    readonly Box _hole;
    readonly bool _force;
    readonly List<(string Path, ulong Seed)> _written = [];
    readonly List<Field> _pictures = [];
    Field? _first;

    /// <param name="output">The path that was typed; numbers are added to its name.</param>
    /// <param name="hole">What the sheet shows, with its surroundings.</param>
    /// <param name="force">Replace files that exist.</param>
    public VariantSet(string output, Box hole, bool force) => (_output, _hole, _force) = (output, hole, force);

    /// <summary>The pictures written.</summary>
    public IReadOnlyList<string> Paths => [.. _written.Select(variant => variant.Path)];

    /// <summary>The path of the sheet, or null when there is nothing to compare.</summary>
    public string? Sheet => _pictures.Count > 1 ? SheetPath(_output) : null;

    /// <summary>The paths of so many variants.</summary>
    public static string[] Pictures(string output, int count) => [.. Enumerable.Range(1, count).Select(number => Numbered(output, number))];

    /// <summary>These and the path of the sheet that shows them.</summary>
    public static string[] AllPaths(string output, int count) => [.. Pictures(output, count), SheetPath(output)];

    /// <summary>Writes one more variant, unless it is the first one again.</summary>
    /// <returns>False when it is.</returns>
    public bool Add(Field filled, ulong seed)
    {
        if (_first is not null && _first.Samples.AsSpan().SequenceEqual(filled.Samples)) return false;
        _first ??= filled;
        string path = Numbered(_output, _written.Count + 1);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Formats.SaveImage(filled, path, _force);
        _written.Add((path, seed));
        _pictures.Add(ContactSheet.Thumbnail(filled, _hole));
        return true;
    }

    /// <summary>Writes the sheet.</summary>
    public void Finish()
    {
        if (Sheet is { } sheet) Formats.SaveImage(ContactSheet.Of(_pictures), sheet, _force);
    }

    /// <summary>The variants for the JSON result.</summary>
    public JsonArray Describe() => new([.. _written.Select(variant => new JsonObject { ["output"] = variant.Path, ["seed"] = variant.Seed })]);

    static string Numbered(string output, int number) => Path.Combine(Path.GetDirectoryName(output) ?? "", $"{Path.GetFileNameWithoutExtension(output)}-{number}{Path.GetExtension(output)}");

    static string SheetPath(string output) => Path.Combine(Path.GetDirectoryName(output) ?? "", $"{Path.GetFileNameWithoutExtension(output)}-variants.png");
}
