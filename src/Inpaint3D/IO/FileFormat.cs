namespace Inpaint3D.IO;

/// <summary>Reads and writes one kind of file.</summary>
/// <typeparam name="T"><see cref="Data.Field"/> for pictures, <see cref="Data.Mesh"/> for meshes and point clouds.</typeparam>
/// <param name="name">Name for people, such as <c>PNG</c>.</param>
/// <param name="extensions">File endings with the dot, lower case.</param>
public abstract class FileFormat<T>(string name, params string[] extensions)
{
    /// <summary>Name for people.</summary>
    public string Name { get; } = name;
    /// <summary>File endings with the dot, lower case.</summary>
    public IReadOnlyList<string> Extensions { get; } = extensions;
    /// <summary>True when the format can be written.</summary>
    public virtual bool CanWrite => true;
    /// <summary>True when pictures of the format can be transparent in places.</summary>
    public virtual bool HasAlpha => true;

    /// <summary>True when a file that starts like this is of this format; false also when the start does not tell.</summary>
    public abstract bool Recognizes(ReadOnlySpan<byte> head);

    /// <summary>Reads a file.</summary>
    /// <param name="stream">The file, seekable, at its start.</param>
    /// <param name="path">Its path: for files beside it (materials, buffers), which must lie in the same folder or below.</param>
    /// <exception cref="InvalidDataException">The file is damaged; the message says where, and does not name the file.</exception>
    /// <exception cref="EndOfStreamException">The file is truncated.</exception>
    /// <exception cref="NotSupportedException">A library is missing; the message says which package to install.</exception>
    public abstract T Read(Stream stream, string path);

    /// <summary>Writes a file and, where the format needs them, files beside it.</summary>
    public virtual void Write(T value, OutputSet output) => throw new NotSupportedException($"{Name} can be read but not written.");
}
