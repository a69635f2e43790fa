using System.Collections.Immutable;

namespace FoodCredit.Scoring.Policies;

/// <summary>How the weight of a record falls with its age in whole days. Never increasing.</summary>
public abstract record Decay
{
    /// <summary>No decay: 1.0 at every age.</summary>
    public sealed record None : Decay;

    /// <summary>Halves every <paramref name="Days"/> days: 0.5^(age / Days).</summary>
    public sealed record HalfLife(int Days) : Decay;

    /// <summary>A step list: from each step's day on, its share (0..1) until the next; the first step is at day 0.</summary>
    public sealed record Steps(ImmutableArray<DecayStep> List) : Decay;
}

/// <summary>One step of <see cref="Decay.Steps"/>: <paramref name="Share"/> (0..1) from age <paramref name="FromDay"/> on.</summary>
public readonly record struct DecayStep(int FromDay, decimal Share);
