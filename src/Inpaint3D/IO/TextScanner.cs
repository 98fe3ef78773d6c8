namespace Inpaint3D.IO;

/// <summary>
/// Reads a text file by lines and words, straight from its bytes. Lines end with LF, CR LF or CR; words are parted by blanks.
/// A word is valid until the next one is asked for.
/// </summary>
/// <param name="stream">The text, from its current position.</param>
/// <param name="comments">True when a word that starts with # begins a comment.</param>
/// <param name="continuation">True when a backslash at the end of a line joins it with the next.</param>
sealed class TextScanner(Stream stream, bool comments = false, bool continuation = false)
{
    byte[] _buffer = new byte[1 << 16];
    int _next, _end;        // bytes read and not yet part of a line
    int _lineStart, _at, _lineEnd; // the current line and its rest
    bool _afterReturn, _joined;

    /// <summary>Number of the current line, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Goes to the next line; false at the end of the file.</summary>
    public bool NextLine()
    {
        int length;
        while (true)
        {
            if (_afterReturn && _next < _end)
            {
                if (_buffer[_next] == '\n') _next++;
                _afterReturn = false;
            }
            length = _buffer.AsSpan(_next, _end - _next).IndexOfAny((byte)'\n', (byte)'\r');
            if (length >= 0 || !Fill()) break;
        }
        if (length < 0 && _next == _end) return false;
        bool last = length < 0;
        if (last) length = _end - _next;
        (_lineStart, _at, _lineEnd, _joined) = (_next, _next, _next + length, false);
        _afterReturn = !last && _buffer[_lineEnd] == '\r';
        _next = last ? _end : _lineEnd + 1;
        Line++;
        return true;
    }

    /// <summary>The next word of the line; empty when there is none.</summary>
    public ReadOnlySpan<byte> Word()
    {
        while (true)
        {
            if (_joined && !NextLine()) return default;
            while (_at < _lineEnd && _buffer[_at] <= ' ') _at++;
            int start = _at;
            while (_at < _lineEnd && _buffer[_at] > ' ') _at++;
            if (comments && start < _at && _buffer[start] == '#')
            {
                _at = _lineEnd;
                return default;
            }
            if (!continuation || start == _at || _buffer[_at - 1] != '\\' || !RestIsBlank()) return _buffer.AsSpan(start, _at - start);
            _joined = true;
            if (_at - 1 > start) return _buffer.AsSpan(start, _at - 1 - start);
        }
    }

    /// <summary>The next word, on this line or a later one.</summary>
    /// <exception cref="InvalidDataException">The file ends.</exception>
    public ReadOnlySpan<byte> WordAnywhere()
    {
        while (true)
        {
            var word = Word();
            if (!word.IsEmpty) return word;
            if (!NextLine()) throw new InvalidDataException($"the file ends too early, after line {Line}");
        }
    }

    /// <summary>True when the line has no more words.</summary>
    public bool AtEnd()
    {
        int at = _at;
        bool none = Word().IsEmpty;
        _at = none ? _lineEnd : at;
        return none;
    }

    /// <summary>The rest of the line as text, without blanks round it.</summary>
    public string Rest()
    {
        string rest = System.Text.Encoding.UTF8.GetString(_buffer, _at, _lineEnd - _at).Trim();
        _at = _lineEnd;
        return rest;
    }

    /// <summary>The whole line as text, without blanks round it.</summary>
    public string Whole() => System.Text.Encoding.UTF8.GetString(_buffer, _lineStart, _lineEnd - _lineStart).Trim();

    /// <summary>An error at the current line.</summary>
    public InvalidDataException Error(string what) => new($"line {Line}: {what}");

    /// <summary>A word for an error message: printable and short.</summary>
    public static string Show(ReadOnlySpan<byte> word)
    {
        var text = new char[Math.Min(word.Length, 24)];
        for (int i = 0; i < text.Length; i++) text[i] = word[i] is > 32 and < 127 ? (char)word[i] : '?';
        return word.Length > text.Length ? new string(text) + "..." : new string(text);
    }

    bool RestIsBlank() => _buffer.AsSpan(_at, _lineEnd - _at).Trim((byte)' ').IsEmpty;

    // Reads more behind the unread bytes, which move to the front; the buffer grows when one line fills it.
    bool Fill()
    {
        int unread = _end - _next;
        if (unread == _buffer.Length) Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, 2L * _buffer.Length));
        Buffer.BlockCopy(_buffer, _next, _buffer, 0, unread);
        int read = stream.Read(_buffer, unread, _buffer.Length - unread);
        (_next, _end) = (0, unread + read);
        return read > 0;
    }
}
