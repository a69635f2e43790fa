using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Hashes what a row says, whatever the order of its columns, to tell a repetition from a change.</summary>
internal sealed class StatementHash(SourceContract contract)
{
    private readonly FactKey hash = new();
    private readonly ImmutableArray<int> places =
    [
        .. Enumerable
            .Range(0, contract.Columns.Length)
            .Where(place => contract.Columns[place].Attribute != "update_time")
            .OrderBy(place => contract.Columns[place].Attribute, StringComparer.Ordinal),
    ];

    public Guid Of(ReadOnlySpan<AttributeValue> values)
    {
        foreach (var place in places)
        {
            if (values[place].IsPresent && values[place].Text is null)
                hash.Add(values[place].Number);
            else if (values[place].Text is { } code && contract.Columns[place].Type == AttributeType.Identifier)
                hash.Add(Identifier.Recognise(code).Text);
            else
                hash.Add(values[place].Text);
        }
        return hash.ToId();
    }
}
