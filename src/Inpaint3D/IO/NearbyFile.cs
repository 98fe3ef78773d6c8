using System.Text.RegularExpressions;

namespace Inpaint3D.IO;

/// <summary>
/// Files that a mesh file names: materials, textures, buffers. A file from a stranger may name any file of the machine, so
/// only those in its own folder or below are opened; nothing is ever fetched.
/// </summary>
public static partial class NearbyFile
{
    /// <summary>The real path of a file that another file names.</summary>
    /// <param name="owner">The file that names it.</param>
    /// <param name="reference">The path as written there; both kinds of slash part folders.</param>
    /// <exception cref="InvalidDataException">The path is absolute, has a scheme or <c>..</c>, or leads outside through a link.</exception>
    public static string Resolve(string owner, string reference)
    {
        string shown = Show(reference);
        if (string.IsNullOrWhiteSpace(reference)) throw new InvalidDataException("the name of a file is empty");
        if (reference.Any(char.IsControl)) throw new InvalidDataException($"the file name '{shown}' has control characters");
        if (reference[0] is '/' or '\\' or '~' || Scheme().IsMatch(reference))
            throw new InvalidDataException($"'{shown}' is refused: only files in the same folder or below are opened, by relative paths");
        var parts = reference.Split('/', '\\');
        if (parts.Contains("..")) throw new InvalidDataException($"'{shown}' is refused: it leads out of the folder");
        string folder = Path.GetDirectoryName(Path.GetFullPath(owner))!;
        string real = RealPath(Path.Combine([folder, .. parts]));
        string root = RealPath(folder);
        if (!real.StartsWith(root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InvalidDataException($"'{shown}' is refused: it is a link that leads out of the folder");
        return real;
    }

    /// <summary>A path with every link in it followed.</summary>
    /// <exception cref="InvalidDataException">The links go in a circle.</exception>
    public static string RealPath(string path)
    {
        const int MostLinks = 40;
        string full = Path.GetFullPath(path), done = Path.GetPathRoot(full)!;
        var ahead = new Stack<string>(Split(full[done.Length..]));
        for (int links = 0; ahead.TryPop(out string? part);)
        {
            if (part == "..") { done = Path.GetDirectoryName(done) ?? done; continue; }
            string next = Path.Combine(done, part);
            string? target = new FileInfo(next).LinkTarget;
            if (target == null) { done = next; continue; }
            if (++links > MostLinks) throw new InvalidDataException($"'{Show(path)}' goes through too many links");
            if (Path.IsPathRooted(target)) done = Path.GetPathRoot(target)!;
            foreach (string piece in Split(target[(Path.GetPathRoot(target)?.Length ?? 0)..])) ahead.Push(piece);
        }
        return done;
    }

    // Last part first, as a stack wants it.
    static IEnumerable<string> Split(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();

    static string Show(string text) => new([.. text.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();
}
