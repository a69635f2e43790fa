namespace FoodCredit.Pipeline.Sampling;

/// <summary>The fields of one row as text, in one buffer that every row uses again.</summary>
internal sealed class RowText
{
    private char[] text = new char[4096];
    private int[] ends = new int[64];
    private int length;

    /// <summary>How many fields are closed.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            var start = field == 0 ? 0 : ends[field - 1];
            return text.AsSpan(start, ends[field] - start);
        }
    }

    /// <summary>What the open field holds so far.</summary>
    public Span<char> Open
    {
        get
        {
            var start = Count == 0 ? 0 : ends[Count - 1];
            return text.AsSpan(start, length - start);
        }
    }

    public void Clear() => (length, Count) = (0, 0);

    public RowText Append(ReadOnlySpan<char> part)
    {
        part.CopyTo(Reserve(part.Length));
        return this;
    }

    public RowText Append(char c)
    {
        Reserve(1)[0] = c;
        return this;
    }

    public RowText Append(long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        return Append(digits[..written]);
    }

    /// <summary>With zeros before it.</summary>
    public RowText Append(long number, int width)
    {
        var digits = Reserve(width);
        for (var i = width - 1; i >= 0; i--, number /= 10)
            digits[i] = (char)('0' + (int)(number % 10));
        return this;
    }

    /// <summary>Room for so many characters at the end of the open field.</summary>
    public Span<char> Reserve(int chars)
    {
        if (length + chars > text.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, length + chars));
        var room = text.AsSpan(length, chars);
        length += chars;
        return room;
    }

    /// <summary>Replaces what the open field holds.</summary>
    public RowText Reopen()
    {
        length = Count == 0 ? 0 : ends[Count - 1];
        return this;
    }

    public void EndField()
    {
        if (Count == ends.Length)
            Array.Resize(ref ends, ends.Length * 2);
        ends[Count++] = length;
    }

    /// <summary>Takes the last field away.</summary>
    public void DropField()
    {
        Count--;
        length = Count == 0 ? 0 : ends[Count - 1];
    }
}
