using System.Collections.Immutable;

namespace FoodCredit.Scoring.Policies;

/// <summary>A condition on a record's attributes in disjunctive form: it holds when every test of at least one alternative holds.</summary>
/// <param name="Alternatives">At least one alternative, each of at least one test.</param>
public sealed record AttributeCondition(ImmutableArray<ImmutableArray<AttributeTest>> Alternatives);
