using Inpaint3D.Data;
using Inpaint3D.IO;

namespace Inpaint3D.Cli.Pictures;

/// <summary>
/// Files that go with pictures, such as masks: one file for all, or a folder with one for each, of the same name, whatever its ending,
/// or of the same name and the word for what it is, as in <c>photo_mask.png</c>.
/// </summary>
internal sealed class Companions
{
    readonly string? _path;
    readonly string _word;
    readonly string[] _suffixes;
    /// <summary>The files of a folder, and the same by their names without endings; null for one file.</summary>
    readonly string[]? _files;
    readonly ILookup<string, string>? _byName;

    /// <param name="path">A file, a folder, or null for none.</param>
    /// <param name="word">What it is, in a word.</param>
    /// <exception cref="InvalidDataException">The folder has no pictures.</exception>
    public Companions(string? path, string word)
    {
        (_path, _word, _suffixes) = (path, word, ["_" + word, "-" + word, "." + word]);
        if (!Directory.Exists(path)) return;
        _files = ViewFrames.Files(path, Formats.IsImage);
        _byName = _files.ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
    }

    /// <summary>True when there are any.</summary>
    public bool AreGiven => _path is not null;

    /// <summary>Those among some pictures that lie beside others as their companions.</summary>
    public IEnumerable<string> Among(string[] pictures)
    {
        var names = pictures.Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        var files = (_files ?? []).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        return pictures.Where(picture => files.Contains(Path.GetFullPath(picture)) && Path.GetFileNameWithoutExtension(picture) is var name
            && Array.Exists(_suffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal) && names.Contains(name[..^suffix.Length])));
    }

    /// <summary>The companions of some pictures, each read once and as large as the first picture.</summary>
    /// <exception cref="InvalidDataException">One is missing, of another size, or cannot be read.</exception>
    public Field[] Load(string[] pictures, Field image)
    {
        string[] paths = Paths(pictures);
        var read = paths.Distinct().ToDictionary(path => path, path => Input.SameSize(Input.Image(path), path, image, pictures[0], _word));
        return Array.ConvertAll(paths, path => read[path]);
    }

    /// <summary>A path for each picture. Of videos, whose frames and masks are often named after what they are, the order serves where no name fits.</summary>
    string[] Paths(string[] pictures)
    {
        if (_files is null) return [.. pictures.Select(_ => _path!)];
        var found = Array.ConvertAll(pictures, Find);
        if (pictures.Length > 1 && _files.Length == pictures.Length && Array.TrueForAll(found, files => files.Length == 0)) return _files;
        return [.. pictures.Zip(found, (picture, files) => files switch
        {
            [var one] => one,
            [] => throw new InvalidDataException($"{_path}: has no {_word} for {picture}: name it {string.Join(" or ", Names(picture).Take(2))}."),
            [var one, var other, ..] => throw new InvalidDataException($"{_path}: {Path.GetFileName(one)} and {Path.GetFileName(other)} may both be the {_word} of {picture}: leave one of them."),
        })];
    }

    string[] Find(string picture) => [.. Names(picture).SelectMany(name => _byName![name])];

    /// <summary>Names without ending that fit a picture; beside it not its own.</summary>
    IEnumerable<string> Names(string picture)
    {
        string name = Path.GetFileNameWithoutExtension(picture);
        bool isBeside = Path.GetDirectoryName(Path.GetFullPath(picture)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(_path!));
        return (isBeside ? [] : new[] { name }).Concat(_suffixes.Select(suffix => name + suffix));
    }
}
