using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Inpaint3D.IO;

/// <summary>Buffers and accessors of a glTF file: every offset, stride and count is checked before memory is taken.</summary>
/// <param name="document">The file's JSON.</param>
/// <param name="chunk">Binary chunk of a GLB file, or null.</param>
/// <param name="path">The file, in whose folder or below buffers must lie.</param>
sealed class GltfData(GltfDocument document, byte[]? chunk, string path)
{
    const long MostExternalBytes = 1L << 30;

    readonly Dictionary<int, byte[]> _buffers = [];
    long _externalBytes;

    /// <summary>Bytes of a buffer view.</summary>
    public ReadOnlySpan<byte> View(int index, long offset = 0)
    {
        var view = GltfDocument.Item(document.BufferViews, index, "buffer view");
        var buffer = Buffer(view.Buffer);
        if (view.ByteOffset < 0 || view.ByteLength < 0 || view.ByteOffset > buffer.Length - view.ByteLength)
            throw new InvalidDataException($"buffer view {index} reaches beyond its buffer of {buffer.Length:N0} bytes");
        if (offset < 0 || offset > view.ByteLength) throw new InvalidDataException($"an accessor starts beyond buffer view {index}");
        return buffer.AsSpan((int)(view.ByteOffset + offset), (int)(view.ByteLength - offset));
    }

    /// <summary>Values of an accessor, item by item; integers that are normalized become −1..1.</summary>
    public float[] Floats(int index, params string[] types)
    {
        var accessor = GltfDocument.Item(document.Accessors, index, "accessor");
        if (!types.Contains(accessor.Type)) throw new InvalidDataException($"accessor {index} is a '{accessor.Type}' where {string.Join(" or ", types)} is needed");
        if (accessor is { BufferView: null, Sparse: null }) throw new InvalidDataException($"accessor {index} has no data; if the file is compressed, export it again without");
        int width = Width(accessor);
        var values = new float[Count(accessor, index) * width];
        if (accessor.BufferView is { } view)
        {
            var bytes = View(view, accessor.ByteOffset);
            int stride = Stride(accessor, index, bytes.Length);
            if (accessor.ComponentType == 5126 && stride == 4 * width) MemoryMarshal.Cast<byte, float>(bytes)[..values.Length].CopyTo(values);
            else
                for (int i = 0; i < values.Length; i++) values[i] = Component(bytes[((i / width * stride) + (i % width * Size(accessor.ComponentType)))..], accessor.ComponentType, accessor.Normalized);
        }
        Overwrite(accessor, index, values, width);
        return values;
    }

    /// <summary>Values of an accessor of unsigned integers.</summary>
    public int[] Indices(int index)
    {
        var accessor = GltfDocument.Item(document.Accessors, index, "accessor");
        if (accessor.Type != "SCALAR" || accessor.ComponentType is not (5121 or 5123 or 5125) || accessor.BufferView is not { } view || accessor.Sparse != null)
            throw new InvalidDataException($"accessor {index} does not hold indices");
        var indices = new int[Count(accessor, index)];
        var bytes = View(view, accessor.ByteOffset);
        int stride = Stride(accessor, index, bytes.Length);
        for (int i = 0; i < indices.Length; i++) indices[i] = Integer(bytes[(i * stride)..], accessor.ComponentType);
        return indices;
    }

    /// <summary>Bytes of a file or data URI that the document names.</summary>
    public byte[] Fetch(string uri)
    {
        if (uri.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            int comma = uri.IndexOf(',');
            if (comma < 0 || !uri.AsSpan(0, comma).EndsWith(";base64")) throw new InvalidDataException("a data URI is not in base64");
            var bytes = new byte[(uri.Length - comma) / 4 * 3];
            return Convert.TryFromBase64Chars(uri.AsSpan(comma + 1), bytes, out int length) ? bytes[..length] : throw new InvalidDataException("a data URI is not in base64");
        }
        string file = Resolve(uri);
        if (!File.Exists(file)) throw new InvalidDataException($"the file '{uri}' that it names is missing");
        if ((_externalBytes += new FileInfo(file).Length) > MostExternalBytes) throw new InvalidDataException($"the files that it names have more than {MostExternalBytes:N0} bytes");
        return File.ReadAllBytes(file);
    }

    /// <summary>Real path of a file that the document names, which must lie in its folder or below.</summary>
    public string Resolve(string uri) => NearbyFile.Resolve(path, Uri.UnescapeDataString(uri));

