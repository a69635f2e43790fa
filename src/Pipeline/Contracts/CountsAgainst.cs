namespace FoodCredit.Pipeline.Contracts;

/// <summary>Which of the two businesses that a row names its record is about. A sample names the seller (被抽样单位) and the maker (标称生产企业).</summary>
public enum CountsAgainst
{
    /// <summary>The party, such as the seller.</summary>
    Party,

    /// <summary>The maker alone.</summary>
    Maker,

    /// <summary>Each has a record of its own; one where both are the same business.</summary>
    Both,
}
