using System.Globalization;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Workspaces;
using Npgsql;

namespace FoodCredit.Pipeline.Tests.Extracting;

/// <summary>
/// Sources that are queries of a real PostgreSQL server, named by FOODCREDIT_TEST_POSTGRESQL as HOST:PORT:USER:PASSWORD; without it these tests
/// are skipped and say so. <c>.ci/run</c> starts one.
/// </summary>
public sealed class DatabaseExtractTests : IDisposable
{
    private const string Variable = "FOODCREDIT_TEST_POSTGRESQL";
    private const string PasswordVariable = "FOODCREDIT_TEST_POSTGRESQL_PASSWORD";
    private const string Query =
        """SELECT wh AS "决定书文号", mc AS "当事人名称", dm AS "统一社会信用代码", rq AS "处罚决定日期", lb AS "处罚类别", je AS "罚款金额" FROM penalty""";

    private readonly string database = $"foodcredit_{Environment.ProcessId}_{TestContext.Current.Test!.UniqueID[..8]}";
    private readonly string[] server;
    private readonly HandMadeCity city;

    public DatabaseExtractTests()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable(Variable) is null,
            $"{Variable} is not set: expected HOST:PORT:USER:PASSWORD of a PostgreSQL server that tests may make databases on."
        );
        server = Environment.GetEnvironmentVariable(Variable)!.Split(':');
        Environment.SetEnvironmentVariable(PasswordVariable, server[3]);
        Execute("postgres", $"CREATE DATABASE {database}");
        Execute(
            database,
            "CREATE TABLE penalty (wh text, mc varchar(80), dm char(18), rq date, lb text, je numeric(12, 2), bz text)"
        );
        city = City(Query).Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
    }

    public void Dispose()
    {
        city?.Dispose();
        if (server is not null)
            Execute("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
    }

    [Fact]
    public void Run_OverAQuery_LoadsItsRowsAndThenWhatIsNew()
    {
        Insert("洪市监处〔2021〕1号", "南昌市老街餐饮有限公司", Recent(30), 0.1m);
        Insert("洪市监处〔2021〕2号", "南昌市\"老街\",餐饮\n有限公司", Recent(29), null);
        Insert("洪市监处〔2021〕3号", "南昌市老街餐饮有限公司", new(1021, 3, 2), 0.1m);
        var today = Recent(-1);
        var first = Run(today);
        Assert.Equal((2, "2"), (first.NewFiles, city.Rating(first)["records"]));
        var input = first.Manifest.Inputs.Single(input => input.Source == "scjg_penalty");
        Assert.Equal(new FileBooks(3, 2, 0, 1), input.Rows);
        Assert.StartsWith("postgresql/scjg_penalty_20", input.File, StringComparison.Ordinal);
        Assert.Equal(0, Run(today).NewFiles);

        Insert("洪市监处〔2021〕4号", "南昌市老街餐饮有限公司", Recent(27), 12.34m);
        var second = Run(today);
        Assert.Equal((1, "3"), (second.NewFiles, city.Rating(second)["records"]));
        Assert.Equal(2, second.Manifest.Books.Duplicate);

        // The server is not asked again.
        Execute(database, "DROP TABLE penalty");
        var bytes = File.ReadAllBytes(city.Published(second, OutputFile.RatingsCsv));
        File.Delete(city.Folder("warehouse/foodcredit.duckdb"));
        var (changes, books) = RebuildWarehouse.Run(Loaded(city), 2, TimeProvider.System, new Progress<RunEvent>(), Token);
        Assert.Equal((2L, second.Manifest.Books.Read), (changes, books.Read));
        Assert.Equal(bytes, File.ReadAllBytes(city.Published(second, OutputFile.RatingsCsv)));
    }

    [Fact]
    public void Run_OverManyRows_LosesNone()
    {
        Execute(
            database,
            $"INSERT INTO penalty SELECT '洪市监处〔2021〕' || n || '号', '南昌市老街餐饮有限公司', '{HandMadeCity.Restaurant}', DATE '2021-01-01' + n % 300, '罚款', n / 100.0 FROM generate_series(1, 100000) AS n"
        );
        var run = Run(Recent(-1));
        Assert.Equal((100_001, 100_001), (run.Manifest.Books.Read, run.Manifest.Books.Loaded));
    }

    [Fact]
    public void Run_WithAQueryThatWrites_ChangesNothing()
    {
        Execute(
            database,
            "CREATE FUNCTION grow() RETURNS text LANGUAGE sql AS 'INSERT INTO penalty (wh) VALUES (''x'') RETURNING wh'"
        );
        using var writing = City("SELECT grow() AS wh");
        var error = Assert.Throws<WorkspaceUnusableException>(() => SampleCityFixture.Run(writing.Folder(""), new(2021, 5, 31)));
        Assert.Contains("read-only transaction", error.Message, StringComparison.Ordinal);
        using var connection = new NpgsqlConnection(Text(database));
        connection.Open();
        Assert.Equal(0L, new NpgsqlCommand("SELECT count(*) FROM penalty", connection).ExecuteScalar());
    }

    [Theory]
    [InlineData("SELECT nothing FROM penalty", "column \"nothing\" does not exist")]
    [InlineData("SELECT FROM FROM", "syntax error")]
    public void Run_WithAWrongQuery_NamesTheContract(string query, string expected)
    {
        using var wrong = City(query);
        var error = Assert.Throws<BrokenContractException>(() => SampleCityFixture.Run(wrong.Folder(""), new(2021, 5, 31)));
        Assert.Contains("sources/scjg_penalty.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithTheServerAway_SaysSoAndKeepsTheSecret()
    {
        using var away = City(Query, port: "1");
        var error = Assert.Throws<WorkspaceUnusableException>(() => SampleCityFixture.Run(away.Folder(""), new(2021, 5, 31)));
        Assert.Contains($"expected rows of {database} on {server[0]}:1; ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server[3], error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(away.Folder("published/runs")));
    }

    [Fact]
    public void Run_WithAWrongOrMissingPassword_SaysSo()
    {
        var file = city.Folder("password");
        File.WriteAllText(file, "wrong\n");
        using var refused = City(Query, password: $"password_file: {file}");
        Assert.Contains(
            "password authentication failed",
            Assert.Throws<WorkspaceUnusableException>(() => SampleCityFixture.Run(refused.Folder(""), new(2021, 5, 31))).Message,
            StringComparison.Ordinal
        );
        File.Delete(file);
        Assert.Contains(
            $"expected the password in the first line of {file}; found no such file",
            Assert.Throws<BrokenContractException>(() => SampleCityFixture.Run(refused.Folder(""), new(2021, 5, 31))).Message,
            StringComparison.Ordinal
        );
    }

    private static DateOnly Recent(int daysAgo) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-daysAgo));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Workspace Loaded(HandMadeCity city) => Workspace.Load(city.Folder("")).OrThrow();

    private RunResult Run(DateOnly asOf) => city.Run(asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private HandMadeCity City(string query, string? port = null, string password = $"password_env: {PasswordVariable}") =>
        new(workspace =>
            workspace.Append(
                "sources/scjg_penalty.yaml",
                $"""
                postgresql:
                  host: {server[0]}
                  port: {port ?? server[1]}
                  database: {database}
                  user: {server[2]}
                  {password}
                  tls: off
                  query: |
                    {query}
                """
            )
        );

    private void Insert(string document, string name, DateOnly day, decimal? fine) =>
        Execute(
            database,
            "INSERT INTO penalty VALUES ($1, $2, $3, $4, '罚款', $5)",
            document,
            name,
            HandMadeCity.Restaurant,
            day,
            fine ?? (object)DBNull.Value
        );

    private string Text(string name) =>
        $"Host={server[0]};Port={server[1]};Username={server[2]};Password={server[3]};Database={name};Pooling=false;SSL Mode=Disable";

    private void Execute(string name, string sql, params object[] values)
    {
        using var connection = new NpgsqlConnection(Text(name));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        command.ExecuteNonQuery();
    }
}
