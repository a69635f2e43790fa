using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>
/// A key that a document may have: its meaning completes the fault "expected the key 'x': ..." when a required key is missing; its words
/// are the only values it may have, default for any.
/// </summary>
internal sealed record KeyShape(string Name, string Meaning, bool IsRequired = false, ImmutableArray<string> Words = default);
