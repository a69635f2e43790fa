using CsCheck;
using DuckDB.NET.Data;
using FoodCredit.Scoring.Explaining;
using FoodCredit.Scoring.Kernel;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;
using FoodCredit.Scoring.Sql;
using FoodCredit.Scoring.Tests.Reference;

namespace FoodCredit.Scoring.Tests;

/// <summary>One plan, several engines: the slow model, the entity scorer, the kernel and DuckDB agree on random policies and entities.</summary>
public sealed class EnginesTests
{
    /// <summary>Policies; each comes with up to forty entities of up to twelve records.</summary>
    private const int Cities = 1000;

    private sealed record Graded(int Entity, byte Type, byte Severity, bool IsRepaired, int Day, int? End, string Id);

    [Fact]
    public void AllEngines_OnRandomPoliciesAndEntities_AgreeWithTheSlowModel()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        RandomCity.Any.Sample(city => Check(connection, city), iter: Cities, threads: 1);
    }

    [Fact]
    public void Kernel_WithEntitiesLargerThanABlock_AgreesForEveryThreadCountAndOrder()
    {
        var plan = PolicyCompiler.Compile(Large()).Plan!;
        var random = new Random(5);
        int[] sizes = [1, 0, 5000, 2047, 2048, 2049, 3, 0, 10_000, .. Enumerable.Repeat(2, 20_000)];
        var rows = sizes
            .SelectMany(
                (size, entity) =>
                    Enumerable
                        .Range(0, size)
                        .Select(_ => new Graded(
                            entity,
                            (byte)random.Next(2),
                            (byte)random.Next(4),
                            random.Next(3) == 0,
                            RandomCity.AsOfDay - random.Next(900),
                            null,
                            ""
                        ))
            )
            .ToList();
        var expected = Kernel(plan, rows, sizes.Length, 1, out _);
        for (var entity = 0; entity < sizes.Length; entity += entity < 9 ? 1 : 997)
        {
            var own = rows.Where(row => row.Entity == entity).Select(Counting).ToArray();
            var score = EntityScorer.Score(plan, RandomCity.AsOfDay, 0, 0, own);
            Assert.Equal((score.PointsMilli, score.Colour, score.AppliedRules), At(expected, entity));
        }
        var shuffled = rows.ToArray();
        random.Shuffle(shuffled);
        foreach (var threads in new[] { 1, 2, 3, 8 })
        {
            var found = Kernel(plan, [.. shuffled], sizes.Length, threads, out _);
            Assert.Equal(expected.PointsMilli, found.PointsMilli);
            Assert.Equal(expected.Colours, found.Colours);
            Assert.Equal(expected.AppliedRules, found.AppliedRules);
        }
    }

    [Fact]
    public void Points_OfFixedRecordsWithoutRules_NeverRiseWithTime() =>
        RandomCity.Any.Sample(
            city =>
            {
                var plan = Plan(city.Policy with { Rules = [] });
                foreach (var entity in city.Entities)
                {
                    var records = entity
                        .Facts.Where(fact => fact.EventDay <= RandomCity.AsOfDay)
                        .Select(fact => new CountingRecord(
                            plan.TypeIndex(fact.RecordType),
                            2,
                            fact.IsRepaired,
                            fact.EventDay,
                            fact.OwnEnd ?? CountingRecord.Open
                        ))
                        .ToArray();
                    var before = long.MaxValue;
                    for (var day = RandomCity.AsOfDay; day < RandomCity.AsOfDay + 800; day += 37)
                    {
                        var points = EntityScorer.Score(plan, day, 0, 0, records).PointsMilli;
                        Assert.True(points <= before);
                        before = points;
                    }
                }
            },
            iter: 60,
            threads: 1
        );

    private static void Check(DuckDBConnection connection, RandomCity.City city)
    {
        var plan = Plan(city.Policy);
        Load(connection, plan, city);
        Execute(connection, $"CREATE OR REPLACE TABLE graded_record AS {PlanSql.GradedRecord(plan, RandomCity.AsOfDay)}");
        var graded = Read(
            connection,
            "SELECT entity_index, type_index, severity, repaired, event_day, in_force_until, record_id::VARCHAR FROM graded_record ORDER BY entity_index, type_index, record_id",
            row => new Graded(
                row.GetInt32(0),
                row.GetByte(1),
                row.GetByte(2),
                row.GetBoolean(3),
                row.GetInt32(4),
                row.IsDBNull(5) ? null : row.GetInt32(5),
                row.GetString(6)
            )
        );
        var sql = Read(
            connection,
            $"SELECT points_milli, threshold_colour, colour, rules FROM ({PlanSql.Rating(plan, RandomCity.AsOfDay)}) ORDER BY entity_index",
            row => (row.GetInt64(0), (Colour)row.GetByte(1), (Colour)row.GetByte(2), row.GetFieldValue<ulong>(3))
        );
        var kernel = Kernel(plan, graded, city.Entities.Count, 2, out var contexts, city);
        Assert.Equal(city.Entities.Count, sql.Count);
        for (var i = 0; i < city.Entities.Count; i++)
        {
            var entity = city.Entities[i];
            var expected = SlowModel.Rate(city.Policy, RandomCity.AsOfDay, entity.Industry, entity.Area, entity.Facts);
            var own = graded.Where(row => row.Entity == i).ToList();
            Assert.Equal(
                expected.Graded.OrderBy(pair => pair.Key).Select(pair => (pair.Key, (int)pair.Value)),
                own.OrderBy(row => row.Id).Select(row => (row.Id, (int)row.Severity))
            );
            var score = EntityScorer.Score(
                plan,
                RandomCity.AsOfDay,
                contexts.Industries[i],
                contexts.Areas[i],
                own.Select(Counting).ToArray()
            );
            Assert.Equal(
                (expected.PointsMilli, expected.ColourByPoints, expected.Colour),
                (score.PointsMilli, Name(score.ThresholdColour), Name(score.Colour))
            );
            Assert.Equal((score.PointsMilli, score.ThresholdColour, score.Colour, score.AppliedRules), sql[i]);
            Assert.Equal((score.PointsMilli, score.Colour, score.AppliedRules), At(kernel, i));
            CheckShares(plan, own, score);
        }
    }

    /// <summary>The shares sum exactly; each differs from its exact proportion by less than one at each of the two divisions.</summary>
    private static void CheckShares(ScoringPlan plan, List<Graded> own, EntityScore score)
    {
        var shares = new long[own.Count];
        ShareAllocator.Allocate(
            plan,
            score.PointsMilli - score.BaseMilli,
            [.. own.Select(row => row.Type)],
            score.Contributions,
            shares
        );
        Assert.Equal(score.PointsMilli - score.BaseMilli, shares.Sum());
        Assert.All(shares, share => Assert.True(share >= 0));
        var typeSum = score.TypePoints.Sum();
        foreach (var type in own.Select(row => row.Type).Distinct())
        {
            var part = shares.Where((_, place) => own[place].Type == type).Sum();
            var exact = typeSum == 0 ? 0 : (decimal)(score.PointsMilli - score.BaseMilli) * score.TypePoints[type] / typeSum;
            Assert.True(Math.Abs(part - exact) < 1);
        }
    }

    private static string Name(Colour colour) => colour.ToString().ToLowerInvariant();

    private static (long, Colour, ulong) At(EntityRatings ratings, int entity) =>
        (ratings.PointsMilli[entity], (Colour)ratings.Colours[entity], ratings.AppliedRules[entity]);

    private static CountingRecord Counting(Graded row) =>
        new(row.Type, row.Severity, row.IsRepaired, row.Day, row.End ?? CountingRecord.Open);

    private static ScoringPlan Plan(Policy policy)
    {
        var compilation = PolicyCompiler.Compile(policy);
        Assert.Empty(compilation.Faults);
        return compilation.Plan!;
    }

    private static EntityRatings Kernel(
        ScoringPlan plan,
        List<Graded> rows,
        int entities,
        int threads,
        out (byte[] Industries, byte[] Areas) contexts,
        RandomCity.City? city = null
    )
    {
        var table = RecordTable.Build(
            entities,
            plan.Types.Length,
            [.. rows.Select(row => row.Entity)],
            [.. rows.Select(row => row.Type)],
            [.. rows.Select(row => row.Severity)],
            [.. rows.Select(row => row.IsRepaired ? (byte)1 : (byte)0)],
            [.. rows.Select(row => row.Day)]
        );
        contexts = (
            [.. Enumerable.Range(0, entities).Select(i => (byte)plan.IndustryIndex(city?.Entities[i].Industry))],
            [.. Enumerable.Range(0, entities).Select(i => (byte)plan.AreaIndex(city?.Entities[i].Area))]
        );
        var ratings = EntityRatings.For(entities);
        ScoreKernel.Score(plan, table, contexts.Industries, contexts.Areas, RandomCity.AsOfDay, threads, ratings);
        return ratings;
    }

    private static Policy Large()
    {
        TypePolicy Type(string name) =>
            new()
            {
                RecordType = name,
                Title = name,
                WindowDays = 800,
                DefaultSeverity = Severity.Minor,
                WeightsMilli = [10, 30, 80, 200],
                Decay = new Decay.HalfLife(365),
                Frequency = [new FrequencyStep(2, 1.5m), new FrequencyStep(4000, 3m)],
                CapMilli = 900_000_000,
                RepairedShare = 0.5m,
            };
        return new Policy
        {
            Id = "large",
            Version = "1",
            Title = "large",
            EffectiveFrom = new DateOnly(2000, 1, 1),
            Hash = "",
            Scope = PolicyScope.All,
            Types = [Type("one"), Type("two")],
            Context = new ContextPolicy(new IndustryContext(1m, 0), [], 1m, []),
            Thresholds = new Thresholds(100, 200, 100_000),
            Rules =
            [
                new ColourRule("many", [new CountTest("one", Severity.Grave, 300, 500)], Colour.Red, null),
                new ColourRule("any", [new CountTest(null, null, 100, 2)], Colour.Orange, null),
                new ColourRule("few", [new CountTest("two", Severity.Minor, null, 1)], null, Colour.Yellow),
            ],
        };
    }

    private static void Load(DuckDBConnection connection, ScoringPlan plan, RandomCity.City city)
    {
        Execute(
            connection,
            """
            CREATE OR REPLACE TABLE record_state (
                entity_index INTEGER, record_id UUID, record_type VARCHAR, event_day INTEGER, in_force_until INTEGER, repaired BOOLEAN,
                a_word VARCHAR, a_set VARCHAR, a_number BIGINT, a_published INTEGER
            );
            CREATE OR REPLACE TABLE scored_entity (entity_index INTEGER, industry_index INTEGER, area_index INTEGER);
            """
        );
        using (var entities = connection.CreateAppender("scored_entity"))
        {
            foreach (var (index, entity) in city.Entities.Index())
                entities
                    .CreateRow()
                    .AppendValue(index)
                    .AppendValue(plan.IndustryIndex(entity.Industry))
                    .AppendValue(plan.AreaIndex(entity.Area))
                    .EndRow();
        }
        using var records = connection.CreateAppender("record_state");
        foreach (var (index, entity) in city.Entities.Index())
        {
            foreach (var fact in entity.Facts)
                records
                    .CreateRow()
                    .AppendValue(index)
                    .AppendValue(Guid.Parse(fact.Id))
                    .AppendValue(fact.RecordType)
                    .AppendValue(fact.EventDay)
                    .AppendValue(fact.OwnEnd)
                    .AppendValue(fact.IsRepaired)
                    .AppendValue((string?)fact.Attributes.GetValueOrDefault("word"))
                    .AppendValue((string?)fact.Attributes.GetValueOrDefault("set"))
                    .AppendValue((long?)fact.Attributes.GetValueOrDefault("number"))
                    .AppendValue((int?)(long?)fact.Attributes.GetValueOrDefault("published"))
                    .EndRow();
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static List<T> Read<T>(DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = new DuckDBCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
