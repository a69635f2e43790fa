using System.Collections.Immutable;

namespace FoodCredit.Scoring.Policies;

/// <summary>One test of one attribute of a record. A record without the attribute fails every test but <see cref="Present"/> = false.</summary>
public abstract record AttributeTest(string Attribute)
{
    /// <summary>The attribute's text is one of <paramref name="Values"/>, ordinal.</summary>
    public sealed record In(string Attribute, ImmutableArray<string> Values) : AttributeTest(Attribute);

    /// <summary>The attribute is a set of codes (stored as <c>;a;b;</c>) and holds at least one of <paramref name="Values"/>.</summary>
    public sealed record HasAny(string Attribute, ImmutableArray<string> Values) : AttributeTest(Attribute);

    /// <summary>The attribute's text contains <paramref name="Text"/>, ordinal.</summary>
    public sealed record Contains(string Attribute, string Text) : AttributeTest(Attribute);

    /// <summary>The attribute's number (amounts: fen) is at least <paramref name="Value"/>.</summary>
    public sealed record AtLeast(string Attribute, long Value) : AttributeTest(Attribute);

    /// <summary>The attribute's number (amounts: fen) is below <paramref name="Value"/>.</summary>
    public sealed record Below(string Attribute, long Value) : AttributeTest(Attribute);

    /// <summary>The attribute was given (<paramref name="Expected"/> true) or was not (false).</summary>
    public sealed record Present(string Attribute, bool Expected) : AttributeTest(Attribute);
}
