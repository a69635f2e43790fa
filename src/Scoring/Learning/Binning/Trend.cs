namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>How the event rate runs from the lowest bin to the highest.</summary>
public enum Trend
{
    /// <summary>Ascending or descending, whichever has the larger information value.</summary>
    Auto,

    /// <summary>As it comes.</summary>
    None,

    Ascending,

    Descending,

    /// <summary>Ascending, then descending.</summary>
    Peak,

    /// <summary>Descending, then ascending.</summary>
    Valley,
}
