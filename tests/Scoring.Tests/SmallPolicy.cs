using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Tests;

/// <summary>A policy without faults, small enough to work numbers by hand; tests change one thing of it with <c>with</c>.</summary>
internal static class SmallPolicy
{
    /// <summary>Weights 1, 3, 8 and 20 points, halving every 365 days, a window of 1095 days, cap 60 points.</summary>
    public static TypePolicy Penalty { get; } =
        new()
        {
            RecordType = "penalty",
            Title = "行政处罚",
            WindowDays = 1095,
            DefaultSeverity = Severity.General,
            WeightsMilli = [1000, 3000, 8000, 20_000],
            Decay = new Decay.HalfLife(365),
            Frequency = [new FrequencyStep(2, 1.2m), new FrequencyStep(3, 1.5m)],
            CapMilli = 60_000,
        };

    /// <summary>Weights 2, 6, 10 and 15 points, 1 then 0.5 from day 180 and 0.25 from day 365, cap 40 points.</summary>
    public static TypePolicy Sampling { get; } =
        new()
        {
            RecordType = "failed_sampling",
            Title = "抽检不合格",
            WindowDays = 730,
            DefaultSeverity = Severity.General,
            WeightsMilli = [2000, 6000, 10_000, 15_000],
            Decay = new Decay.Steps([new DecayStep(0, 1m), new DecayStep(180, 0.5m), new DecayStep(365, 0.25m)]),
            CapMilli = 40_000,
        };

    public static Policy Whole { get; } =
        new()
        {
            Id = "small",
            Version = "1",
            Title = "small",
            EffectiveFrom = new DateOnly(2021, 1, 1),
            Hash = "",
            Scope = PolicyScope.All,
            Types = [Penalty, Sampling],
            Context = new ContextPolicy(
                new IndustryContext(1m, 0),
                [KeyValuePair.Create("catering", new IndustryContext(1.15m, 500))],
                1m,
                [KeyValuePair.Create("school", 1.3m)]
            ),
            Thresholds = new Thresholds(10_000, 25_000, 60_000),
        };

    /// <summary>The whole policy with one type in place of its penalty.</summary>
    public static Policy With(TypePolicy penalty) => Whole with { Types = [penalty, Sampling] };

    public static ScoringPlan Plan(Policy policy)
    {
        var compilation = PolicyCompiler.Compile(policy);
        Assert.Empty(compilation.Faults);
        return compilation.Plan!;
    }
}
