using System.CommandLine;
using Inpaint3D.IO;

namespace Inpaint3D.Cli;

/// <summary>The option <c>--output</c> of the verbs that must be told where to write.</summary>
internal sealed class OutputOption : Option<string>
{
    readonly Func<string[], string> _propose;

    /// <param name="description">For help.</param>
    /// <param name="propose">A name for the result of some inputs.</param>
    public OutputOption(string description, Func<string[], string> propose) : base("--output", "-o")
    {
        _propose = propose;
        (Description, HelpName, Required) = (description, "OUT", true);
    }

    /// <summary>The option with a name for the result of some inputs, as it would be typed.</summary>
    public string Example(string[] inputs) => $"-o {Quoted(_propose(inputs))}";

    /// <summary>Such as <c>scan-closed.ply</c> for <c>scans/scan.ply</c>, in another format where that of the input is not written.</summary>
    public static string Named<T>(string input, string suffix, IReadOnlyList<FileFormat<T>> formats) =>
        $"{Path.GetFileNameWithoutExtension(input)}-{suffix}{(Formats.CanWrite(formats, input) ? Path.GetExtension(input) : formats[0].Extensions[0])}";

    /// <summary>A word as a shell takes it for one.</summary>
    public static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_./:,=+%@\\".Contains(c, StringComparison.Ordinal)) ? word : $"\"{word}\"";
}
