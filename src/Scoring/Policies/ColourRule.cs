using System.Collections.Immutable;

namespace FoodCredit.Scoring.Policies;

/// <summary>A rule that overrides the thresholds when all its tests hold. Exactly one of floor and ceiling is set. Floors win over ceilings.</summary>
/// <param name="Name">Named in every rating whose colour the rule changed.</param>
/// <param name="When">All must hold; at least one.</param>
/// <param name="AtLeast">The floor: the colour is at least this.</param>
/// <param name="AtMost">The ceiling: the colour is at most this.</param>
public sealed record ColourRule(string Name, ImmutableArray<CountTest> When, Colour? AtLeast, Colour? AtMost);
