using CsCheck;
using FoodCredit.Scoring.Explaining;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Tests.Explaining;

public sealed class ColourForecastTests
{
    private const int Day = 1000;

    /// <summary>A serious sampling failure of 10 points falls to 5 at age 180 and to 2.5 at 365; thresholds 10, 25, 60.</summary>
    [Fact]
    public void Changes_SamplingOf10Points_TurnsGreenAtItsStep()
    {
        var records = new[] { Sampling(Severity.Serious, age: 30) };
        var changes = Changes(SmallPolicy.Whole, Colour.Yellow, Day, records);
        Assert.Equal([new ColourChange(Day + 150, Colour.Green, 5000)], changes);
    }

    /// <summary>20 points of a penalty halve in 365 days: yellow until 10 are left, and exactly 10 are still yellow: green on day 366.</summary>
    [Fact]
    public void Changes_PenaltyThatHalves_KeepsTheColourOnTheDayOfTheThreshold()
    {
        var grave = new CountingRecord(0, (int)Severity.Grave, false, Day, CountingRecord.Open);
        // 0.5^(366/365) * 65536 = 32705.8, so 32706; (20000 * 32706 + 32768) >> 16 = 9981.
        Assert.Equal([new ColourChange(Day + 366, Colour.Green, 9981)], Changes(SmallPolicy.Whole, Colour.Yellow, Day, [grave]));
    }

    [Fact]
    public void Changes_RecordThatGoesOutOfForce_EndsTheDayAfter()
    {
        var record = Sampling(Severity.Grave, age: 0) with { InForceUntil = Day + 20 };
        Assert.Equal([new ColourChange(Day + 21, Colour.Green, 0)], Changes(SmallPolicy.Whole, Colour.Yellow, Day, [record]));
    }

    /// <summary>Red by a rule within 30 days, with 15 points: wanted is yellow from day 30 on, green (7.5) from 180 on; a step each 90 days.</summary>
    [Fact]
    public void Changes_WithStability_GoesOneStepAtATime()
    {
        var rule = new ColourRule("recent", [new CountTest("failed_sampling", Severity.Grave, 30, 1)], Colour.Red, null);
        var policy = SmallPolicy.Whole with { Rules = [rule], Stability = new StabilityPolicy(90) };
        Assert.Equal(
            [
                new ColourChange(Day + 90, Colour.Orange, 15_000),
                new ColourChange(Day + 180, Colour.Yellow, 7500),
                new ColourChange(Day + 270, Colour.Green, 7500),
            ],
            Changes(policy, Colour.Red, Day, [Sampling(Severity.Grave, age: 0)])
        );
    }

    /// <summary>A ceiling that ends makes an entity worse before it is better.</summary>
    [Fact]
    public void Changes_CeilingThatEnds_IsWorseFirst()
    {
        var rule = new ColourRule("mild", [new CountTest("failed_sampling", null, 30, 1)], null, Colour.Yellow);
        var policy = SmallPolicy.Whole with { Rules = [rule] };
        var records = Enumerable.Repeat(Sampling(Severity.Grave, age: 0), 2).ToArray();
        Assert.Equal(
            [
                new ColourChange(Day + 30, Colour.Orange, 30_000),
                new ColourChange(Day + 180, Colour.Yellow, 15_000),
                new ColourChange(Day + 365, Colour.Green, 7500),
            ],
            Changes(policy, Colour.Yellow, Day, records)
        );
        Assert.Equal(Day + 365, First(SmallPolicy.Plan(policy), new ColourState(Colour.Yellow, Day), 0, records));
    }

    [Fact]
    public void FirstImprovement_BaseKeepsTheColour_IsNever()
    {
        var context = SmallPolicy.Whole.Context with { DefaultIndustry = new IndustryContext(1m, 12_000) };
        var plan = SmallPolicy.Plan(SmallPolicy.Whole with { Context = context });
        Assert.Null(First(plan, new ColourState(Colour.Yellow, Day), 0, []));
    }

    /// <summary>Every policy, entity and state: the first improvement is the one that the chain of daily ratings comes to.</summary>
    [Fact]
    public void FirstImprovement_OfRandomEntities_IsThatOfTheDailyChain() =>
        Gen.Select(RandomCity.Any, Gen.Int[0, 200], Gen.Int[0, 300], Gen.Bool)
            .Sample(
                (city, wait, sinceDays, hasCeilings) =>
                {
                    var policy = city.Policy with
                    {
                        Stability = wait == 0 ? null : new StabilityPolicy(wait),
                        Rules = hasCeilings ? city.Policy.Rules : [.. city.Policy.Rules.Where(rule => rule.AtMost is null)],
                    };
                    var plan = SmallPolicy.Plan(policy);
                    foreach (var entity in city.Entities.Take(4))
                    {
                        var (industry, area) = (plan.IndustryIndex(entity.Industry), plan.AreaIndex(entity.Area));
                        var records = Records(plan, entity);
                        var wanted = EntityScorer.Score(plan, RandomCity.AsOfDay, industry, area, records).Colour;
                        var state = new ColourState(wanted, RandomCity.AsOfDay - sinceDays);
                        Assert.Equal(
                            Chain(plan, state, industry, area, records),
                            ColourForecast.FirstImprovement(plan, RandomCity.AsOfDay, state, industry, area, records)
                        );
                    }
                },
                iter: 60,
                threads: 1
            );

    /// <summary>Every day for longer than any window, period and wait of a random policy.</summary>
    private static int? Chain(ScoringPlan plan, ColourState state, int industry, int area, CountingRecord[] records)
    {
        var colour = state.Colour;
        for (var day = RandomCity.AsOfDay + 1; day < RandomCity.AsOfDay + 3000; day++)
        {
            var wanted = EntityScorer.Score(plan, day, industry, area, records).Colour;
            state = ColourState.Next(plan.Policy.Stability, state, wanted, day);
            if (state.Colour < colour)
                return day;
        }
        return null;
    }

    private static CountingRecord[] Records(ScoringPlan plan, RandomCity.Entity entity) =>
        [
            .. entity
                .Facts.Where(fact => fact.EventDay <= RandomCity.AsOfDay)
                .Select(fact => new CountingRecord(
                    plan.TypeIndex(fact.RecordType),
                    fact.EventDay & 3,
                    fact.IsRepaired,
                    fact.EventDay,
                    fact.OwnEnd ?? CountingRecord.Open
                )),
        ];

    private static CountingRecord Sampling(Severity severity, int age) =>
        new(1, (int)severity, false, Day - age, CountingRecord.Open);

    private static ColourChange[] Changes(Policy policy, Colour colour, int since, CountingRecord[] records) =>
        [.. ColourForecast.Changes(SmallPolicy.Plan(policy), Day, new ColourState(colour, since), 0, 0, records)];

    private static int? First(ScoringPlan plan, ColourState state, int industry, CountingRecord[] records) =>
        ColourForecast.FirstImprovement(plan, Day, state, industry, 0, records);
}
