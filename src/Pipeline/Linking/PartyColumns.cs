using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Linking;

/// <summary>The columns by which parties are described, in the order of their texts.</summary>
internal sealed record PartyColumns(ImmutableArray<string> Names)
{
    /// <summary>Of Chinese businesses.</summary>
    public static readonly PartyColumns Business = new([
        "name",
        "aliases",
        "code",
        "code_2",
        "registration_number",
        "address",
        "district",
        "representative",
        "industry",
        "licence",
    ])
    {
        Required = 1,
    };

    /// <summary>How many of them, from the first, every file must have.</summary>
    public int Required { get; init; }

    /// <summary>The place of a column; -1: there is none.</summary>
    public int Of(string name) => Names.IndexOf(name);
}
