using System.Buffers.Binary;

namespace Inpaint3D.IO;

/// <summary>Reads and writes the rows of one PLY element, text or binary.</summary>
static class PlyBody
{
    const int BlockBytes = 1 << 17;

    /// <summary>Reads all rows of an element from a binary body.</summary>
    public static PlyColumn[] ReadBinary(Stream stream, PlyElement element, bool swap)
    {
        var columns = Begin(element, stream.Length - stream.Position, column => column.CountSize > 0 ? column.CountSize : column.ValueSize, out int rows);
        var bytes = new Window(stream);
        for (int row = 0; row < rows;)
        {
            int length = Measure(bytes, columns, swap, element, row);
            int same = SameRows(bytes.Unread, columns, length, rows - row);
            foreach (var column in columns) column.Take(bytes.Unread, length, row, same, swap);
            bytes.Skip(same * length);
            row += same;
        }
        bytes.GiveBack();
        foreach (var column in columns) column.End();
        return columns;
    }

    /// <summary>Reads all rows of an element from a text body of a file of so many <paramref name="bytes"/>.</summary>
    public static PlyColumn[] ReadText(TextScanner text, PlyElement element, long bytes)
    {
        const int LeastWord = 2; // a digit and a blank
        var columns = Begin(element, bytes, _ => LeastWord, out int rows);
        for (int row = 0; row < rows; row++)
            foreach (var column in columns)
            {
                int run = 1;
                if (column.Sizes is { } sizes)
                {
                    var word = text.WordAnywhere();
                    if (!Numbers.TryInt(word, out run) || run < 0) throw text.Error($"'{TextScanner.Show(word)}' is no length of a list");
                    sizes[row] = run;
                }
                for (int i = 0; i < run; i++)
                {
                    var word = text.WordAnywhere();
                    if (!column.TryParse(word)) throw text.Error($"'{TextScanner.Show(word)}' is no {column.Property.Type} for '{column.Property.Name}' of {element.Name} {row}");
                }
            }
        foreach (var column in columns) column.End();
        return columns;
    }

    /// <summary>Writes rows in binary.</summary>
    public static void WriteBinary(Stream stream, PlyColumn[] columns, int rows, bool swap)
    {
        if (columns.Length == 0) return;
        foreach (var column in columns) column.Rewind();
        var block = new byte[BlockBytes];
        for (int row = 0; row < rows;)
        {
            long length = 0;
            foreach (var column in columns)
            {
                if (column.Sizes is { } sizes) column.Run = sizes[row];
                length += column.CountSize + ((long)column.Run * column.ValueSize);
                column.Offset = (int)(length - ((long)column.Run * column.ValueSize));
            }
            if (length > block.Length) block = new byte[checked((int)length)];
            int same = SameSizes(columns, row, (int)Math.Min(rows - row, block.Length / Math.Max(1, length)));
            var bytes = block.AsSpan(0, same * (int)length);
            foreach (var column in columns)
            {
                for (int r = 0; column.CountSize > 0 && r < same; r++) PutCount(bytes[((r * (int)length) + column.Offset - column.CountSize)..], column, swap);
                column.Put(bytes, (int)length, same, swap);
            }
            stream.Write(bytes);
            row += same;
        }
    }

    /// <summary>Writes rows as text, one a line.</summary>
    public static void WriteText(TextOutput text, PlyColumn[] columns, int rows, string newLine)
    {
        foreach (var column in columns) column.Rewind();
        for (int row = 0; row < rows; row++)
        {
            bool first = true;
            foreach (var column in columns)
            {
                int run = column.Sizes?[row] ?? 1;
                if (column.Sizes != null) Blank(text, ref first).Number(run);
                for (int i = 0; i < run; i++) column.Format(Blank(text, ref first));
            }
            text.Text(newLine);
        }
    }

    static TextOutput Blank(TextOutput text, ref bool first)
    {
        if (!first) text.Char(' ');
        first = false;
        return text;
    }

    static PlyColumn[] Begin(PlyElement element, long bytes, Func<PlyColumn, int> leastBytes, out int rows)
    {
        var columns = element.Properties.Select(PlyColumn.Make).ToArray();
        rows = columns.Length == 0 ? 0 : MeshCheck.Count(element.Count, columns.Sum(leastBytes), bytes, $"rows of '{element.Name}'");
        foreach (var column in columns) column.Begin(rows);
        return columns;
    }

