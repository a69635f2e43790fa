using FoodCredit.Pipeline.Gating;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.Gating;

/// <summary>What is wrong in the written files is found in the files, whatever the tables said that they were written from.</summary>
public sealed class MeasureCandidateTests(SampleCityFixture city) : IClassFixture<SampleCityFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly WarehouseConnection duckDb = WarehouseConnection.Open(null, 512, 1);

    public void Dispose()
    {
        duckDb.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Of_FilesAsWritten_FindsNothing()
    {
        var facts = Measure();
        Assert.Equal([], facts.SchemaFaults);
        Assert.Equal((0, 0), (facts.SharesOff.Count, facts.RedWithoutRecord.Count));
        Assert.Equal(city.Result.Manifest.Colours, facts.Colours);
    }

    [Fact]
    public void Of_AShareThatIsAMilliPointOff_NamesItsEntity()
    {
        var victim = Scalar("SELECT max(entity_id) FROM read_parquet('{0}')", OutputFile.Contributions);
        Rewrite(
            OutputFile.Contributions,
            $"* REPLACE (share_milli + if(entity_id = '{victim}' AND record_id = (SELECT min(record_id) FROM old WHERE entity_id = '{victim}'), 1, 0) AS share_milli)"
        );
        Assert.Equal(new Offenders(1, victim), Measure().SharesOff);
    }

    [Fact]
    public void Of_ContributionsOfNobody_AreFound()
    {
        Rewrite(OutputFile.Contributions, "* REPLACE ('nobody' AS entity_id)");
        var rated = city.Result.Manifest.Rows[OutputFile.RatingsParquet];
        Assert.InRange(Measure().SharesOff.Count, 2, rated + 1);
    }

    /// <summary>A red one whose contributions are lost is red without a record; one that waits to improve is not.</summary>
    [Theory]
    [InlineData("'red' AS colour, 'red' AS colour_by_rules", 1)]
    [InlineData("'red' AS colour, 'green' AS colour_by_rules, 'orange' AS colour_before", 1)]
    [InlineData("'red' AS colour, 'green' AS colour_by_rules, 'red' AS colour_before", 0)]
    public void Of_RedWithoutARecord_IsFoundUnlessItWaitsToImprove(string colours, long expected)
    {
        Rewrite(OutputFile.RatingsParquet, $"* REPLACE ({colours}), row_number() OVER () AS place", "WHERE records = 0 LIMIT 1");
        Rewrite(OutputFile.RatingsParquet, "* EXCLUDE (place)");
        Assert.Equal(expected, Measure().RedWithoutRecord.Count);
    }

    [Theory]
    [InlineData("* EXCLUDE (points_milli)", "ratings.parquet has base_milli BIGINT where points_milli BIGINT belongs")]
    [InlineData("* REPLACE (records::INTEGER AS records)", "ratings.parquet has records INTEGER where records BIGINT belongs")]
    [InlineData("*, 1 AS extra", "ratings.parquet has 34 columns, not 33")]
    [InlineData("* REPLACE (NULL::VARCHAR AS colour)", "ratings.parquet has nulls in colour")]
    public void Of_FilesOfAnotherSchema_SaysWhere(string columns, string fault)
    {
        Rewrite(OutputFile.RatingsParquet, columns);
        var found = Assert.Single(Measure().SchemaFaults);
        if (!fault.Contains("columns", StringComparison.Ordinal))
            Assert.Equal(fault, found);
        else
            Assert.Matches("^ratings.parquet has [0-9]+ columns, not [0-9]+$", found);
    }

    [Fact]
    public void Of_AMissingFile_SaysSo()
    {
        Copy();
        File.Delete(Path.Combine(folder.Path, OutputFile.Refused));
        File.WriteAllText(Path.Combine(folder.Path, OutputFile.RatingsCsv), "a,b\n");
        Assert.Equal(["refused.parquet is not there", "ratings.csv has the header a,b"], Measure().SchemaFaults);
    }

    private CandidateFacts Measure()
    {
        Copy();
        return MeasureCandidate.Of(
            folder.Path,
            city.Result.Manifest,
            null,
            [.. city.Workspace.Policy.Policy.Types.Select(type => type.RecordType)],
            duckDb
        );
    }

    private void Copy()
    {
        if (Directory.EnumerateFiles(folder.Path).Any())
            return;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(city.File("x"))!))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
    }

    private string Scalar(string sql, string file)
    {
        Copy();
        return (string)duckDb.Scalar(sql.Replace("{0}", Path.Combine(folder.Path, file), StringComparison.Ordinal))!;
    }

    private void Rewrite(string file, string columns, string where = "")
    {
        Copy();
        var path = Path.Combine(folder.Path, file);
        duckDb.MakeFrom("old", $"SELECT * FROM read_parquet({SqlText.Literal(path)})");
        duckDb.MakeFrom("new", $"SELECT {columns} FROM old {where}");
        WriteOutputs.WriteParquet("new", path, duckDb);
    }
}
