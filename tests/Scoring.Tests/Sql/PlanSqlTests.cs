using DuckDB.NET.Data;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Sql;

namespace FoodCredit.Scoring.Tests.Sql;

/// <summary>Rows in, rows out: the plan's SQL on a few records, with expected grades worked by hand.</summary>
public sealed class PlanSqlTests
{
    private const int Day = 1000;

    [Theory]
    [InlineData("NULL", 1)] // absent: fails the test, so the default
    [InlineData("'没收; it''s'", 3)]
    [InlineData("'没收'", 1)]
    public void GradedRecord_TextWithQuotes_IsCompared(string text, int severity) =>
        Assert.Equal([severity], Severities(new AttributeTest.In("word", ["没收; it's"]), text));

    [Theory]
    [InlineData("';a;b;'", 3)]
    [InlineData("';ab;'", 1)]
    [InlineData("NULL", 1)]
    public void GradedRecord_SetTest_LooksForWholeValues(string set, int severity) =>
        Assert.Equal([severity], Severities(new AttributeTest.HasAny("word", ["b"]), set));

    [Theory]
    [InlineData(false, "NULL", 3)]
    [InlineData(false, "''", 1)]
    [InlineData(true, "NULL", 1)]
    [InlineData(true, "''", 3)]
    public void GradedRecord_PresenceTest_IsTheOnlyOneThatAbsenceMeets(bool expected, string text, int severity) =>
        Assert.Equal([severity], Severities(new AttributeTest.Present("word", expected), text));

    [Theory]
    [InlineData("'%'", 1)] // no wildcard
    [InlineData("'a_b'", 3)]
    [InlineData("'axb'", 1)]
    public void GradedRecord_ContainsTest_KnowsNoWildcards(string text, int severity) =>
        Assert.Equal([severity], Severities(new AttributeTest.Contains("word", "a_"), text));

    /// <summary>The first period that matches condition and severity; its last day still counts, the day after does not.</summary>
    [Theory]
    [InlineData("'minor'", Day - 30, true)]
    [InlineData("'minor'", Day - 31, false)]
    [InlineData("'grave'", Day - 60, true)]
    [InlineData("'grave'", Day - 61, false)]
    [InlineData("NULL", Day - 700, true)]
    public void GradedRecord_Periods_EndByGrade(string word, int eventDay, bool counts)
    {
        var type = SmallPolicy.Penalty with
        {
            Grades = [new GradeRule(Is("minor"), Severity.Minor), new GradeRule(Is("grave"), Severity.Grave)],
            InForce = [new InForcePeriod(null, Severity.Minor, 30), new InForcePeriod(Is("grave"), null, 60)],
        };
        Assert.Equal(counts ? 1 : 0, Graded(type, word, eventDay, "NULL", "severity").Count);
    }

    /// <summary>A record's own end goes before any period.</summary>
    [Theory]
    [InlineData(Day, true)]
    [InlineData(Day - 1, false)]
    public void GradedRecord_OwnEnd_GoesBeforeThePeriod(int end, bool counts)
    {
        var type = SmallPolicy.Penalty with { InForce = [new InForcePeriod(null, null, 1)] };
        var found = Graded(type, "NULL", Day - 10, $"{end}", "in_force_until");
        Assert.Equal(counts ? [end] : [], found);
    }

    /// <summary>The clock of a period starts from the attribute, and where there is none from the event.</summary>
    [Theory]
    [InlineData(Day - 40, "NULL", false)]
    [InlineData(Day - 40, "960", false)]
    [InlineData(Day - 40, "970", true)] // 970 + 30 is the day
    [InlineData(Day - 30, "NULL", true)]
    public void GradedRecord_PeriodFromADate_StartsThere(int eventDay, string published, bool counts)
    {
        var type = SmallPolicy.Penalty with { InForce = [new InForcePeriod(null, null, 30, "published")] };
        Assert.Equal(counts ? 1 : 0, Graded(type, "NULL", eventDay, "NULL", "severity", published: published).Count);
    }

    /// <summary>
    /// A repaired record of 30 days ago. Of a minimum of 30 the repair takes effect today, of 31 the record counts today for the last time; where
    /// it is not allowed the record counts on.
    /// </summary>
    [Theory]
    [InlineData("'a'", 30, null)]
    [InlineData("'a'", 31, Day)]
    [InlineData("'a'", 32, Day + 1)]
    [InlineData("'never'", 0, -1)]
    [InlineData("NULL", 31, Day)]
    public void GradedRecord_RepairBeforeItsTime_WaitsForIt(string word, int minimum, int? lastDay)
    {
        var type = SmallPolicy.Penalty with
        {
            Repair = [new RepairTerm(Is("never"), null, false, 0, null), new RepairTerm(null, null, true, minimum, null)],
        };
        var found = Graded(type, word, Day - 30, "NULL", "coalesce(in_force_until, -1)", isRepaired: true);
        Assert.Equal(lastDay is { } last ? [last] : [], found);
        Assert.Equal(lastDay is null ? [] : [0], Graded(type, word, Day - 30, "NULL", "repaired::INTEGER", isRepaired: true));
    }

