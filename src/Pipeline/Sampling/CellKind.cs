namespace FoodCredit.Pipeline.Sampling;

/// <summary>What a column of a dump holds.</summary>
internal enum CellKind
{
    /// <summary>A column that the contract ignores.</summary>
    Filler,

    Text,
    Name,
    Address,
    Representative,
    Code,
    SecondCode,
    Date,
    Amount,
    Integer,
    Measure,
}
