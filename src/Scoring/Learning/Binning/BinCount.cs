namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>The rows of a bin.</summary>
/// <param name="Events">Rows with the event.</param>
/// <param name="Others">Rows without.</param>
public readonly record struct BinCount(long Events, long Others)
{
    public long Rows => Events + Others;

    /// <summary>The share of rows with the event, 0 to 1.</summary>
    public double EventRate => Rows == 0 ? 0 : (double)Events / Rows;

    /// <summary>Whether the event rates rise from one to the other, in whole numbers: -1, 0 or 1.</summary>
    public int CompareRate(BinCount other) => (Events * other.Rows).CompareTo(other.Events * Rows);

    public static BinCount operator +(BinCount one, BinCount other) => new(one.Events + other.Events, one.Others + other.Others);
}
