using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>
/// What could be read of a column, so that the documents are checked against each other even when one has faults: the type is null when
/// the document's word for it is none, the mapping when the column has any fault.
/// </summary>
internal sealed record ColumnDraft(string Attribute, AttributeType? Type, string? Table, ColumnMapping? Mapping);