    byte[] Buffer(int index)
    {
        if (_buffers.TryGetValue(index, out var bytes)) return bytes;
        var buffer = GltfDocument.Item(document.Buffers, index, "buffer");
        bytes = buffer.Uri != null ? Fetch(buffer.Uri)
            : index == 0 && chunk != null ? chunk
            : throw new InvalidDataException($"buffer {index} has no data");
        if (buffer.ByteLength > bytes.Length) throw new InvalidDataException($"buffer {index} should have {buffer.ByteLength:N0} bytes and has {bytes.Length:N0}; it is truncated");
        return _buffers[index] = bytes;
    }

    // Sparse accessors: single items are replaced.
    void Overwrite(GltfAccessor accessor, int index, float[] values, int width)
    {
        if (accessor.Sparse is not { } sparse) return;
        if (sparse.Indices is not { } places || sparse.Values is not { } items || sparse.Count < 0 || sparse.Count > accessor.Count)
            throw new InvalidDataException($"the sparse part of accessor {index} is not complete");
        var placeBytes = View(places.BufferView, places.ByteOffset);
        var itemBytes = View(items.BufferView, items.ByteOffset);
        int placeSize = Size(places.ComponentType), size = Size(accessor.ComponentType);
        if (places.ComponentType is not (5121 or 5123 or 5125) || sparse.Count * placeSize > placeBytes.Length || sparse.Count * width * size > itemBytes.Length)
            throw new InvalidDataException($"the sparse part of accessor {index} reaches beyond its buffer view");
        for (int i = 0; i < sparse.Count; i++)
        {
            int place = Integer(placeBytes[(i * placeSize)..], places.ComponentType);
            if ((uint)place >= accessor.Count) throw new InvalidDataException($"the sparse part of accessor {index} replaces item {place} of {accessor.Count}");
            for (int k = 0; k < width; k++) values[(place * width) + k] = Component(itemBytes[(((i * width) + k) * size)..], accessor.ComponentType, accessor.Normalized);
        }
    }

    // Items of an accessor, of which the buffers can really hold that many.
    int Count(GltfAccessor accessor, int index)
    {
        // One without a view is all zeros but for its sparse part.
        long most = accessor.BufferView is { } view ? View(view, accessor.ByteOffset).Length : Enumerable.Range(0, document.Buffers?.Length ?? 0).Sum(buffer => (long)Buffer(buffer).Length);
        if (accessor.Count < 0 || accessor.Count > most) throw new InvalidDataException($"accessor {index} asks for {accessor.Count:N0} items, more than its buffer holds");
        return (int)accessor.Count;
    }

    int Stride(GltfAccessor accessor, int index, int bytes)
    {
        int size = Width(accessor) * Size(accessor.ComponentType);
        int stride = GltfDocument.Item(document.BufferViews, accessor.BufferView!.Value, "buffer view").ByteStride ?? size;
        if (stride < size) throw new InvalidDataException($"accessor {index} has items of {size} bytes at a stride of {stride}");
        if (accessor.Count > 0 && (stride * (accessor.Count - 1)) + size > bytes) throw new InvalidDataException($"accessor {index} reaches beyond its buffer view");
        return stride;
    }

    static int Width(GltfAccessor accessor) => accessor.Type switch { "SCALAR" => 1, "VEC2" => 2, "VEC3" => 3, _ => 4 };

    static int Size(int componentType) => componentType switch
    {
        5120 or 5121 => 1,
        5122 or 5123 => 2,
        5125 or 5126 => 4,
        _ => throw new InvalidDataException($"{componentType} is no component type"),
    };

    static int Integer(ReadOnlySpan<byte> bytes, int componentType) => componentType switch
    {
        5121 => bytes[0],
        5123 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes),
    };

    static float Component(ReadOnlySpan<byte> bytes, int componentType, bool normalized) => componentType switch
    {
        5120 => normalized ? Math.Max(-1, (sbyte)bytes[0] / 127f) : (sbyte)bytes[0],
        5121 => normalized ? bytes[0] / 255f : bytes[0],
        5122 => BinaryPrimitives.ReadInt16LittleEndian(bytes) is var value && normalized ? Math.Max(-1, value / 32767f) : value,
        5123 => BinaryPrimitives.ReadUInt16LittleEndian(bytes) is var value && normalized ? value / 65535f : value,
        5125 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadSingleLittleEndian(bytes),
    };
}
