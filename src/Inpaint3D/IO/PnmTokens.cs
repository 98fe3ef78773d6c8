using System.Globalization;
using System.Text;

namespace Inpaint3D.IO;

/// <summary>Words, numbers and raw bytes of the files of the Netpbm family: words are parted by white space, comments run from # to the end of the line.</summary>
sealed class PnmTokens(Stream stream)
{
    const int LongestWord = 64;

    readonly byte[] _buffer = new byte[1 << 16];
    int _next, _filled;

    /// <summary>The next word; the one white-space character behind it is taken too.</summary>
    public string Word()
    {
        var word = new StringBuilder();
        for (int letter = Skip(); ; letter = Take())
        {
            if (letter < 0) throw new InvalidDataException($"the file ends {(word.Length == 0 ? "before" : "within")} a word of its header: it is truncated");
            if (IsSpace(letter)) return word.ToString();
            if (word.Length == LongestWord || letter is < 0x21 or > 0x7E) throw new InvalidDataException($"'{word}...' in its header is no word");
            word.Append((char)letter);
        }
    }

    /// <summary>A number of the header.</summary>
    public int Number()
    {
        string word = Word();
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new InvalidDataException($"'{word}' in its header should be a number");
    }

    /// <summary>A sample written in digits; the last may end with the file.</summary>
    public int Sample()
    {
        int letter = Skip(), number = 0;
        if (letter < 0) throw new EndOfStreamException();
        for (; letter >= 0 && !IsSpace(letter); letter = Take())
        {
            if (letter is < '0' or > '9') throw new InvalidDataException($"'{(char)letter}' stands where a sample should");
            number = Math.Min((number * 10) + letter - '0', 1 << 20);
        }
        return number;
    }

    /// <summary>A sample that is one digit, 0 or 1, with or without white space behind it.</summary>
    public int Bit() => Skip() switch
    {
        '0' => 0,
        '1' => 1,
        < 0 => throw new EndOfStreamException(),
        var letter => throw new InvalidDataException($"'{(char)letter}' stands where 0 or 1 should"),
    };

    /// <summary>Refuses a file that holds fewer bytes from here on.</summary>
    public void CheckSize(long bytes)
    {
        long left = stream.Length - stream.Position + _filled - _next;
        if (left < bytes) throw new InvalidDataException($"its samples take {bytes:N0} bytes and it has only {left:N0} more: it is truncated");
    }

    /// <summary>Raw bytes.</summary>
    public void ReadExactly(Span<byte> bytes)
    {
        int n = Math.Min(bytes.Length, _filled - _next);
        _buffer.AsSpan(_next, n).CopyTo(bytes);
        _next += n;
        stream.ReadExactly(bytes[n..]);
    }

    // The first character that is neither white space nor comment.
    int Skip()
    {
        while (true)
        {
            int letter = Take();
            if (letter == '#')
                while (letter is >= 0 and not ('\n' or '\r')) letter = Take();
            if (letter < 0 || !IsSpace(letter)) return letter;
        }
    }

    int Take()
    {
        if (_next == _filled) (_next, _filled) = (0, stream.Read(_buffer));
        return _filled == 0 ? -1 : _buffer[_next++];
    }

    static bool IsSpace(int letter) => letter is ' ' or (>= '\t' and <= '\r');
}
