using System.Buffers.Binary;
using System.Text;

namespace Inpaint3D.IO;

/// <summary>
/// Walks through the chunks of a PNG file: length, type, data, CRC-32 of type and data. As a stream it is the data of a run of
/// IDAT chunks on end; every CRC is checked on the way, and no length is believed beyond the end of the file.
/// </summary>
sealed class PngChunkReader(Stream file) : Stream
{
    /// <summary>Type of the chunk at hand.</summary>
    public string Type { get; private set; } = "";
    /// <summary>Bytes of its data.</summary>
    public int DataLength { get; private set; }
    /// <summary>Bytes of the file after the point reached.</summary>
    public long BytesLeft => file.Length - file.Position;

    int _unread;
    uint _crc;

    /// <summary>Goes to the next chunk, over what is unread of this one.</summary>
    public void Next()
    {
        if (Type.Length > 0) Finish();
        Span<byte> head = stackalloc byte[8];
        if (BytesLeft < 12) throw new InvalidDataException(Type.Length == 0 ? "the file ends before its first chunk" : $"the file ends after the chunk {Type}, before IEND: it is truncated");
        file.ReadExactly(head);
        foreach (byte letter in head[4..])
            if (!char.IsAsciiLetter((char)letter)) throw new InvalidDataException($"byte {file.Position - 4:N0} should begin a chunk's name and does not");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(head);
        Type = Encoding.ASCII.GetString(head[4..]);
        if (length > BytesLeft - 4) throw new InvalidDataException($"the chunk {Type} has {length:N0} bytes, the file only {Math.Max(BytesLeft - 4, 0):N0} more: it is truncated");
        (DataLength, _unread) = ((int)length, (int)length);
        _crc = Crc32.Update(Crc32.Start, head[4..]);
    }

    /// <summary>All data of the chunk at hand.</summary>
    public byte[] ReadData(int atMost)
    {
        if (DataLength > atMost) throw new InvalidDataException($"the chunk {Type} has {DataLength:N0} bytes, more than {atMost:N0}");
        byte[] data = new byte[DataLength];
        ReadChunk(data);
        return data;
    }

    /// <summary>Data of this chunk and of the IDAT chunks that follow it without a gap; 0 behind the last.</summary>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (_unread == 0 && Type == "IDAT") Next();
        return Type == "IDAT" ? ReadChunk(buffer) : 0;
    }

    int ReadChunk(Span<byte> buffer)
    {
        buffer = buffer[..Math.Min(buffer.Length, _unread)];
        file.ReadExactly(buffer);
        _crc = Crc32.Update(_crc, buffer);
        _unread -= buffer.Length;
        return buffer.Length;
    }

    /// <summary>Goes over what is unread of this chunk and checks it.</summary>
    public void Finish()
    {
        Span<byte> buffer = stackalloc byte[1024];
        while (_unread > 0) ReadChunk(buffer);
        file.ReadExactly(buffer[..4]);
        if (BinaryPrimitives.ReadUInt32BigEndian(buffer) != ~_crc) throw new InvalidDataException($"the chunk {Type} that ends at byte {file.Position:N0} does not match its checksum: the file is damaged");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Writes chunks; as a stream it cuts what it is given into IDAT chunks of 64 KiB, the last at <see cref="Stream.Flush"/>.</summary>
sealed class PngChunkWriter(Stream file) : Stream
{
    readonly byte[] _buffer = new byte[1 << 16];
    int _filled;

    /// <summary>Writes one chunk.</summary>
    public void Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc32.Update(Crc32.Update(Crc32.Start, type), data));
        file.Write(number);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int n = Math.Min(buffer.Length, _buffer.Length - _filled);
            buffer[..n].CopyTo(_buffer.AsSpan(_filled));
            _filled += n;
            buffer = buffer[n..];
            if (_filled == _buffer.Length) Flush();
        }
    }

    public override void Flush()
    {
        if (_filled > 0) Chunk("IDAT"u8, _buffer.AsSpan(0, _filled));
        _filled = 0;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
