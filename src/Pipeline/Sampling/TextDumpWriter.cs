using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>Writes rows as delimited text, quoting what needs it, and counts physical lines.</summary>
internal sealed class TextDumpWriter : IDumpWriter
{
    private const int BufferBytes = 1 << 18;

    private readonly FileStream file;
    private readonly CharacterEncoder encoder;
    private readonly char delimiter;
    private readonly string lineEnd;
    private byte[] buffer = new byte[BufferBytes];
    private int filled;
    private long line = 1;

    /// <param name="path">A new file.</param>
    /// <param name="encoding">UTF-16 is little endian with a byte order mark.</param>
    /// <param name="delimiter">Between the fields.</param>
    /// <param name="lineEnd">Behind every row.</param>
    /// <param name="hasMark">UTF-8 begins with a byte order mark.</param>
    public TextDumpWriter(string path, DumpEncoding encoding, char delimiter, string lineEnd, bool hasMark)
    {
        file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1);
        encoder = new CharacterEncoder(encoding);
        (this.delimiter, this.lineEnd) = (delimiter, lineEnd);
        if (hasMark || encoding == DumpEncoding.Utf16)
            Put("\uFEFF");
    }

    public long Write(RowText row, bool opensQuote = false)
    {
        var start = line++;
        if (opensQuote)
            Put("\"");
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0)
                Put([delimiter]);
            var field = row[i];
            if (field.ContainsAny(delimiter, '"', '\n'))
                PutQuoted(field);
            else
                Put(field);
        }
        Put(lineEnd);
        return start;
    }

    public void Dispose()
    {
        Flush();
        file.Dispose();
    }

    private void PutQuoted(ReadOnlySpan<char> field)
    {
        Put("\"");
        foreach (var c in field)
        {
            Put(c == '"' ? "\"\"" : [c]);
            line += c == '\n' ? 1 : 0;
        }
        Put("\"");
    }

    private void Put(ReadOnlySpan<char> text)
    {
        var room = text.Length * CharacterEncoder.BytesMax;
        if (filled + room > buffer.Length)
        {
            Flush();
            if (room > buffer.Length)
                buffer = new byte[room];
        }
        filled += encoder.Encode(text, buffer.AsSpan(filled));
    }

    private void Flush()
    {
        file.Write(buffer, 0, filled);
        filled = 0;
    }
}
