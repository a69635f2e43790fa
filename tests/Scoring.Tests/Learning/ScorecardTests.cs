using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Tests.Learning;

public sealed class ScorecardTests
{
    private static readonly LearningTable Table = InventedTable.Of(3_000);
    private static readonly Scorecard Card = Learn(Table);

    [Fact]
    public void Points_OfOneRow_AreThoseOfTheBatchAndOfTheirParts()
    {
        var batch = Card.PointsMilli(Table);
        var probabilities = Card.Score(Table);
        for (var row = 0; row < Table.Rows; row += 7)
        {
            var one = Card.Explain(Table, row);
            Assert.Equal(batch[row], one.PointsMilli);
            Assert.Equal(batch[row], Card.PointsMilli(Table.Take([row]))[0]);
            Assert.Equal(Card.StartMilli + one.PartsMilli.Sum(), one.PointsMilli);
            Assert.Equal(probabilities[row], one.Probability);
            Assert.Equal(one.Reasons.OrderByDescending(reason => reason.AboveMeanMilli), one.Reasons);
            Assert.All(one.Reasons, reason => Assert.True(reason.AboveMeanMilli > 0));
        }
    }

    /// <summary>The points that are shown are those that are used: twice the odds are 20 points, to the rounding of each part.</summary>
    [Fact]
    public void Points_StandForTheOddsOfTheRegression()
    {
        var points = Card.PointsMilli(Table);
        var rounding = 0.05 * (Card.Features.Length + 1);
        for (var row = 0; row < Table.Rows; row += 11)
        {
            var odds = Card.Intercept;
            foreach (var feature in Card.Features)
                odds +=
                    feature.Coefficient * feature.Binning.Bins[feature.Binning.BinsOf(Table[feature.Binning.Feature])[row]].Woe;
            Assert.Equal(100 + (20 * odds / Math.Log(2)), points[row] / 1000.0, rounding);
        }
        Assert.Equal(0.5, Card.Scale.Probability(100_000), 1e-12);
        Assert.Equal(2.0 / 3, Card.Scale.Probability(120_000), 1e-12);
    }

    [Fact]
    public void Sql_InDuckDb_GivesTheSamePoints()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, "CREATE TABLE \"feature row\" (id INTEGER, \"kitchen age\" DOUBLE, noise DOUBLE, district VARCHAR)");
        for (var row = 0; row < 400; row++)
            Insert(connection, row);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT id, points_milli FROM ({ScorecardSql.Of(Card, "feature row")}) ORDER BY id";
        using var reader = command.ExecuteReader();
        var points = Card.PointsMilli(Table);
        var rows = 0;
        while (reader.Read())
            Assert.Equal(points[rows++], Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture));
        Assert.Equal(400, rows);
    }

    [Fact]
    public void Document_ReadAgain_IsTheSameModelAndTheSameBytes()
    {
        var bytes = ModelDocument.Write(Card);
        var read = Assert.IsType<Scorecard>(ModelDocument.Read(bytes));
        Assert.Equal(Card, read);
        Assert.Equal(bytes, ModelDocument.Write(read));
        Assert.Equal(Card.PointsMilli(Table), read.PointsMilli(Table));
    }

    [Fact]
    public void Yaml_ShowsEveryBinWithItsPoints()
    {
        var yaml = ScorecardYaml.Of(Card);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"start_points: {Card.StartMilli / 1000m:0.###}\n"),
            yaml,
            StringComparison.Ordinal
        );
        Assert.Equal(Card.Features.Sum(feature => feature.Binning.Bins.Length), yaml.Split(", points: ").Length - 1);
        // A name with quotes stays one string.
        Assert.Contains("\"it's \\\"here\\\"\"", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void FeatureThatTellsNothing_IsLeftOutAndTold()
    {
        Assert.Equal(["kitchen age", "district"], Card.Features.Select(feature => feature.Binning.Feature).OrderDescending());
        Assert.StartsWith(
            "information value 0.0",
            Assert.Single(Card.LeftOut, one => one.Feature == "noise").Why,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ConstantAndMissingFeatures_AreLeftOutAndTold()
    {
        var table = InventedTable.Of(1_000);
        var more = table.With([
            .. table.Features,
            FeatureColumn.OfNumbers("seven", [.. Enumerable.Repeat(7.0, 1_000)]),
            FeatureColumn.OfNumbers("nothing", [.. Enumerable.Repeat(double.NaN, 1_000)]),
            FeatureColumn.OfTexts("word", [.. Enumerable.Repeat("one", 1_000)]),
        ]);
        var leftOut = Learn(more).LeftOut.ToDictionary(one => one.Feature, one => one.Why);
        Assert.Equal("constant: 7", leftOut["seven"]);
        Assert.Equal("everything is missing", leftOut["nothing"]);
        Assert.Equal("constant: 'one'", leftOut["word"]);
    }

    private static Scorecard Learn(LearningTable table) =>
        (Scorecard)
            new ScorecardLearner(
                new ScorecardOptions
                {
                    Binning = BinningOptions.ForScorecards with
                    {
                        Specials = ImmutableDictionary<string, ImmutableArray<double>>.Empty.Add("kitchen age", [-9999]),
                    },
                }
            ).Learn(table, table.AllRows());

    private static void Insert(DuckDBConnection connection, int row)
    {
        var values = new StringBuilder(row.ToString(CultureInfo.InvariantCulture));
        foreach (var name in (string[])["kitchen age", "noise"])
            values.Append(
                CultureInfo.InvariantCulture,
                $", {(double.IsNaN(Table[name].Numbers[row]) ? "NULL" : Table[name].Numbers[row].ToString("R", CultureInfo.InvariantCulture))}"
            );
        var district = Table["district"].TextOf(row);
        values.Append(district is null ? ", NULL" : $", '{district.Replace("'", "''", StringComparison.Ordinal)}'");
        Execute(connection, $"INSERT INTO \"feature row\" VALUES ({values})");
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
