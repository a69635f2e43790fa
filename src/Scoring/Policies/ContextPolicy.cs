using System.Collections.Immutable;

namespace FoodCredit.Scoring.Policies;

/// <summary>How industry and area kind weigh on an entity's points.</summary>
/// <param name="DefaultIndustry">For an industry that is not listed.</param>
/// <param name="Industries">By industry code, in policy order.</param>
/// <param name="DefaultAreaMultiplier">For an area kind that is not listed.</param>
/// <param name="Areas">Multiplier by area kind (school, rural, tourist...), in policy order.</param>
public sealed record ContextPolicy(
    IndustryContext DefaultIndustry,
    ImmutableArray<KeyValuePair<string, IndustryContext>> Industries,
    decimal DefaultAreaMultiplier,
    ImmutableArray<KeyValuePair<string, decimal>> Areas
);

/// <summary>An industry's multiplier on record points and its base in milli-points (what an entity without records has).</summary>
public readonly record struct IndustryContext(decimal Multiplier, long BaseMilli);
