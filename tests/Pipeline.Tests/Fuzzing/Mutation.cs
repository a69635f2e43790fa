namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>What happens to a file on its way.</summary>
internal enum Mutation
{
    /// <summary>A bit of a row is another.</summary>
    BitFlip,

    /// <summary>Some bytes at random stand in a row.</summary>
    BytesInserted,

    /// <summary>Some bytes of a row are missing.</summary>
    BytesDeleted,

    /// <summary>Signs of the format stand in a row: quotes, delimiters, brackets, line breaks.</summary>
    SignInserted,

    /// <summary>A quote stands at the start or the end of a field, or of the row.</summary>
    StrayQuote,

    /// <summary>A row ends early.</summary>
    RowCut,

    /// <summary>The file ends early.</summary>
    FileCut,

    /// <summary>A piece of another row stands in a row.</summary>
    RowSpliced,

    /// <summary>Rows of another encoding stand between rows.</summary>
    OtherEncoding,

    /// <summary>Rows stand twice.</summary>
    BlockDuplicated,

    /// <summary>A line ends in another way than the others.</summary>
    OtherLineEnd,

    /// <summary>Two rows stand in one line.</summary>
    LineEndLost,

    /// <summary>NULs stand in a row, or instead of it.</summary>
    Nuls,

    /// <summary>A byte order mark stands before a row.</summary>
    MarkInside,

    /// <summary>Half a character: a lead byte without a trail, a lone surrogate, an overlong form.</summary>
    HalfCharacter,

    /// <summary>A header, a title or a row of totals stands between rows.</summary>
    NoDataRow,

    /// <summary>A byte of UTF-16 is missing: nothing behind it can be read, but all is told.</summary>
    HalfUnit,
}
