namespace FoodCredit.Pipeline.Reading;

/// <summary>How a line's quotes stand at its end.</summary>
internal enum LineEnd : byte
{
    /// <summary>Outside quotes.</summary>
    Closed,

    /// <summary>Inside quotes: the field may go on in the next line.</summary>
    Open,

    /// <summary>Text follows a closing quote.</summary>
    Broken,
}
