using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Plans;

/// <summary>
/// Compiles a policy into a plan:
/// 1. every table is checked and all faults are gathered; 2. decimals become Q16 and half-lives become tables (the one place with floating
/// point); 3. the largest sums that the tables can make are bounded, and a policy that could overflow 64 bits is refused.
/// </summary>
public static class PolicyCompiler
{
    /// <summary>Compiles; never throws for a bad policy.</summary>
    public static PolicyCompilation Compile(Policy policy)
    {
        var faults = new PolicyFaults();
        TypeChecks.Check(policy.Types, faults);
        ContextChecks.Check(policy.Context, faults);
        ColourChecks.Check(policy, faults);
        if (faults.Any)
            return new PolicyCompilation(null, faults.ToImmutable());
        var plan = Build(policy);
        OverflowBound.Check(plan, faults);
        return faults.Any ? new PolicyCompilation(null, faults.ToImmutable()) : new PolicyCompilation(plan, []);
    }

    private static ScoringPlan Build(Policy policy)
    {
        var typeIndex = policy
            .Types.Select((type, index) => (type.RecordType, index))
            .ToDictionary(entry => entry.RecordType, entry => entry.index, StringComparer.Ordinal);
        var context = policy.Context;
        return new ScoringPlan(
            policy,
            [.. policy.Types.Select(BuildType)],
            [
                .. policy.Rules.Select(rule => new PlanRule(
                    rule.Name,
                    [
                        .. rule.When.Select(test => new PlanTest(
                            test.RecordType is { } type ? typeIndex[type] : -1,
                            test.Severity is { } severity ? (int)severity : -1,
                            test.WithinDays ?? int.MaxValue,
                            test.AtLeast
                        )),
                    ],
                    rule.AtLeast,
                    rule.AtMost
                )),
            ],
            [
                Q16.Of(context.DefaultIndustry.Multiplier),
                .. context.Industries.Select(industry => Q16.Of(industry.Value.Multiplier)),
            ],
            [context.DefaultIndustry.BaseMilli, .. context.Industries.Select(industry => industry.Value.BaseMilli)],
            [Q16.Of(context.DefaultAreaMultiplier), .. context.Areas.Select(area => Q16.Of(area.Value))]
        );
    }

    private static PlanType BuildType(TypePolicy type) =>
        new()
        {
            RecordType = type.RecordType,
            Title = type.Title,
            WindowDays = type.WindowDays,
            WeightsMilli = [.. type.WeightsMilli],
            DecayQ16 = BuildDecay(type.Decay, type.WindowDays),
            FrequencyQ16 = BuildFrequency(type.Frequency),
            CapMilli = type.CapMilli,
            RepairedShareQ16 = (int)Q16.Of(type.RepairedShare),
        };

    private static int[] BuildDecay(Decay decay, int windowDays)
    {
        var table = new int[windowDays];
        for (var age = 0; age < windowDays; age++)
        {
            table[age] = decay switch
            {
                Decay.None => Q16.One,
                Decay.HalfLife halfLife => (int)
                    Math.Round(Q16.One * Math.Pow(0.5, (double)age / halfLife.Days), MidpointRounding.AwayFromZero),
                Decay.Steps steps => (int)Q16.Of(steps.List.Last(step => step.FromDay <= age).Share),
                _ => throw new InvalidOperationException($"Decay {decay} has no table."),
            };
        }
        return table;
    }

    private static long[] BuildFrequency(ImmutableArray<FrequencyStep> steps)
    {
        var table = new long[steps.IsEmpty ? 1 : steps[^1].Count + 1];
        Array.Fill(table, Q16.One);
        foreach (var step in steps)
            table.AsSpan(step.Count).Fill(Q16.Of(step.Multiplier));
        return table;
    }
}
