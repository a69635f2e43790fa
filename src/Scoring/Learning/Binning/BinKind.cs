namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>What falls into a bin.</summary>
public enum BinKind
{
    /// <summary>Numbers from a bound on and below another.</summary>
    Range,

    /// <summary>Named categories.</summary>
    Categories,

    /// <summary>One number that is a code and no amount.</summary>
    Special,

    /// <summary>Categories that are rare, or were never seen.</summary>
    Other,

    /// <summary>No value.</summary>
    Missing,
}
