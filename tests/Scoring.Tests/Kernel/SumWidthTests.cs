using CsCheck;
using FoodCredit.Scoring.Kernel;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Tests.Kernel;

/// <summary>Whether the fields of a segment are added up whole or apart, the ratings are the same.</summary>
public sealed class SumWidthTests
{
    [Fact]
    public void Score_WholeOrApart_EqualsTheEntityScorer() =>
        RandomCity.Any.Sample(
            city =>
            {
                var plan = SmallPolicy.Plan(city.Policy);
                foreach (var isApart in new[] { false, true })
                    CheckAll(plan, Columns(plan, city), city.Entities.Count, isApart);
            },
            iter: 120,
            threads: 1
        );

    [Fact]
    public void DayTable_MillionRecordsOfTheLargestWeight_AreAddedUpApartExactly()
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
        var table = RecordTable.Build(1, 1, new int[records], zeros, zeros, zeros, days);
        Assert.True(DayTable.Make(plan, table, 110, new RuleTests(plan, table, 110)).AddsUpTo < records);
        var ratings = EntityRatings.For(1);
        ScoreKernel.Score(plan, table, [0], [0], 110, 2, ratings);
        Assert.Equal((records - 1) * 128L + weight, ratings.PointsMilli[0]);
    }

    [Theory]
    [InlineData(65_535, 65_537, true)] // 65,535 x 65,537 = 2^32 - 1: both fields are full to the last bit.
    [InlineData(65_535, 65_538, false)]
    [InlineData(65_536, 1, false)]
    public void Score_FieldsFullToTheLastBit_CountsExactly(int records, long weight, bool addsUp)
    {
        var type = SmallPolicy.Penalty with
        {
            WeightsMilli = [weight, weight, weight, weight],
            CapMilli = 100_000,
            Decay = new Decay.None(),
            Frequency = [],
        };
        var plan = SmallPolicy.Plan(
            SmallPolicy.Whole with
            {
                Types = [type],
                Thresholds = new Thresholds(200_000, 300_000, 400_000),
                Rules =
                [
                    new ColourRule("all", [new CountTest(type.RecordType, null, null, records)], Colour.Yellow, null),
                    new ColourRule(
                        "all_minor",
                        [new CountTest(type.RecordType, Severity.Minor, null, records)],
                        Colour.Orange,
                        null
                    ),
                    new ColourRule("more", [new CountTest(type.RecordType, null, null, records + 1)], null, Colour.Green),
                ],
            }
        );
        var entities = new int[records + 1];
        entities[records] = 1;
        var zeros = new byte[records + 1];
        var table = RecordTable.Build(2, 1, entities, zeros, zeros, zeros, new int[records + 1]);
        Assert.Equal(addsUp, DayTable.Make(plan, table, 0, new RuleTests(plan, table, 0)).AddsUpTo >= records);
        var ratings = EntityRatings.For(2);
        ScoreKernel.Score(plan, table, [0, 0], [0, 0], 0, 1, ratings);
        Assert.Equal([Math.Min(records * weight, 100_000), weight], ratings.PointsMilli);
        Assert.Equal([(byte)Colour.Orange, (byte)Colour.Green], ratings.Colours);
        Assert.Equal([0b11UL, 0UL], ratings.AppliedRules);
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
                    Entity: random.Next(9000),
                    new CountingRecord(random.Next(2), random.Next(4), false, 1000 - random.Next(500), CountingRecord.Open)
                )
            )
            .ToList();
        foreach (var isApart in new[] { false, true })
            CheckAll(plan, columns, 9000, isApart, 1000);
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
        bool isApart,
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
            [.. rows.Select(row => row.Record.EventDay)]
        );
        var contexts = new byte[entities];
        var ratings = EntityRatings.For(entities);
        ScoreKernel.Score(plan, table, contexts, contexts, asOfDay, 2, isApart, ratings);
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
