using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Plans;

/// <summary>A compiled rule: all tests must hold; then the colour is at least, or at most, the given one.</summary>
public sealed record PlanRule(string Name, ImmutableArray<PlanTest> Tests, Colour? AtLeast, Colour? AtMost);

/// <summary>At least <paramref name="AtLeast"/> counting records of a type, severity and age.</summary>
/// <param name="TypeIndex">-1: any type.</param>
/// <param name="Severity">-1: any severity.</param>
/// <param name="WithinDays">The age must be below this; <see cref="int.MaxValue"/>: any age.</param>
/// <param name="AtLeast">At least 1.</param>
public readonly record struct PlanTest(int TypeIndex, int Severity, int WithinDays, int AtLeast)
{
    public bool Matches(int typeIndex, int severity, int ageDays) =>
        (TypeIndex < 0 || TypeIndex == typeIndex) && (Severity < 0 || Severity == severity) && ageDays < WithinDays;
}
