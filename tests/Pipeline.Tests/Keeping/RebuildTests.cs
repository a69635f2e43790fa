using System.Collections.Immutable;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Refusing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using K4os.Compression.LZ4.Streams;

namespace FoodCredit.Pipeline.Tests.Keeping;

/// <summary>A warehouse that is lost is made again from the kept dumps and the log, byte for byte in what it publishes.</summary>
public sealed class RebuildTests : IDisposable
{
    private const string Contract = "sources/scjg_penalty.yaml";

    private static readonly string[] Tables =
    [
        "source_file",
        "statement",
        "party",
        "detail",
        "retelling",
        "amendment",
        "listing_change",
        "entity_version",
        "refused_row",
        "refused_settlement",
        "duplicate_row",
        "applied_change",
    ];

    private readonly HandMadeCity city = new HandMadeCity(workspace =>
        workspace
            .Append(Contract, "delivery: full")
            .Append(Contract, "tolerances: { ended_share: 1 }")
            .Replace(Contract, "unit: 万元", "unit: 元")
    );

    public void Dispose() => city.Dispose();

    [Fact]
    public void Rebuild_OfAWarehouseWithAHistory_GivesEveryRowAndEveryByteAgain()
    {
        var last = LiveThrough();
        var before = Everything();
        var bytes = DataFiles(last).ToDictionary(file => file, file => File.ReadAllBytes(city.Published(last, file)));
        File.WriteAllText(Database, "lost");
        Directory.Delete(city.Folder("inbox"), recursive: true);
        Directory.CreateDirectory(city.Folder("inbox"));

        var (changes, books) = Rebuild();

        Assert.Equal(5, changes);
        Assert.Equal((last.Manifest.Books.Read, last.Manifest.Books.Loaded), (books.Read, books.Loaded));
        Assert.Equal(before, Everything());
        Assert.False(city.Run("2021-05-31").IsNew);
        Unpublish(last);
        var again = city.Run("2021-05-31");
        Assert.True(again.IsNew);
        Assert.Equal(last.Directory, again.Directory);
        Assert.All(bytes, file => Assert.Equal(file.Value, File.ReadAllBytes(city.Published(again, file.Key))));
    }

    [Fact]
    public void Open_AfterAKillBetweenLogAndCommit_MakesTheChangeAgain()
    {
        city.Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
        city.Run("2021-01-05");
        var saved = File.ReadAllBytes(Database);
        var last = LiveThrough();
        var rating = File.ReadAllBytes(city.Published(last, OutputFile.RatingsCsv));
        // An old copy of the database, as a restored backup is, or as it stands when the last commits were lost.
        File.WriteAllBytes(Database, saved);
        Unpublish(last);
        var again = city.Run("2021-05-31");
        Assert.Equal((last.Directory, 0), (again.Directory, again.NewFiles));
        Assert.Equal(rating, File.ReadAllBytes(city.Published(again, OutputFile.RatingsCsv)));
    }

    [Fact]
    public void BlockedLoad_LeavesNoEntryThatWouldBeMadeAgain()
    {
        city.Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
        city.Run("2021-01-05");
        foreach (var (from, to) in new[] { ("ended_share: 1", "ended_share: 0") })
            Edit(from, to);
        city.Penalties(20210310, [.. Enumerable.Range(1, 30).Select(number => Penalty(number, "100"))]);
        city.Run("2021-03-10");
        city.Penalties(20210410, Penalty(31, "100"));
        Assert.Throws<RunBlockedException>(() => city.Run("2021-04-10"));
        Assert.Equal(2, Directory.GetFiles(city.Folder("warehouse/log")).Length);
        foreach (var file in city.Files("inbox", "scjg_penalty_20210410.csv"))
            File.Delete(file);
        Assert.Equal(30, city.RecordsAsOf("2021-04-10"));
    }