    // Places the values of the next row, whose lists say their own lengths; returns its bytes.
    static int Measure(Window bytes, PlyColumn[] columns, bool swap, PlyElement element, int row)
    {
        long length = 0;
        foreach (var column in columns)
        {
            if (column.CountSize > 0)
            {
                if (!bytes.Holds(length + column.CountSize)) throw Truncated(element, row);
                long run = Count(bytes.Unread[(int)length..], column, swap);
                if (run is < 0 or > int.MaxValue) throw new InvalidDataException($"{element.Name} {row} has a list of {run} values");
                (column.Run, length) = ((int)run, length + column.CountSize);
            }
            column.Offset = (int)length;
            length += (long)column.Run * column.ValueSize;
            if (!bytes.Holds(length)) throw Truncated(element, row);
        }
        return (int)length;
    }

    static InvalidDataException Truncated(PlyElement element, int row) =>
        new($"the file ends in {element.Name} {row} of {element.Count}: it is truncated, or a list has a wrong length");

    // Rows from the first on that have the same lengths of lists, and so the same shape.
    static int SameRows(ReadOnlySpan<byte> bytes, PlyColumn[] columns, int length, int most)
    {
        int same = (int)Math.Min(most, bytes.Length / length);
        foreach (var column in columns)
        {
            if (column.CountSize == 0) continue;
            int place = column.Offset - column.CountSize;
            var count = bytes.Slice(place, column.CountSize);
            int r = 1;
            if (column.CountSize == 1)
                while (r < same && bytes[place + (r * length)] == count[0]) r++;
            else
                while (r < same && bytes.Slice(place + (r * length), column.CountSize).SequenceEqual(count)) r++;
            same = r;
        }
        return same;
    }

    static int SameSizes(PlyColumn[] columns, int row, int most)
    {
        foreach (var column in columns)
            if (column.Sizes is { } sizes)
            {
                int end = sizes.AsSpan(row, most).IndexOfAnyExcept(column.Run);
                if (end >= 0) most = end;
            }
        return most;
    }

    static long Count(ReadOnlySpan<byte> bytes, PlyColumn column, bool swap)
    {
        uint count = column.CountSize switch
        {
            1 => bytes[0],
            2 => swap ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            _ => swap ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        };
        return column.Property.CountType switch { "char" or "int8" => (sbyte)count, "short" or "int16" => (short)count, "int" or "int32" => (int)count, _ => count };
    }

    static void PutCount(Span<byte> bytes, PlyColumn column, bool swap)
    {
        if (column.CountSize == 1) bytes[0] = (byte)column.Run;
        else if (column.CountSize == 2 && swap) BinaryPrimitives.WriteInt16BigEndian(bytes, (short)column.Run);
        else if (column.CountSize == 2) BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)column.Run);
        else if (swap) BinaryPrimitives.WriteInt32BigEndian(bytes, column.Run);
        else BinaryPrimitives.WriteInt32LittleEndian(bytes, column.Run);
    }

    /// <summary>A part of the stream in memory, which grows for a long row but never beyond what the file holds.</summary>
    sealed class Window(Stream stream)
    {
        byte[] _bytes = new byte[BlockBytes];
        int _start, _end;

        public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

        public void Skip(int count) => _start += count;

        /// <summary>True when the file has as many unread bytes, which then are in memory.</summary>
        public bool Holds(long count)
        {
            int unread = _end - _start;
            if (count <= unread) return true;
            if (count > unread + (stream.Length - stream.Position) || count > Array.MaxLength) return false;
            var target = count > _bytes.Length ? new byte[Math.Max(count, Math.Min(Array.MaxLength, 2L * _bytes.Length))] : _bytes;
            Buffer.BlockCopy(_bytes, _start, target, 0, unread);
            (_bytes, _start, _end) = (target, 0, unread);
            _end += stream.ReadAtLeast(_bytes.AsSpan(unread), (int)count - unread, throwOnEndOfStream: false);
            return _end >= count;
        }

        /// <summary>Leaves the stream at the first unread byte.</summary>
        public void GiveBack() => stream.Position -= _end - _start;
    }
}
