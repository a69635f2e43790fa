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
    public bool Has(string attribute) => Columns.Any(c => c.Attribute == attribute);
}
