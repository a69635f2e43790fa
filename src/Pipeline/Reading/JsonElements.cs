namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Cuts JSON text into the elements of its first array, or JSON Lines into their lines, without parsing them: a broken element costs itself, and
/// cutting resumes at the next object, on a new line or behind a comma. A bracket that closes the array only ends it where what follows ends the
/// file; else it is a broken element.
/// </summary>
/// <param name="stream">UTF-8, from its start.</param>
/// <param name="isLines">Each line is an element.</param>
internal sealed class JsonElements(Stream stream, bool isLines)
{
    /// <summary>How many bytes an element, or what lies between two that can be found, may have.</summary>
    internal const int ElementBytesMax = 256 << 20;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private readonly JsonBrackets brackets = new();
    private JsonFrame frame = JsonFrame.None;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int at;
    private bool isAtEnd;
    private bool isInside;
    private bool isOver;
    private long line = 1;
    private long taken;
    private long bufferOffset;

    /// <summary>The bytes of the current element.</summary>
    public ReadOnlySpan<byte> Element => buffer.AsSpan(ElementStart, ElementLength);

    /// <summary>By line, or, as an array may stand in one line, by number.</summary>
    public RowAddress Address { get; private set; }

    /// <summary>Whether the element has an end of its own; otherwise it reaches to where the next one begins, or the file ends.</summary>
    public bool IsWhole { get; private set; }

    private int ElementStart { get; set; }

    private int ElementLength { get; set; }

    /// <summary>Moves to the next element; false at the end.</summary>
    /// <exception cref="InvalidDataException">There is no array, or no end of an element for too long.</exception>
    public bool Next()
    {
        if (isOver)
            return false;
        if (!isInside)
            Enter();
        if (!SkipBetween())
        {
            isOver = true;
            // An array that does not close was cut off: the missing end is told as a row.
            return !isLines && Take(0, isWhole: false);
        }
        if (!isLines && buffer[at] == ']')
            return !EndsHere() && TakeStrayEnd();
        return isLines ? Take(LineLength(), isWhole: true) : TakeElement();
    }

    private void Enter()
    {
        isInside = true;
        if (Has(2) && buffer.AsSpan(at).StartsWith(Mark))
            at += 3;
        if (isLines)
            return;
        var inString = false;
        for (var i = 0; Has(i) && i < JsonFrame.BytesMax; i++)
        {
            var b = buffer[at + i];
            if (inString && b == '\\')
                i++;
            else if (b == '"')
                inString = !inString;
            else if (b == '[' && !inString && JsonFrame.Opening(buffer.AsSpan(at, i)) is { } opening)
            {
                frame = opening;
                line += buffer.AsSpan(at, i).Count((byte)'\n');
                at += i + 1;
                return;
            }
            else if (b == '[' && !inString)
                break;
        }
        throw new InvalidDataException("There is no array in the file.");
    }

    /// <summary>Whether the file ends with what may follow its array.</summary>
    private bool EndsHere()
    {
        var length = 1;
        while (length <= JsonFrame.BytesMax && Has(length))
            length++;
        isOver = !Has(length) && frame.EndsWith(buffer.AsSpan(at + 1, length - 1));
        return isOver;
    }

    /// <summary>A bracket that closes nothing, with what stands between it and the next object.</summary>
    private bool TakeStrayEnd()
    {
        Take(LengthToResume(), isWhole: false);
        isOver = !Has(0);
        return true;
    }

    /// <summary>To the next byte that is no white space, no byte order mark of a file put behind another and, in an array, no comma.</summary>
    private bool SkipBetween()
    {
        for (; Has(0); at++)
        {
            var b = buffer[at];
            if (b == Mark[0] && Has(2) && buffer.AsSpan(at).StartsWith(Mark))
            {
                at += 2;
                continue;
            }
            line += b == '\n' ? 1 : 0;
            if (!IsSpace(b) && (isLines || b != ','))
                return true;
        }
        return false;
    }

    private int LineLength()
    {
        var length = 0;
        while (Has(length) && buffer[at + length] != '\n')
            length++;
        while (length > 0 && IsSpace(buffer[at + length - 1]))
            length--;
        return length;
    }

    private bool TakeElement() =>
        ElementEnd() is var length and > 0 ? Take(length, isWhole: true) : Take(LengthToResume(), isWhole: false);

    private bool Take(int length, bool isWhole)
    {
        taken++;
        Address = new RowAddress(isLines ? line : taken, bufferOffset + at);
        (ElementStart, ElementLength, IsWhole) = (at, length, isWhole);
        line += buffer.AsSpan(at, length).Count((byte)'\n');
        at += length;
        return true;
    }

    /// <summary>The length of the element that begins here, by its brackets; 0: it has no end of its own.</summary>
    private int ElementEnd()
    {
        brackets.Start();
        for (var i = 0; Has(i) && i < ElementBytesMax; i++)
        {
            switch (brackets.Take(buffer[at + i]))
            {
                case JsonBrackets.Place.Broken:
                    return 0;
                case JsonBrackets.Place.Behind:
                    return i;
                case JsonBrackets.Place.AtEnd:
                    return i + 1;
                default:
                    break;
            }
        }
        return 0;
    }

    /// <summary>The length up to the next object, on a line of its own, or behind a comma or a bracket; else to the end of the file.</summary>
    private int LengthToResume()
    {
        var first = buffer[at];
        var before = first;
        var isLineStart = false;
        var i = 1;
        for (; Has(i); i++)
        {
            var b = buffer[at + i];
            var isBehind = before is (byte)',' or (byte)'}' || before == '[' && first is (byte)'[' or (byte)']';
            if (b == '{' && (isLineStart || isBehind && OpensObject(i + 1)))
                return i;
            isLineStart = b == '\n' || isLineStart && (IsSpace(b) || b == ',');
            if (!IsSpace(b))
                before = b;
        }
        return i;
    }

    /// <summary>Whether a key or the end of an object stands so far ahead: a brace in a text has neither behind it.</summary>
    private bool OpensObject(int ahead)
    {
        while (Has(ahead) && IsSpace(buffer[at + ahead]))
            ahead++;
        return Has(ahead) && buffer[at + ahead] is (byte)'"' or (byte)'}';
    }

    /// <summary>Whether there is a byte so far ahead; reads more where there may be.</summary>
    private bool Has(int ahead)
    {
        while (at + ahead >= filled && !isAtEnd)
            Fill();
        return at + ahead < filled;
    }

    private void Fill()
    {
        if (at > 0)
        {
            buffer.AsSpan(at, filled - at).CopyTo(buffer);
            bufferOffset += at;
            (filled, at) = (filled - at, 0);
        }
        if (filled == buffer.Length)
        {
            if (filled >= ElementBytesMax)
                throw new InvalidDataException($"Line {line} begins an element of more than {ElementBytesMax} bytes.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        var read = stream.Read(buffer, filled, buffer.Length - filled);
        isAtEnd = read == 0;
        filled += read;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
