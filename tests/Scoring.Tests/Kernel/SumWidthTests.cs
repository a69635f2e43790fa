using CsCheck;
using FoodCredit.Scoring.Kernel;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Tests.Kernel;

/// <summary>However many bits the sum of a segment may take, the ratings are the same: packed, packed without room for rule tests, and wide.</summary>
public sealed class SumWidthTests
{
    [Fact]
    public void Score_WithAnyNumberOfSumBits_EqualsTheEntityScorer() =>
        RandomCity.Any.Sample(
            city =>
            {
                var plan = SmallPolicy.Plan(city.Policy);
                foreach (var sumBits in new[] { 63, 30, 24, 20, 0 })
                    CheckAll(plan, Columns(plan, city), city.Entities.Count, sumBits);
            },
            iter: 120,
            threads: 1
        );

    [Fact]
    public void DayTable_MillionRecordsOfTheLargestWeight_IsWideAndScoresExactly()
    {
        const int records = 1 << 20;
        const long weight = (1 << 23) - 1;
        var type = SmallPolicy.Penalty with { WeightsMilli = [weight, weight, weight, weight], CapMilli = 1_000_000_000 };
        // Every contribution is worn down to 1 / 65536 of its weight, (2^23 - 1 + 32768) >> 16 = 128, so that the cap does not hide the sum.
        var decay = new Decay.Steps([new DecayStep(0, 1m), new DecayStep(10, 1m / 65_536)]);
        var plan = SmallPolicy.Plan(SmallPolicy.Whole with { Types = [type with { Decay = decay, Frequency = [] }] });
        var zeros = new byte[records];
        var days = new int[records];
        Array.Fill(days, 100);
        days[7] = 105;
        var table = RecordTable.Build(1, 1, new int[records], zeros, zeros, zeros, days, out _);
        Assert.True(DayTable.Make(plan, table, 110, []).IsWide);
        var ratings = EntityRatings.For(1);
        ScoreKernel.Score(plan, table, [0], [0], 110, 2, ratings);
        Assert.Equal((records - 1) * 128L + weight, ratings.PointsMilli[0]);
    }

    [Fact]
    public void DayTable_SumBitsJustEnough_IsNotWide()
    {
        // Weights up to 20,000 and 3 records: 60,000 takes 16 bits, a count of 3 takes 2.
        var plan = SmallPolicy.Plan(SmallPolicy.Whole);
        var table = RecordTable.Build(1, 2, [0, 0, 0], [0, 0, 0], [3, 3, 3], [0, 0, 0], [1, 1, 1], out _);
        Assert.False(DayTable.Make(plan, table, 1, [], 18).IsWide);
        Assert.True(DayTable.Make(plan, table, 1, [], 17).IsWide);
    }

    [Fact]
    public void Score_With64RulesOfManyTests_EqualsTheEntityScorer()
    {
        var rules = Enumerable
            .Range(0, 64)
            .Select(i => new ColourRule(
                $"rule_{i}",
                [
                    new CountTest(
                        i % 3 == 0 ? "penalty"
                            : i % 3 == 1 ? "failed_sampling"
                            : null,
                        (Severity)(i % 4),
                        30 + i * 10,
                        1
                    ),
                    new CountTest("penalty", null, 20 + i, 1 + i % 2),
                ],
                i % 5 == 0 ? null : (Colour)(i % 4),
                i % 5 == 0 ? (Colour)(i % 4) : null
            ));
        var plan = SmallPolicy.Plan(SmallPolicy.Whole with { Rules = [.. rules] });
        var random = new Random(11);
        var columns = Enumerable
            .Range(0, 20_000)
            .Select(_ =>
                (
                    Entity: random.Next(4000),
                    new CountingRecord(random.Next(2), random.Next(4), false, 1000 - random.Next(500), CountingRecord.Open)
                )
            )
            .ToList();
        foreach (var sumBits in new[] { 63, 40, 0 })
            CheckAll(plan, columns, 4000, sumBits, 1000);
    }

    private static List<(int Entity, CountingRecord Record)> Columns(ScoringPlan plan, RandomCity.City city) =>
        [
            .. city.Entities.SelectMany(
                (entity, index) =>
                    entity.Facts.Select(fact =>
                        (
                            index,
                            new CountingRecord(
                                plan.TypeIndex(fact.RecordType),
                                fact.EventDay & 3,
                                fact.IsRepaired,
                                fact.EventDay,
                                CountingRecord.Open
                            )
                        )
                    )
            ),
        ];

    private static void CheckAll(
        ScoringPlan plan,
        List<(int Entity, CountingRecord Record)> rows,
        int entities,
        int sumBits,
        int asOfDay = RandomCity.AsOfDay
    )
    {
        var table = RecordTable.Build(
            entities,
            plan.Types.Length,
            [.. rows.Select(row => row.Entity)],
            [.. rows.Select(row => (byte)row.Record.TypeIndex)],
            [.. rows.Select(row => (byte)row.Record.Severity)],
            [.. rows.Select(row => row.Record.IsRepaired ? (byte)1 : (byte)0)],
            [.. rows.Select(row => row.Record.EventDay)],
            out _
        );
        var contexts = new byte[entities];
        var ratings = EntityRatings.For(entities);
        ScoreKernel.Score(plan, table, contexts, contexts, asOfDay, 2, sumBits, ratings);
        var byEntity = rows.ToLookup(row => row.Entity, row => row.Record);
        for (var entity = 0; entity < entities; entity++)
        {
            var expected = EntityScorer.Score(plan, asOfDay, 0, 0, [.. byEntity[entity]]);
            Assert.Equal(
                (expected.PointsMilli, (byte)expected.ThresholdColour, (byte)expected.Colour, expected.AppliedRules),
                (
                    ratings.PointsMilli[entity],
                    ratings.ThresholdColours[entity],
                    ratings.Colours[entity],
                    ratings.AppliedRules[entity]
                )
            );
        }
    }
}
