using System.Globalization;
using System.Text;
using Inpaint3D.Methods;

namespace Inpaint3D.Cli;

/// <summary>The catalogue in words, for help, <c>methods</c> and the table in the README.</summary>
internal static class MethodsText
{
    /// <summary>What an option can be, such as <c>1..9</c> or <c>row|column</c>.</summary>
    public static string Domain(MethodOption option) =>
        option.Property.PropertyType == typeof(bool) ? ""
        : option.Choices.Count > 0 ? string.Join('|', option.Choices)
        : option.Range is null ? "N" : string.Create(CultureInfo.InvariantCulture, $"{option.Range.Minimum}..{option.Range.Maximum}");

    /// <summary>The default as it would be typed.</summary>
    public static string Default(MethodOption option) => option.Default is Enum word ? Catalog.Kebab(word.ToString())
        : option.Default is bool on ? (on ? "true" : "false")
        : Convert.ToString(option.Default, CultureInfo.InvariantCulture) ?? "none";

    /// <summary>The problem in a word.</summary>
    public static string Problem(MethodEntry entry) => entry.Problem == typeof(MeshHole) ? "mesh" : "image";

    /// <summary>The table of all methods in Markdown.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("| For | Method | What it does | Source |\n|---|---|---|---|\n");
        foreach (var entry in Catalog.All)
            text.Append(CultureInfo.InvariantCulture, $"| {Problem(entry)} | `{entry.Name}` | {entry.Summary} | {entry.Reference} |\n");
        return text.ToString();
    }
}
