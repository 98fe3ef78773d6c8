using Inpaint3D.Data;

namespace Inpaint3D.IO;

/// <summary>What a file may ask for before it is refused as hostile.</summary>
public static class Limits
{
    /// <summary>Pixels of a picture.</summary>
    public static long Pixels { get; set; } = 400_000_000;
    /// <summary>Faces or vertices of a mesh.</summary>
    public static long Faces { get; set; } = 200_000_000;

    /// <summary>Bytes that may be taken: those of this machine, or what its container or the runtime's settings leave of them.</summary>
    public static long Memory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Refuses what does not fit into memory.</summary>
    /// <param name="bytes">About how many bytes it takes.</param>
    /// <param name="what">What takes them: the beginning of a sentence.</param>
    /// <exception cref="InvalidDataException">They are more than <see cref="Memory"/>.</exception>
    public static void CheckMemory(double bytes, string what)
    {
        if (bytes > Memory) throw Exceeded($"{what} takes about {bytes / 1e6:N0} MB of memory, and {Memory / 1e6:N0} MB are there: use a smaller input, another method, or a machine with more.");
    }

    /// <summary>Refuses a picture whose header asks for too much.</summary>
    /// <exception cref="InvalidDataException">It has no pixels, more than <see cref="Pixels"/>, more samples in all or in a row than an array holds, or does not fit into memory.</exception>
    public static void CheckPixels(long width, long height, int channels = 1)
    {
        if (width <= 0 || height <= 0) throw new InvalidDataException($"the header gives a size of {width} x {height} pixels");
        if (width > Pixels / height) throw Exceeded($"the header asks for {width} x {height} pixels, over the limit of {Pixels:N0}");
        // Rows must fit arrays of bytes, too: 4 bytes a sample and some room.
        if (width * height > Array.MaxLength / channels || width > (Array.MaxLength / 4 - 64) / channels) throw Exceeded($"{width} x {height} pixels of {channels} channels are too many for one array");
        CheckMemory((double)sizeof(float) * width * height * channels, $"a picture of {width} x {height} pixels and {channels} channels");
    }

    /// <summary>The error of a file that asks for too much; its inner exception tells it from the error of a damaged one.</summary>
    public static InvalidDataException Exceeded(string message) => new(message, new InsufficientMemoryException(message));
}

/// <summary>Every file format, chosen by the file's first bytes and, where they do not tell, by its ending.</summary>
public static class Formats
{
    /// <summary>Formats of pictures, the first that recognizes a file reads it.</summary>
    public static IReadOnlyList<FileFormat<Field>> Images => s_images;
    /// <summary>Formats of meshes and point clouds.</summary>
    public static IReadOnlyList<FileFormat<Mesh>> Meshes => s_meshes;

    static readonly List<FileFormat<Field>> s_images = [new Png(), new Pnm(), new Pfm()];
    static readonly List<FileFormat<Mesh>> s_meshes = [new Ply(), new Obj(), new Stl(), new Gltf(), new Off()];

    /// <summary>Adds a format of pictures behind those known.</summary>
    public static void Register(FileFormat<Field> format) => s_images.Add(format);

    /// <summary>Adds a format of meshes behind those known.</summary>
    public static void Register(FileFormat<Mesh> format) => s_meshes.Add(format);

    /// <summary>True when the path's ending is that of a picture.</summary>
    public static bool IsImage(string path) => HasEnding(s_images, path);

    /// <summary>True when the path's ending is that of a mesh or point cloud.</summary>
    public static bool IsMesh(string path) => HasEnding(s_meshes, path);

    /// <summary>Reads a picture.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or of no known format; the message names the file and the place.</exception>
    public static Field LoadImage(string path) => Load(s_images, "picture", path);

    /// <summary>Reads a mesh or point cloud.</summary>
    /// <inheritdoc cref="LoadImage" path="/exception"/>
    public static Mesh LoadMesh(string path) => Load(s_meshes, "mesh", path);

    /// <summary>Writes a picture in the format of the path's ending; the file appears whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written there, or exists and <paramref name="overwrite"/> is false.</exception>
    /// <exception cref="ArgumentException">No format with that ending can be written.</exception>
    public static void SaveImage(Field image, string path, bool overwrite = false) => Save(s_images, image, path, overwrite);

    /// <summary>Writes a mesh in the format of the path's ending; it and the files beside it appear whole or not at all.</summary>
    /// <inheritdoc cref="SaveImage" path="/exception"/>
    public static void SaveMesh(Mesh mesh, string path, bool overwrite = false) => Save(s_meshes, mesh, path, overwrite);

    /// <summary>The format that writes files of this ending.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the endings.</exception>
    public static FileFormat<T> Writer<T>(IEnumerable<FileFormat<T>> formats, string path) => FindWriter(formats, path)
        ?? throw new ArgumentException($"{path}: {(Path.GetExtension(path) is { Length: > 0 } ending ? $"files ending in '{ending.ToLowerInvariant()}' cannot be written" : "the name has no ending to tell the format")}. Known: {string.Join(", ", formats.Where(f => f.CanWrite).SelectMany(f => f.Extensions).Distinct())}.");

    /// <summary>True when some format writes files of this ending.</summary>
    public static bool CanWrite<T>(IEnumerable<FileFormat<T>> formats, string path) => FindWriter(formats, path) is not null;

    static FileFormat<T>? FindWriter<T>(IEnumerable<FileFormat<T>> formats, string path) =>
        formats.FirstOrDefault(format => format.CanWrite && format.Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()));

    static bool HasEnding<T>(IEnumerable<FileFormat<T>> formats, string path) =>
        formats.Any(format => format.Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()));

    static T Load<T>(List<FileFormat<T>> formats, string kind, string path)
    {
        if (Directory.Exists(path)) throw new InvalidDataException($"{path}: is a folder, not a {kind} file.");
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: there is no such file.", path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            Span<byte> head = stackalloc byte[512];
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            if (head.IsEmpty) throw new InvalidDataException("the file is empty");
            stream.Position = 0;
            string ending = Path.GetExtension(path).ToLowerInvariant();
            FileFormat<T>? match = null;
            foreach (var format in formats)
                if (format.Recognizes(head)) { match = format; break; }
            match ??= formats.FirstOrDefault(format => format.Extensions.Contains(ending))
                ?? throw new InvalidDataException($"this is no {kind} of a known format ({string.Join(", ", formats.SelectMany(f => f.Extensions).Distinct())})");
            return match.Read(stream, path);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"{path}: the file ends too early; it is truncated.", e);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message.TrimEnd('.')}.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InvalidDataException($"{path}: may not be read; check its permissions.", e);
        }
    }

    static void Save<T>(List<FileFormat<T>> formats, T value, string path, bool overwrite)
    {
        var format = Writer(formats, path);
        using var output = new OutputSet(path, overwrite);
        format.Write(value, output);
        output.Commit();
    }
}