    [Fact]
    public void Rebuild_FromDamagedDumps_SaysWhichAndKeepsTheWarehouse()
    {
        LiveThrough();
        var before = Everything();
        var kept = Directory.GetFiles(city.Folder("warehouse/dumps"), "*.lz4", SearchOption.AllDirectories).Order().First();
        var whole = File.ReadAllBytes(kept);
        foreach (
            var damage in new Action[]
            {
                () => File.Delete(kept),
                () => File.WriteAllBytes(kept, whole[..^9]),
                () => Replace(kept),
            }
        )
        {
            damage();
            Assert.Contains(kept, Assert.Throws<IntegrityException>(() => Rebuild()).Message, StringComparison.Ordinal);
            Assert.Equal(before, Everything());
        }
        File.WriteAllBytes(kept, whole);
        Rebuild();
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData("000002.json", "2021-03-20", "2021-03-21")]
    [InlineData("000001.json", "scjg_registration", "scjg_other")]
    [InlineData("000003.json", "\"rows\"", "\"lines\"")]
    public void Log_ThatWasChanged_IsToldBeforeAnythingElse(string entry, string from, string to)
    {
        LiveThrough();
        var path = city.Folder($"warehouse/log/{entry}");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        if (File.ReadAllText(path) == text)
            File.AppendAllText(path, " ");
        Assert.Throws<IntegrityException>(() => Rebuild());
        Assert.Throws<IntegrityException>(() => city.Run("2021-06-01"));
        File.WriteAllText(path, text);
        Assert.True(city.Run("2021-06-01").IsNew);
    }

    [Fact]
    public void Log_ThatIsShorterThanTheWarehouse_IsTold()
    {
        LiveThrough();
        File.Delete(city.Folder("warehouse/log/000005.json"));
        Assert.Contains(
            "expected the log of the 5 changes in the warehouse, found 4 entries",
            Assert.Throws<IntegrityException>(() => city.Run("2021-06-01")).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>Loads, a contract that is mended, rows read once more and discarded, and a full list that ends a record.</summary>
    private RunResult LiveThrough()
    {
        if (city.Files("inbox", "*registration*").Length == 0)
            city.Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
        city.Penalties(20210310, Penalty(1, "100"), Penalty(2, "0.12345"), $"洪市监处〔2021〕3号,\"南昌市", Penalty(4, "100"));
        city.Run("2021-03-10");
        Edit("unit: 元", "unit: 万元");
        Replay(new RefusedFilter(Reason: "bad_amount"), "2021-03-20");
        RefusedRows.Discard(Workspace(), new RefusedFilter(Line: 4), "never was", new(2021, 4, 1), TimeProvider.System, Token);
        city.Run("2021-04-02");
        city.Penalties(20210410, Penalty(1, "100"), Penalty(5, "100"), "broken");
        city.Revocations(20210415, $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-04-12");
        city.Run("2021-04-20");
        city.Registrations(20210501, $"{HandMadeCity.Restaurant},南昌市新街餐饮有限公司,62", $"{HandMadeCity.Bakery},甘食记,14");
        return city.Run("2021-05-31");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Database => city.Folder("warehouse/foodcredit.duckdb");

    private static string Penalty(int number, string amount) =>
        $"洪市监处〔2021〕{number}号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-0{1 + (number % 9)},罚款,{amount}";

    private static IEnumerable<string> DataFiles(RunResult run) => run.Manifest.Rows.Keys;

    private Workspace Workspace() => Pipeline.Workspaces.Workspace.Load(city.Folder("")).OrThrow();

    private (long Changes, FileBooks Books) Rebuild() =>
        RebuildWarehouse.Run(Workspace(), 2, TimeProvider.System, new Progress<RunEvent>(), Token);

    private void Replay(RefusedFilter filter, string asOf) =>
        RefusedRows.Replay(
            Workspace(),
            filter,
            DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture),
            2,
            TimeProvider.System,
            new Progress<RunEvent>(),
            Token
        );

    private void Edit(string from, string to)
    {
        var path = city.Folder(Contract);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private void Unpublish(RunResult run)
    {
        var before = Directory.GetDirectories(city.Folder("published/runs")).Order().ToArray();
        File.WriteAllText(city.Folder("published/CURRENT"), $"runs/{Path.GetFileName(before[^2])}\n");
        Directory.Delete(Path.Combine(city.Folder("published"), run.Directory), recursive: true);
    }

    /// <summary>Whole, but of other bytes.</summary>
    private static void Replace(string kept)
    {
        using var output = File.Create(kept);
        using var compressed = LZ4Stream.Encode(output);
        compressed.Write("other bytes"u8);
    }

    /// <summary>Every row of every table, in an order of their own.</summary>
    private ImmutableArray<string> Everything()
    {
        using var warehouse = WarehouseConnection.Open(Database, 1024, 2, Token);
        return
        [
            .. Tables.SelectMany(table =>
                warehouse.Rows(
                    $"SELECT '{table} ' || to_json(t)::VARCHAR FROM {table} AS t ORDER BY ALL",
                    row => row.GetString(0)
                )
            ),
        ];
    }
}
