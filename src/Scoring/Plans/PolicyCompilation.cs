using System.Collections.Immutable;

namespace FoodCredit.Scoring.Plans;

/// <summary>A plan, or all that keeps its policy from being one.</summary>
public sealed record PolicyCompilation(ScoringPlan? Plan, ImmutableArray<PolicyFault> Faults);
