using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>
/// What could be read of a source contract. What the document does not say well is null; the contract as a whole is null when the
/// document alone has a fault.
/// </summary>
internal sealed record ContractDraft(
    YamlDocument Document,
    string Id,
    DatasetKind? Feeds,
    string? RecordType,
    DumpFilePattern? FilePattern,
    ImmutableArray<string> NaturalKey,
    ImmutableArray<ColumnDraft> Columns,
    SourceContract? Contract
)
{
    /// <summary>
    /// What the source feeds is known as far as others refer to it. Where it is not, that nobody feeds a record type or attribute proves
    /// nothing, and its own faults are enough.
    /// </summary>
    public bool IsWhole(HashSet<string> measuredTypes) =>
        Feeds is { } feeds
        && (feeds != DatasetKind.Records || (RecordType is not null && measuredTypes.Contains(RecordType)))
        && AreColumnsWhole;

    public bool AreColumnsWhole => (Document.Root.Find("columns")?.Value as YamlNode.Mapping)?.Entries.Length == Columns.Length;

    public bool Has(string attribute) => Columns.Any(c => c.Attribute == attribute);
}
