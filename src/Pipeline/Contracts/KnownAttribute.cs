using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Contracts;

/// <summary>An attribute that the engine itself reads.</summary>
/// <param name="Name">Snake case.</param>
/// <param name="Types">The types a contract may give it; the first is the usual one.</param>
/// <param name="IsRequired">Every source of the kind must have it, on every row.</param>
/// <param name="Meaning">What it is, in a few words.</param>
public sealed record KnownAttribute(string Name, ImmutableArray<AttributeType> Types, bool IsRequired, string Meaning);
