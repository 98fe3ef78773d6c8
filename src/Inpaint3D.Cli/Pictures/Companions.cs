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
    /// <summary>The files of a folder, or null.</summary>
    readonly string[]? _files;

    /// <param name="path">A file, a folder, or null for none.</param>
    /// <param name="word">What it is, in a word.</param>
    /// <exception cref="InvalidDataException">The folder has no pictures.</exception>
    public Companions(string? path, string word) => (_path, _word, _files) = (path, word, Directory.Exists(path) ? ViewFrames.Files(path, Formats.IsImage) : null);

    /// <summary>True when there are any.</summary>
    public bool AreGiven => _path is not null;

    /// <summary>True when the file is the companion of one of the pictures, and not a picture itself.</summary>
    public bool IsOneOf(string path, string[] pictures) =>
        Array.Exists(_files ?? [], file => IsSame(file, path)) && Array.Exists(pictures, picture => Belongs(path, picture));

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
        var found = Array.ConvertAll(pictures, picture => Array.FindAll(_files, file => !IsSame(file, picture) && Belongs(file, picture)));
        if (pictures.Length > 1 && _files.Length == pictures.Length && Array.TrueForAll(found, files => files.Length == 0)) return _files;
        return [.. pictures.Zip(found, (picture, files) => files switch
        {
            [var one] => one,
            [] => throw new InvalidDataException($"{_path}: has no {_word} for {picture}: name it {(IsSame(_path, Path.GetDirectoryName(picture)) ? "" : Path.GetFileNameWithoutExtension(picture) + " or ")}{Path.GetFileNameWithoutExtension(picture)}_{_word}."),
            [var one, var other, ..] => throw new InvalidDataException($"{_path}: {Path.GetFileName(one)} and {Path.GetFileName(other)} may both be the {_word} of {picture}: leave one of them."),
        })];
    }

    bool Belongs(string file, string picture)
    {
        string name = Path.GetFileNameWithoutExtension(file), stem = Path.GetFileNameWithoutExtension(picture);
        return !IsSame(file, picture) && name.StartsWith(stem, StringComparison.Ordinal) && (name.Length == stem.Length
            ? !IsSame(Path.GetDirectoryName(file), Path.GetDirectoryName(picture))
            : "_-.".Contains(name[stem.Length], StringComparison.Ordinal) && name[(stem.Length + 1)..].Equals(_word, StringComparison.OrdinalIgnoreCase));
    }

    static bool IsSame(string? a, string? b) => Path.GetFullPath(a is null or "" ? "." : a) == Path.GetFullPath(b is null or "" ? "." : b);
}
