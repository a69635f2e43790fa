namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// The rows of one dump, one at a time. Every data row comes exactly once: readable, or with a <see cref="Fault"/>. Spans are
/// valid until the next row.
/// </summary>
internal interface IDumpReader : IDisposable
{
    /// <summary>The header's cells as text, trimmed; empty when the file has no header.</summary>
    IReadOnlyList<string> Header { get; }

    /// <summary>1-based line of the header.</summary>
    long HeaderLine { get; }

    /// <summary>The name of the encoding found: utf-8, gb18030, utf-16 or xlsx.</summary>
    string Encoding { get; }

    /// <summary>Decodes field bytes of this dump.</summary>
    FieldDecoder Decoder { get; }

    /// <summary>Moves to the next row; false at the end.</summary>
    bool Read();

    /// <summary>Why the row's structure is unreadable; null when its fields can be asked for.</summary>
    RowRefusal? Fault { get; }

    RowAddress Address { get; }

    /// <summary>The row's bytes, whole, without the line break at its end.</summary>
    ReadOnlySpan<byte> Raw { get; }

    /// <summary>A field's bytes, unquoted; only of a row without <see cref="Fault"/>.</summary>
    ReadOnlySpan<byte> Field(int index);

    /// <summary>How far into the file's bytes the reader is, for progress.</summary>
    long Position { get; }
}
