namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>A promise of the reader that a file broke.</summary>
internal enum Promise
{
    /// <summary>Damage is told as a row or a broken contract, never as another exception.</summary>
    NoCrash,

    /// <summary>Every byte behind the header is in exactly one row, or between rows; no byte becomes a character that it is not.</summary>
    NothingLost,

    /// <summary>A row that was not damaged comes once, with its values, at its place.</summary>
    NeighboursStay,

    /// <summary>Rows read are loaded, repeated or refused, in the warehouse's books, too.</summary>
    BooksBalance,
}

/// <summary>A promise broken, and where.</summary>
internal sealed record Failure(Promise Promise, uint File, string What)
{
    public override string ToString() => $"{Promise}, file {File}: {What}";
}
