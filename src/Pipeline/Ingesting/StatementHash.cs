using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Hashes what a row says, whatever the order of its columns, to tell a repetition from a change.</summary>
internal sealed class StatementHash(SourceContract contract)
{
    private readonly FactKey hash = new();
    private readonly ImmutableArray<int> places = Places(contract);

    /// <summary>The columns that say something, by their attributes' names.</summary>
    public static ImmutableArray<int> Places(SourceContract contract) =>
        [
            .. Enumerable
                .Range(0, contract.Columns.Length)
                .Where(place => contract.Columns[place].Attribute is not ("update_time" or "change_mark"))
                .OrderBy(place => contract.Columns[place].Attribute, StringComparer.Ordinal),
        ];

    public UInt128 Of(ReadOnlySpan<AttributeValue> values)
    {
        foreach (var place in places)
        {
            if (contract.Columns[place].Type == AttributeType.Identifier)
                hash.Add(values[place].Cached?.Code.Canonical);
            else
                hash.Add(values[place]);
        }
        return hash.ToId();
    }
}
