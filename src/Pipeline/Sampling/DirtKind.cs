namespace FoodCredit.Pipeline.Sampling;

/// <summary>What is wrong with a row.</summary>
internal enum DirtKind
{
    None,

    /// <summary>One cell is written in an unusual form that can be read all the same.</summary>
    Odd,

    MissingValue,
    BadDate,
    BadAmount,
    BadInteger,
    UnknownCode,

    /// <summary>A registration without any valid identifier.</summary>
    BadIdentifier,
    DateAfterDelivery,
    InvalidBytes,
    ExtraField,
    LackingField,
    OpenQuote,
}
