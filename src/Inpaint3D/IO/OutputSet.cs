namespace Inpaint3D.IO;

/// <summary>
/// Output files that appear together or not at all: each is written to a temporary name beside its place, flushed to the
/// disk, and renamed by <see cref="Commit"/>. Disposing without a commit leaves nothing behind.
/// </summary>
public sealed class OutputSet : IDisposable
{
    readonly List<(string Temporary, string Final, FileStream Stream)> _files = [];
    readonly bool _overwrite;

    /// <summary>Starts a set.</summary>
    /// <param name="path">The main file.</param>
    /// <param name="overwrite">Replace files that exist; otherwise they are an error.</param>
    /// <exception cref="IOException">The file exists and must not be replaced, or it is a folder, or its folder does not exist.</exception>
    public OutputSet(string path, bool overwrite = false)
    {
        (Path, _overwrite) = (path, overwrite);
        CheckFree(path);
    }

    /// <summary>The main file.</summary>
    public string Path { get; }

    /// <summary>Opens the main file for writing; the set closes it.</summary>
    public Stream Create() => Create(Path);

    /// <summary>Opens a file for writing; a relative path starts at the main file's folder. The set closes it.</summary>
    public Stream Create(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        string final = System.IO.Path.GetFullPath(path == Path ? Path : System.IO.Path.Combine(folder, path));
        CheckFree(final);
        string temporary = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(final)!, $".{System.IO.Path.GetFileName(final)}.{Environment.ProcessId}.{_files.Count}.part");
        var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        _files.Add((temporary, final, stream));
        return stream;
    }

    /// <summary>Flushes every file to the disk and gives it its final name.</summary>
    public void Commit()
    {
        foreach (var (_, _, stream) in _files)
        {
            stream.Flush(flushToDisk: true);
            stream.Dispose();
        }
        foreach (var (temporary, final, _) in _files) File.Move(temporary, final, _overwrite);
        _files.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (temporary, _, stream) in _files)
        {
            try
            {
                stream.Dispose();
            }
            catch (IOException)
            {
                // What it still held did not fit onto the disk either; the file goes in any case.
            }
            File.Delete(temporary);
        }
        _files.Clear();
    }

    void CheckFree(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        if (Directory.Exists(path)) throw new IOException($"{path}: is a folder, so no file can be written there: give a file name.");
        if (!Directory.Exists(folder)) throw new IOException($"{path}: the folder {folder} does not exist: make it first.");
        if (File.Exists(path) && !_overwrite) throw new IOException($"{path}: exists already and is kept: choose another name, or overwrite it with --force.");
    }
}
