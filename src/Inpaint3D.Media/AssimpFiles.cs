using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Inpaint3D.IO;

namespace Inpaint3D.Media;

/// <summary>
/// The only files that assimp sees: the model and what lies in its folder or below, by real paths, for reading, up to a number
/// of files and bytes. Left alone, the library opens any path that a model names.
/// </summary>
sealed unsafe class AssimpFiles : IDisposable
{
    const int MostFiles = 256;
    const long MostBytes = 4L << 30;

    readonly string _model, _folder;
    readonly Stream _stream;
    readonly GCHandle _self;
    readonly Dictionary<nint, (Stream Stream, long Position)> _open = [];
    int _files;
    long _bytes;

    /// <summary>Opens the folder of a model, whose own bytes come from a stream.</summary>
    public AssimpFiles(Stream stream, string path)
    {
        _stream = stream;
        _model = NearbyFile.RealPath(path);
        _folder = Path.GetDirectoryName(_model)! + Path.DirectorySeparatorChar;
        _self = GCHandle.Alloc(this);
    }

    /// <summary>The name to import.</summary>
    public string Model => _model;

    /// <summary>Paths that were asked for and refused.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>The interface that assimp calls.</summary>
    public Assimp.FileSystem Interface => new() { Open = &Open, Close = &Close, User = GCHandle.ToIntPtr(_self) };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (file, _) in _open) Release(file);
        _open.Clear();
        _self.Free();
    }

    Stream? Find(string path)
    {
        string real = NearbyFile.RealPath(path);
        if (real == _model) return _stream;
        if (!real.StartsWith(_folder, StringComparison.Ordinal))
        {
            Refused.Add(path);
            return null;
        }
        if (!File.Exists(real) || ++_files > MostFiles || (_bytes += new FileInfo(real).Length) > MostBytes) return null;
        return File.OpenRead(real);
    }

    void Release(nint file)
    {
        if (_open[file].Stream != _stream) _open[file].Stream.Dispose();
        NativeMemory.Free((void*)file);
    }

    static AssimpFiles Of(nint user) => (AssimpFiles)GCHandle.FromIntPtr(user).Target!;

    // Exceptions must not reach the library's code: a file that fails is a file that is not there, or that ends.

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static Assimp.OpenFile* Open(Assimp.FileSystem* system, byte* name, byte* mode)
    {
        try
        {
            var files = Of(system->User);
            if (*mode != 'r' || files.Find(Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name))) is not { } stream) return null;
            var file = (Assimp.OpenFile*)NativeMemory.AllocZeroed((nuint)sizeof(Assimp.OpenFile));
            *file = new() { Read = &Read, Write = &Write, Tell = &Tell, Size = &Size, Seek = &Seek, Flush = &Flush, User = system->User };
            files._open[(nint)file] = (stream, 0);
            return file;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Close(Assimp.FileSystem* system, Assimp.OpenFile* file)
    {
        var files = Of(system->User);
        files.Release((nint)file);
        files._open.Remove((nint)file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static nuint Read(Assimp.OpenFile* file, byte* target, nuint size, nuint count)
    {
        try
        {
            ref var open = ref CollectionsMarshal.GetValueRefOrNullRef(Of(file->User)._open, (nint)file);
            long length = (long)Math.Min(size * count, (ulong)Math.Max(0, open.Stream.Length - open.Position));
            open.Stream.Position = open.Position;
            for (long done = 0; done < length;)
            {
                int read = open.Stream.Read(new Span<byte>(target + done, (int)Math.Min(length - done, int.MaxValue)));
                if (read == 0) break;
                done += read;
                open.Position += read;
            }
            return size == 0 ? 0 : (nuint)length / size;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static nuint Write(Assimp.OpenFile* file, byte* source, nuint size, nuint count) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static nuint Tell(Assimp.OpenFile* file) => (nuint)Of(file->User)._open[(nint)file].Position;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static nuint Size(Assimp.OpenFile* file) => (nuint)Of(file->User)._open[(nint)file].Stream.Length;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Seek(Assimp.OpenFile* file, nuint offset, int origin)
    {
        const int Success = 0, Failure = -1, FromStart = 0, FromHere = 1;
        ref var open = ref CollectionsMarshal.GetValueRefOrNullRef(Of(file->User)._open, (nint)file);
        long target = (long)offset + (origin == FromStart ? 0 : origin == FromHere ? open.Position : open.Stream.Length);
        if (target < 0 || target > open.Stream.Length) return Failure;
        open.Position = target;
        return Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Flush(Assimp.OpenFile* file) { }
}
