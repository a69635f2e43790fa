namespace FoodCredit.Pipeline.Contracts;

/// <summary>How the text of a column becomes an attribute.</summary>
public enum AttributeType
{
    /// <summary>Text: width and outer white space normalised.</summary>
    Text,

    /// <summary>A business or person's name.</summary>
    Name,

    /// <summary>An identifier of a party: USCC, 15-digit registration number or organisation code; kept as written where it is none of them.</summary>
    Identifier,

    /// <summary>A date, as whole days since 1970-01-01.</summary>
    Date,

    /// <summary>An amount of money, as whole fen (分).</summary>
    Amount,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A set of values joined by separators; stored as <c>;a;b;</c> in the order of the row.</summary>
    Set,
}
