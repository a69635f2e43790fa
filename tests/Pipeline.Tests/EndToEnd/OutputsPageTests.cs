using System.Text.RegularExpressions;
using FoodCredit.Pipeline.Gating;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;
using Parquet;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>docs/outputs.md is a contract: the files of a full run and of a run without a single row have its columns, in its order and types.</summary>
public sealed partial class OutputsPageTests(SampleCityFixture city) : IClassFixture<SampleCityFixture>
{
    private static readonly Dictionary<string, Type> Types = new()
    {
        ["text"] = typeof(ReadOnlyMemory<char>),
        ["date"] = typeof(DateOnly),
        ["int64"] = typeof(long),
        ["int32"] = typeof(int),
        ["boolean"] = typeof(bool),
        ["decimal(18,3)"] = typeof(decimal),
        ["decimal(18,6)"] = typeof(decimal),
    };

    public static TheoryData<string> Tables() =>
        ["ratings", "contributions", "changes", "unmatched", "match_explanations", "match_quality", "refused"];

    /// <summary>The gate of the schema holds candidates against the same columns.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void Columns_OfTheGate_AreThoseOfThePage(string table)
    {
        var types = new Dictionary<string, string>
        {
            ["text"] = "VARCHAR",
            ["date"] = "DATE",
            ["int64"] = "BIGINT",
            ["int32"] = "INTEGER",
            ["boolean"] = "BOOLEAN",
            ["decimal(18,3)"] = "DECIMAL(18,3)",
            ["decimal(18,6)"] = "DECIMAL(18,6)",
        };
        Assert.Equal(
            Page(table, ["penalty", "sampling"]).Select(column => (column.Name, types[column.Type], column.IsNullable)),
            OutputSchema.Of(table, ["penalty", "sampling"]).Select(column => (column.Name, column.Type, column.IsNullable))
        );
        Assert.Equal(Tables().Select(row => row.Data), OutputSchema.Columns.Select(column => column.Table).Distinct());
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Columns_OfAFullRun_AreThoseOfThePage(string table)
    {
        var columns = Page(table, city.Workspace.Policy.Policy.Types.Select(type => type.RecordType));
        await CheckFile(city.File($"{table}.parquet"), columns);
        if (table != "ratings")
            return;
        var header = File.ReadLines(city.File(OutputFile.RatingsCsv)).First();
        Assert.Equal(string.Join(',', columns.Select(column => column.Name)), header);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Columns_NotMarkedNull_HaveNoNulls(string table)
    {
        using var duckDb = WarehouseConnection.Open(":memory:", 512, 1);
        foreach (var column in Page(table, city.Workspace.Policy.Policy.Types.Select(type => type.RecordType)))
        {
            var nulls = duckDb.Count(
                $"SELECT count(*) FROM read_parquet({SqlText.Literal(city.File($"{table}.parquet"))}) WHERE {SqlText.Quote(column.Name)} IS NULL"
            );
            Assert.True(column.IsNullable || nulls == 0, $"{table}.{column.Name}: {nulls} nulls");
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Columns_OfARunWithoutARow_AreThoseOfThePage(string table)
    {
        using var empty = new HandMadeCity();
        var run = empty.Run("2021-12-31");
        Assert.All(run.Manifest.Rows, rows => Assert.Equal(0, rows.Value));
        await CheckFile(empty.Published(run, $"{table}.parquet"), Page(table, ["penalty"]));
        Assert.Empty(
            await VerifyRun.FaultsAsync(Path.GetDirectoryName(empty.Published(run, "x"))!, TestContext.Current.CancellationToken)
        );
    }

    private static async Task CheckFile(string path, List<PageColumn> columns)
    {
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            columns.Select(column => (column.Name, Types[column.Type])),
            reader.Schema.DataFields.Select(field =>
                (field.Name, field.ClrType == typeof(DateTime) ? typeof(DateOnly) : field.ClrType)
            )
        );
        Assert.Equal("1", reader.CustomMetadata["foodcredit_schema_version"]);
        Assert.Equal(Path.GetFileNameWithoutExtension(path), reader.CustomMetadata["foodcredit_table"]);
    }

    /// <summary>The columns of a table of the page: several names may share a line, and their types, one for all or one each.</summary>
    private static List<PageColumn> Page(string table, IEnumerable<string> recordTypes)
    {
        var page = DocumentationPage.Read("outputs.md");
        var section = page[page.IndexOf($"\n## {table} (", StringComparison.Ordinal)..];
        section = section[..(section.IndexOf("\n## ", 1, StringComparison.Ordinal) is > 0 and var end ? end : section.Length)];
        var columns = new List<PageColumn>();
        foreach (
            var line in Line()
                .Matches(section)
                .Skip(1)
                .Select(match => (Names: match.Groups[1].Value, Type: match.Groups[2].Value))
        )
        {
            var isNullable = line.Type.EndsWith(", null", StringComparison.Ordinal);
            var types = line.Type.Replace(", null", "", StringComparison.Ordinal).Split(", ");
            foreach (var (place, name) in line.Names.Split(", ").Index())
            {
                var type = types.Length == 1 ? types[0] : types[place];
                var names = name == "count_TYPE" ? recordTypes.Select(recordType => $"count_{recordType}") : [name];
                columns.AddRange(names.Select(each => new PageColumn(each, type, isNullable)));
            }
        }
        Assert.NotEmpty(columns);
        return columns;
    }

    [GeneratedRegex(@"^\| ([a-z0-9_A-Z, ]+) \| ([a-z0-9(), ]+) \|", RegexOptions.Multiline)]
    private static partial Regex Line();

    private sealed record PageColumn(string Name, string Type, bool IsNullable);
}