    /// <summary>Terms are of a severity, and their clock may start at another date than the event.</summary>
    [Theory]
    [InlineData("'grave'", "970", true)] // 970 + 31 is tomorrow
    [InlineData("'grave'", "969", false)]
    [InlineData("NULL", "970", false)] // general: no term, the repair takes effect at once
    public void GradedRecord_RepairTermOfASeverity_CountsFromItsDate(string word, string published, bool counts)
    {
        var type = SmallPolicy.Penalty with
        {
            Grades = [new GradeRule(Is("grave"), Severity.Grave)],
            Repair = [new RepairTerm(null, Severity.Grave, true, 31, "published")],
        };
        Assert.Equal(
            counts ? 1 : 0,
            Graded(type, word, Day - 100, "NULL", "severity", isRepaired: true, published: published).Count
        );
    }

    /// <summary>The own end of a record goes before the day on which its repair would end it, when it is earlier.</summary>
    [Theory]
    [InlineData(Day + 3, Day + 3)]
    [InlineData(Day + 9, Day + 5)]
    public void GradedRecord_RepairThatWaits_EndsTheRecordNoLaterThanItself(int end, int expected)
    {
        var type = SmallPolicy.Penalty with { Repair = [new RepairTerm(null, null, true, 36, null)] };
        Assert.Equal([expected], Graded(type, "NULL", Day - 30, $"{end}", "in_force_until", isRepaired: true));
    }

    /// <summary>A share that is left has its weight on the day of the repair: nothing waits.</summary>
    [Fact]
    public void GradedRecord_RepairThatLeavesAShare_IsAsTheTermsAllow()
    {
        var type = SmallPolicy.Penalty with
        {
            RepairedShare = 0.5m,
            Repair = [new RepairTerm(Is("never"), null, false, 0, null)],
        };
        Assert.Equal([1], Graded(type, "NULL", Day - 30, "NULL", "repaired::INTEGER", isRepaired: true));
        Assert.Equal([0], Graded(type, "'never'", Day - 30, "NULL", "repaired::INTEGER", isRepaired: true));
    }

    /// <summary>A department may deliver a type that the policy does not measure.</summary>
    [Fact]
    public void GradedRecord_TypeOutsideThePolicy_IsLeftOut()
    {
        var plan = SmallPolicy.Plan(SmallPolicy.Whole with { Types = [SmallPolicy.Sampling] });
        using var connection = WithRecord("NULL", Day, "NULL");
        Assert.Empty(Numbers(connection, $"SELECT type_index FROM ({PlanSql.GradedRecord(plan, Day)})"));
    }

    /// <summary>The longest tables a policy may have: 32 types of a century, 10,000 frequencies each; the numbers are as by hand.</summary>
    [Fact]
    public void Rating_LargestTables_AreTaken()
    {
        var types = Enumerable
            .Range(0, 32)
            .Select(i =>
                SmallPolicy.Penalty with
                {
                    RecordType = i == 31 ? "penalty" : $"t{i}",
                    WindowDays = 36_500,
                    Decay = new Decay.Steps([new DecayStep(0, 1m), new DecayStep(36_499, 0.5m)]),
                    Frequency = [new FrequencyStep(2, 1.2m), new FrequencyStep(10_000, 1.5m)],
                }
            );
        var plan = SmallPolicy.Plan(SmallPolicy.Whole with { Types = [.. types] });
        using var connection = WithRecord("NULL", Day - 36_499, "NULL");
        Execute(connection, $"CREATE TABLE graded_record AS {PlanSql.GradedRecord(plan, Day)}");
        Execute(connection, "CREATE TABLE scored_entity AS SELECT 0 AS entity_index, 0 AS industry_index, 0 AS area_index");
        // General: 3000, half of it on its last day.
        Assert.Equal([1500], Numbers(connection, $"SELECT points_milli FROM ({PlanSql.Rating(plan, Day)})"));
    }

    private static AttributeCondition Is(string word) =>
        new([
            [new AttributeTest.In("word", [word])],
        ]);

    private static List<int> Severities(AttributeTest test, string word) =>
        Graded(
            SmallPolicy.Penalty with
            {
                Grades =
                [
                    new GradeRule(
                        new AttributeCondition([
                            [test],
                        ]),
                        Severity.Grave
                    ),
                ],
            },
            word,
            Day,
            "NULL",
            "severity"
        );

    private static List<int> Graded(
        TypePolicy penalty,
        string word,
        int eventDay,
        string end,
        string column,
        bool isRepaired = false,
        string published = "NULL"
    )
    {
        using var connection = WithRecord(word, eventDay, end, isRepaired, published);
        var sql = PlanSql.GradedRecord(SmallPolicy.Plan(SmallPolicy.With(penalty)), Day);
        return Numbers(connection, $"SELECT {column} FROM ({sql})");
    }

    private static DuckDBConnection WithRecord(
        string word,
        int eventDay,
        string end,
        bool isRepaired = false,
        string published = "NULL"
    )
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Execute(
            connection,
            $"""
            CREATE TABLE record_state AS
            SELECT 0::INTEGER AS entity_index, uuid() AS record_id, 'penalty' AS record_type, {eventDay}::INTEGER AS event_day,
                {end}::INTEGER AS in_force_until, {isRepaired} AS repaired, {word}::VARCHAR AS a_word,
                {published}::INTEGER AS a_published
            """
        );
        return connection;
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static List<int> Numbers(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var numbers = new List<int>();
        while (reader.Read())
            numbers.Add(Convert.ToInt32(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
        return numbers;
    }
}
