using Inpaint3D.IO;

namespace Inpaint3D.Cli;

/// <summary>Finds out before the work whether its result can be written, so that an hour of work is not lost to a typing error.</summary>
internal static class Output
{
    /// <summary>Refuses a path whose ending no format writes, that is taken, or where no file can be made.</summary>
    /// <exception cref="ArgumentException">No format with that ending can be written.</exception>
    /// <exception cref="IOException">The file exists and is to be kept, or its folder is missing or may not be written.</exception>
    public static void Check<T>(IReadOnlyList<FileFormat<T>> formats, string path, bool force)
    {
        Formats.Writer(formats, path);
        CheckFree(path, force);
    }

    /// <summary>Refuses a picture whose format cannot hold what is to be transparent.</summary>
    /// <exception cref="ArgumentException">It cannot; the message says what can be done.</exception>
    public static void CheckTransparent(string path)
    {
        if (Formats.Writer(Formats.Images, path) is { HasAlpha: false } format)
            throw new ArgumentException($"{path}: {format.Name} has no transparency: choose PNG, TIFF or WebP, or give --background a colour.");
    }

    /// <summary>As <see cref="Check"/>, for a file whose format is not in question.</summary>
    public static void CheckFree(string path, bool force)
    {
        using var probe = new OutputSet(path, force);
        try
        {
            probe.Create();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"{path}: no file can be made there; check the permissions of its folder.", e);
        }
    }

    /// <summary>Refuses a folder for several files that is a file, has files already, or cannot be made.</summary>
    /// <inheritdoc cref="Check" path="/exception"/>
    public static void CheckFolder(string path, bool force)
    {
        if (File.Exists(path)) throw new IOException($"{path}: is a file, and a folder is needed here.");
        if (Directory.Exists(path) && !force && Directory.EnumerateFileSystemEntries(path).Any())
            throw new IOException($"{path}: has files already, which are kept: choose another folder, or overwrite with --force.");
        string? parent = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(parent)) throw new IOException($"{path}: the folder {parent} does not exist: make it first.");
    }
}
