using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Contracts;

/// <summary>Where one attribute comes from and how its text is read.</summary>
public sealed record ColumnMapping
{
    /// <summary>The attribute's name, snake case.</summary>
    public required string Attribute { get; init; }

    /// <summary>The spellings of the column's header, the first that the file has wins.</summary>
    public required ImmutableArray<string> From { get; init; }

    public required AttributeType Type { get; init; }

    /// <summary>A row without a value is refused.</summary>
    public bool Required { get; init; }

    /// <summary>The column may be missing from the file altogether.</summary>
    public bool Optional { get; init; }

    public AmountUnit Unit { get; init; } = AmountUnit.Yuan;

    /// <summary>Characters that join the values of a <see cref="AttributeType.Set"/>.</summary>
    public string Separators { get; init; } = "、;；,，";

    /// <summary>The code table that translates the value, or null. A value that the table lacks refuses the row.</summary>
    public string? Table { get; init; }

    public PersonalData PersonalData { get; init; }
}
