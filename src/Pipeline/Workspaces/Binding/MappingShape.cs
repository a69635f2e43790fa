using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>
/// The keys of one kind of map in a document. The id is the name of its definition in the JSON Schema, which says the same (a test holds
/// it to that); the title is what a fault calls it.
/// </summary>
internal sealed record MappingShape(string Id, string Title, ImmutableArray<KeyShape> Keys)
{
    public KeyShape this[string key] => Keys.First(k => k.Name == key);
}
