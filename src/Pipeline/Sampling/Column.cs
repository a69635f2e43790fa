using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>A column of a dump.</summary>
/// <param name="Header">As this dump spells it.</param>
/// <param name="Attribute">What it feeds; empty for an ignored column.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Mapping">The contract's column; null for an ignored one.</param>
/// <param name="Words">What it says of a record, where it says words.</param>
/// <param name="Codes">For each value of its code table the codes that mean it, or null.</param>
internal sealed record Column(
    string Header,
    string Attribute,
    CellKind Kind,
    ColumnMapping? Mapping,
    FactWords? Words,
    IReadOnlyDictionary<string, string[]>? Codes
)
{
    /// <summary>
    /// The columns of a source's dumps, ignored ones among the others. Departments change their headers: from the third year on the last
    /// spelling is used.
    /// </summary>
    public static Column[] Of(SourceContract contract, Workspace workspace, bool isLastSpelling)
    {
        var mapped = contract
            .Columns.Select(column => new Column(
                isLastSpelling ? column.From[^1] : column.From[0],
                column.Attribute,
                KindOf(column),
                column,
                contract.RecordType is null ? null : FactWords.Of(contract.RecordType, contract.Id, column.Attribute),
                column.Table is null || column.Table == WellKnownTables.Industries
                    ? null
                    : workspace
                        .CodeTables[column.Table]
                        .Entries.GroupBy(entry => entry.Value)
                        .ToDictionary(same => same.Key, same => same.Select(entry => entry.Code).ToArray())
            ))
            .ToList();
        var isShort = mapped.Count(c => c.Header.All(char.IsAscii)) * 2 > mapped.Count;
        var ignored = contract.Ignored.Where(name => name.All(char.IsAscii) == isShort).ToArray();
        for (var i = 0; i < ignored.Length; i++)
        {
            // Spread among the others, never first: what tells a row's kind stands in the first column.
            var place = 2 + i + i * (mapped.Count - i) / ignored.Length;
            mapped.Insert(Math.Min(place, mapped.Count), new Column(ignored[i], "", CellKind.Filler, null, null, null));
        }
        return [.. mapped];
    }

    private static CellKind KindOf(ColumnMapping column) =>
        (column.Type, column.Attribute) switch
        {
            (AttributeType.Identifier, "party_code_2" or "registration_number") => CellKind.SecondCode,
            (AttributeType.Identifier, _) => CellKind.Code,
            (_, "party_address") => CellKind.Address,
            (_, "party_representative") => CellKind.Representative,
            (AttributeType.Name, _) => CellKind.Name,
            (AttributeType.Date, _) => CellKind.Date,
            (AttributeType.Amount, _) => CellKind.Amount,
            (AttributeType.Integer, _) => CellKind.Integer,
            (AttributeType.Set, _) => CellKind.Measure,
            _ => CellKind.Text,
        };
}
