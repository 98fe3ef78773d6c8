using System.Text.Json.Nodes;
using Inpaint3D.IO;

namespace Inpaint3D.Cli;

/// <summary>The files of a call: one, or several that are named or in a folder or have names of a pattern.</summary>
internal sealed record InputFiles<T>
{
    readonly IReadOnlyList<FileFormat<T>> _formats;
    readonly string _kinds;

    /// <summary>Lists the files; those of folders and patterns by name.</summary>
    /// <param name="typed">Files, folders, and paths whose last part has * or ?.</param>
    /// <param name="formats">Of their kind.</param>
    /// <param name="kinds">What they are, in a word.</param>
    /// <exception cref="InvalidDataException">A folder or pattern has no files of the kind.</exception>
    public InputFiles(IReadOnlyList<string> typed, IReadOnlyList<FileFormat<T>> formats, string kinds)
    {
        (_formats, _kinds) = (formats, kinds);
        AreMany = InputFiles.AreMany(typed);
        Paths = [.. typed.SelectMany(path => InputFiles.IsPattern(path) ? Matching(path) : ViewFrames.Files(path, IsOfKind))];
    }

    /// <summary>True for several, and for a folder or pattern, even of one file.</summary>
    public bool AreMany { get; }

    /// <summary>The files.</summary>
    public string[] Paths { get; init; }

    /// <summary>Where the result of one goes: the output itself or, where that is a folder and not by its name a file of the kind, a file of the same name in it.</summary>
    public string Target(string output) =>
        !IsOfKind(output) && (Directory.Exists(output) || Path.EndsInDirectorySeparator(output)) ? Path.Combine(output, Named(Paths[0])) : output;

    /// <summary>Where the result of each goes, checked: as for one, or files of the same names in a folder.</summary>
    public string[] Outputs(string output, bool force, string? ending = null)
    {
        if (!AreMany)
        {
            Output.Check(_formats, Target(output), force);
            return [Target(output)];
        }
        if (IsOfKind(output) && !Directory.Exists(output)) throw new ArgumentException($"{output}: of several {_kinds} the results need a folder: give the name of one.");
        Output.CheckFolder(output, force);
        string[] outputs = [.. Paths.Select(path => Path.Combine(output, ending is not null ? Path.GetFileNameWithoutExtension(path) + ending : Named(path)))];
        if (outputs.CountBy(path => path).FirstOrDefault(pair => pair.Value > 1) is { Value: > 1 } same)
            throw new ArgumentException($"{same.Key}: would be the result of {same.Value} {_kinds}: fill them into different folders.");
        return outputs;
    }

    /// <summary>Does work on one file after the other; what fails does not stop the others, and is told. The records of all; those of failures have an <c>error</c>.</summary>
    public JsonObject[] Each(Func<int, JsonObject> work) => [.. Paths.Select((path, k) =>
    {
        try
        {
            return work(k);
        }
        catch (Exception e) when (Failure.Explain(e).Code is not (Exit.Interrupted or Exit.Unexpected))
        {
            var (code, sentence) = Failure.Explain(e);
            Report.Failed(sentence.Contains(path, StringComparison.Ordinal) ? sentence : $"{path}: {sentence}");
            return new JsonObject { ["input"] = path, ["error"] = sentence, ["exit_code"] = (int)code };
        }
    })];

    string Named(string path) => Path.GetFileName(path) + (Formats.CanWrite(_formats, path) ? "" : _formats[0].Extensions[0]);

    bool IsOfKind(string path) => _formats.Any(format => format.Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()));

    string[] Matching(string pattern)
    {
        string folder = Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : ".";
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{pattern}: there is no folder {folder}.");
        string[] files = [.. Directory.EnumerateFiles(folder, Path.GetFileName(pattern)).Where(IsOfKind).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? Array.ConvertAll(files, file => folder == "." ? Path.GetFileName(file) : file) : throw new InvalidDataException($"{pattern}: none of the {_kinds} there has such a name.");
    }
}

/// <summary>Whether what was typed is one file.</summary>
internal static class InputFiles
{
    /// <summary>True for several words, a folder or a pattern.</summary>
    public static bool AreMany(IReadOnlyList<string> typed) => typed.Count > 1 || Directory.Exists(typed[0]) || IsPattern(typed[0]);

    /// <summary>True where the last part has * or ? and no file is called so.</summary>
    public static bool IsPattern(string path) => !File.Exists(path) && Path.GetFileName(path.AsSpan()).ContainsAny('*', '?');
}
