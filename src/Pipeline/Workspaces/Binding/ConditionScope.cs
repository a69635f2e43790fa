using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>The attributes that the sources of a workspace give to the conditions of its policies.</summary>
internal sealed class ConditionScope
{
    private readonly ILookup<(string RecordType, string Attribute), ColumnDraft> _columns;
    private readonly IReadOnlyDictionary<string, CodeTable> _tables;

    /// <param name="contracts">The sources, as far as they could be read.</param>
    /// <param name="tables">The code tables that could be read.</param>
    /// <param name="isComplete">False when a source could not be read, so an unknown attribute proves nothing.</param>
    public ConditionScope(IEnumerable<ContractDraft> contracts, IReadOnlyDictionary<string, CodeTable> tables, bool isComplete)
    {
        (_tables, IsComplete) = (tables, isComplete);
        _columns = contracts
            .Where(c => c.Feeds == DatasetKind.Records && c.RecordType is not null)
            .SelectMany(c => c.Columns.Select(column => (Key: (c.RecordType!, column.Attribute), Column: column)))
            .Where(c => AttributeVocabulary.IsFree(DatasetKind.Records, c.Key.Attribute))
            .ToLookup(c => c.Key, c => c.Column);
    }

    public bool IsComplete { get; }

    public bool Has(string recordType, string attribute) => _columns.Contains((recordType, attribute));

    /// <summary>Null when its sources do not say well.</summary>
    public AttributeType? TypeOf(string recordType, string attribute) => _columns[(recordType, attribute)].FirstOrDefault()?.Type;

    /// <summary>In alphabetical order.</summary>
    public ImmutableArray<string> AttributesOf(string recordType) =>
        [.. _columns.Where(c => c.Key.RecordType == recordType).Select(c => c.Key.Attribute).Order(StringComparer.Ordinal)];

    /// <summary>The only values an attribute can have, since every source translates it by a table; null where any value can come.</summary>
    public ImmutableArray<string>? ValuesOf(string recordType, string attribute)
    {
        SortedSet<string> values = new(StringComparer.Ordinal);
        foreach (ColumnDraft column in _columns[(recordType, attribute)])
        {
            if (column.Table is null || !_tables.TryGetValue(column.Table, out CodeTable? table))
                return null;
            values.UnionWith(table.Values);
        }
        return values.Count == 0 ? null : [.. values];
    }
}
