using Inpaint3D.IO;

namespace Inpaint3D.Cli.Pictures;

/// <summary>One problem of a call: a picture, or all frames of a video, and where to write the results.</summary>
/// <param name="Images">The picture, or the frames.</param>
/// <param name="Outputs">A path for each.</param>
/// <param name="Masks">A path for the mask of each, or null.</param>
internal sealed record PictureJob(string[] Images, string[] Outputs, string[]? Masks);

/// <summary>The pictures of a call: a file, or those of a folder or pattern, by name.</summary>
internal sealed class PictureFiles
{
    /// <summary>Lists the pictures.</summary>
    /// <param name="path">A file, a folder, or a path whose last part has * or ?.</param>
    /// <exception cref="InvalidDataException">A folder or pattern has no pictures, or the file is a mesh by its name.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public PictureFiles(string path)
    {
        Path = path;
        AreMany = AreSeveral(path);
        if (!AreMany) Input.CheckImage(path);
        Paths = !AreMany ? [path] : IsPattern(path) ? Matching(path) : ViewFrames.Files(path, Formats.IsImage);
    }

    /// <summary>True for a folder or pattern.</summary>
    public static bool AreSeveral(string path) => Directory.Exists(path) || IsPattern(path);

    /// <summary>As typed.</summary>
    public string Path { get; }

    /// <summary>True for a folder or pattern, even of one picture.</summary>
    public bool AreMany { get; }

    /// <summary>The pictures.</summary>
    public string[] Paths { get; private init; }

    /// <summary>Without those that belong to others among them, such as a mask that lies beside its picture.</summary>
    public PictureFiles Without(params Companions[] companions) =>
        this is { AreMany: true } ? new PictureFiles(Path) { Paths = [.. Paths.Except(companions.SelectMany(each => each.Among(Paths)))] } : this;

    /// <summary>Where the results of each picture go, checked: a file, or files of the same names in a folder.</summary>
    public string[] Outputs(string output, bool force, string? ending = null)
    {
        if (!AreMany)
        {
            Output.Check(Formats.Images, output, force);
            return [output];
        }
        if (Formats.IsImage(output) && !Directory.Exists(output)) throw new ArgumentException($"{output}: of several pictures the results need a folder: give the name of one.");
        Output.CheckFolder(output, force);
        return [.. Paths.Select(path => System.IO.Path.Combine(output, ending is not null ? System.IO.Path.GetFileNameWithoutExtension(path) + ending
            : Formats.CanWrite(Formats.Images, path) ? System.IO.Path.GetFileName(path) : System.IO.Path.GetFileName(path) + ".png"))];
    }

    static bool IsPattern(string path) => !File.Exists(path) && System.IO.Path.GetFileName(path).AsSpan().ContainsAny('*', '?');

    static string[] Matching(string pattern)
    {
        string folder = System.IO.Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : ".";
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{pattern}: there is no folder {folder}.");
        string[] files = [.. Directory.EnumerateFiles(folder, System.IO.Path.GetFileName(pattern)).Where(Formats.IsImage).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? Array.ConvertAll(files, file => folder == "." ? System.IO.Path.GetFileName(file) : file) : throw new InvalidDataException($"{pattern}: no picture has such a name.");
    }
}
