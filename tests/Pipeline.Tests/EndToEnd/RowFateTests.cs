using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>What became of every row of a sample city, against the truth that the city's maker wrote down and the pipeline never reads.</summary>
public sealed class RowFateTests(SampleCityFixture city) : IClassFixture<SampleCityFixture>
{
    private const string Fates = """
        CREATE TEMP TABLE fate AS
        SELECT source_file.name AS file, line, 'loaded' AS fate, '' AS reason FROM telling JOIN source_file USING (file_no) WHERE NOT is_echo
        UNION ALL SELECT source_file.name, line, 'loaded', '' FROM entity_version JOIN source_file USING (file_no)
        UNION ALL SELECT source_file.name, line, 'loaded', '' FROM licence_version JOIN source_file USING (file_no)
        UNION ALL SELECT source_file.name, line, 'loaded', '' FROM amendment JOIN source_file USING (file_no)
        UNION ALL SELECT source_file.name, line, 'duplicate', '' FROM duplicate_row JOIN source_file USING (file_no)
        UNION ALL SELECT source_file.name, line, 'duplicate', '' FROM retelling JOIN source_file USING (file_no) WHERE fate <> 0
        UNION ALL SELECT source_file.name, line, 'refused', reason FROM refused_row JOIN source_file USING (file_no)
        """;

    [Fact]
    public void EveryRow_OfASampleCity_MeetsTheFateThatTheTruthSays()
    {
        using var warehouse = Open();
        warehouse.Execute(Fates);
        var wrong = warehouse.Rows(
            """
            SELECT
                coalesce(truth.file, fate.file) || ':' || coalesce(truth.line, fate.line)::VARCHAR
                || ' expected ' || coalesce(truth.fate || ' ' || truth.reason, 'no row') || ', found '
                || coalesce(fate.fate || ' ' || fate.reason, 'no row')
            FROM truth
            FULL JOIN fate ON fate.file = truth.file AND fate.line = truth.line
            WHERE truth.fate IS DISTINCT FROM fate.fate OR coalesce(truth.reason, '') <> coalesce(fate.reason, '')
            ORDER BY 1
            LIMIT 20
            """,
            row => row.GetString(0)
        );
        Assert.Empty(wrong);
        Assert.Equal(city.Summary.Rows, warehouse.Count("SELECT count(*) FROM fate"));
        Assert.True(warehouse.Count("SELECT count(DISTINCT reason) FROM fate WHERE fate = 'refused'") >= 10);
    }

    /// <summary>Where identifiers tell, all records; the others are found by names and addresses, hardly ever wrongly.</summary>
    [Fact]
    public void Records_OfASampleCity_BelongToTheirOwners()
    {
        using var warehouse = Open();
        var plan = PolicyCompiler.Compile(city.Workspace.Policy.Policy).Plan!;
        new RateEntities(city.Workspace, plan, warehouse).Match(Days.Of(SampleCityFixture.AsOf), threads: 2);
        warehouse.Execute(
            """
            CREATE TEMP TABLE verdict AS
            SELECT truth.file, truth.line, truth.attachable, truth.owner, record_attachment.entity_id
            FROM truth
            JOIN source_file ON source_file.name = truth.file
            JOIN statement ON statement.file_no = source_file.file_no AND statement.line = truth.line
            JOIN record_attachment USING (record_id)
            WHERE truth.kind = 'record'
            """
        );
        Assert.Empty(
            warehouse.Rows(
                """
                SELECT file || ':' || line::VARCHAR || ' belongs to ' || owner || ', attached to ' || coalesce(entity_id, 'nobody')
                FROM verdict
                WHERE attachable AND entity_id IS DISTINCT FROM owner
                ORDER BY 1
                LIMIT 20
                """,
                row => row.GetString(0)
            )
        );
        var others = warehouse.Count("SELECT count(*) FROM verdict WHERE NOT attachable");
        var attached = warehouse.Count("SELECT count(*) FROM verdict WHERE NOT attachable AND entity_id IS NOT NULL");
        var wrong = warehouse.Count(
            "SELECT count(*) FROM verdict WHERE NOT attachable AND entity_id IS NOT NULL AND entity_id IS DISTINCT FROM owner"
        );
        Assert.True(warehouse.Count("SELECT count(*) FROM verdict WHERE attachable") > 10_000);
        Assert.True(attached > others / 2, $"{attached} of {others} records without a telling identifier were attached");
        Assert.True(wrong <= attached / 200, $"{wrong} of {attached} were attached to somebody else");
    }

    [Fact]
    public void Books_OfASampleCity_BalanceAndCountTheTruth()
    {
        using var warehouse = Open();
        var books = city.Result.Manifest.Books;
        Assert.True(books.Balance);
        Assert.Equal(
            (books.Loaded, books.Duplicate, books.Refused),
            (Truth(warehouse, "loaded"), Truth(warehouse, "duplicate"), Truth(warehouse, "refused"))
        );
        Assert.All(city.Result.Manifest.Inputs, input => Assert.True(input.Rows.Balance));
    }

    private static long Truth(WarehouseConnection warehouse, string fate) =>
        warehouse.Count("SELECT count(*) FROM truth WHERE fate = $fate", ("fate", fate));

    private WarehouseConnection Open()
    {
        var warehouse = WarehouseConnection.Open(Path.Combine(city.Directory, "warehouse", "foodcredit.duckdb"), 1024, 2);
        var truth = SqlText.Literal(Path.Combine(city.Directory, "truth", "rows.csv"));
        warehouse.Execute(
            $"""
            CREATE TEMP TABLE truth AS
            SELECT file, line::BIGINT AS line, fate, reason, nullif(owner, '') AS owner, attachable = 'true' AS attachable, kind
            FROM read_csv({truth}, header = true, all_varchar = true, quote = '"', escape = '"')
            """
        );
        warehouse.MakeView("telling");
        return warehouse;
    }
}
