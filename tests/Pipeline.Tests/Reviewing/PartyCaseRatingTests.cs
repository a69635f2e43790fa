using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Reviewing;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.Reviewing;

/// <summary>A case rates only its candidates, which must give what rating the whole city gave.</summary>
public sealed class PartyCaseRatingTests(SampleCityFixture city) : IClassFixture<SampleCityFixture>
{
    private const int Cases = 6;

    [Theory]
    [InlineData(OutputFile.Unmatched, "reason IN ('in_review', 'tie', 'code_conflict')")]
    [InlineData(OutputFile.Contributions, "matched_by = 'evidence'")]
    [InlineData(OutputFile.Contributions, "sources LIKE '%;%'")]
    public void Of_PartiesOfASampleCity_HasTheColoursAndPointsThatWerePublished(string file, string condition)
    {
        var published = CsvRows.Read(city.File(OutputFile.RatingsCsv)).ToDictionary(row => row["entity_id"]);
        using var reader = WarehouseConnection.Open(null, 512, 1);
        var ids = reader.Rows(
            $"SELECT DISTINCT match_id FROM read_parquet({SqlText.Literal(city.File(file))}) WHERE {condition} ORDER BY 1 LIMIT {Cases}",
            row => row.GetString(0)
        );
        Assert.NotEmpty(ids);
        foreach (var id in ids)
        {
            var party = ReadPartyCase.Of(city.Workspace, id, TimeProvider.System, TestContext.Current.CancellationToken);
            Assert.NotEmpty(party.Candidates);
            Assert.All(
                party.Candidates,
                own =>
                {
                    var rated = published.GetValueOrDefault(own.EntityId);
                    Assert.Equal(rated?["colour"], own.ColourNow?.ToString().ToLowerInvariant());
                    Assert.Equal(rated?["points_milli"], own.PointsNowMilli?.ToString(CultureInfo.InvariantCulture));
                }
            );
        }
    }
}
