using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>One change of a contract's document.</summary>
internal abstract record ContractChange
{
    /// <summary>A further spelling of a column's header.</summary>
    public sealed record AddSpelling(string Attribute, string Header) : ContractChange;

    /// <summary>Another header in place of those so far, whose amounts are written in another unit.</summary>
    public sealed record ReplaceSpelling(string Attribute, string Header, AmountUnit Unit) : ContractChange;

    /// <summary>A column that is known and not read.</summary>
    public sealed record Ignore(string Header) : ContractChange;

    /// <summary>Files may lack the column.</summary>
    public sealed record MakeOptional(string Attribute) : ContractChange;

    public sealed record SetUnit(string Attribute, AmountUnit Unit) : ContractChange;

    public sealed record SetType(string Attribute, AttributeType Type) : ContractChange;

    /// <summary>A further character that joins the values of a set.</summary>
    public sealed record SetSeparators(string Attribute, string Separators) : ContractChange;
}
