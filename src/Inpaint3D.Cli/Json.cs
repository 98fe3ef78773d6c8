using System.Text.Json.Nodes;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>The spelling of JSON results: names in snake_case, with the unit where there is one; words as on the command line.</summary>
internal static class Json
{
    /// <summary><c>patch-size</c> to <c>patch_size</c>.</summary>
    public static string Name(string kebab) => kebab.Replace('-', '_');

    /// <summary>A number, switch, word or null. JSON has no NaN and no infinity: they become null.</summary>
    public static JsonNode? Value(object? value) => value switch
    {
        null => null,
        bool b => b,
        int i => i,
        long l => l,
        ulong u => u,
        float f => float.IsFinite(f) ? f : null,
        double d => double.IsFinite(d) ? d : null,
        Enum e => Catalog.Kebab(e.ToString()),
        _ => value.ToString(),
    };
}
