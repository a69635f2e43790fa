using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Refusing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.Reading;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>Refused rows are kept, and loaded once the contract is mended, without the file being delivered again.</summary>
public sealed class RefusedRowsTests : IDisposable
{
    private const string Contract = "sources/scjg_penalty.yaml";
    private const string Good = $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,罚款,0.1";
    private const string Bad = $"洪市监处〔2021〕2号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-02,罚款,0.12345";
    private const string Hopeless = $"洪市监处〔2021〕3号,\"南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-02,罚款,0.1";

    // Of 元 a hundredth is the least; the department writes 万元.
    private const string Right = "unit: 万元";
    private const string Wrong = "unit: 元";

    private static readonly RefusedFilter All = new();

    private readonly HandMadeCity city = new HandMadeCity(workspace => workspace.Replace(Contract, Right, Wrong)).Registrations(
        20210105,
        $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62"
    );

    public void Dispose() => city.Dispose();

    [Fact]
    public void List_AfterARun_HasTheRowsWhole()
    {
        city.Penalties(20210310, Good, Bad, Hopeless, Good.Replace("1号", "4号", StringComparison.Ordinal));
        Assert.Equal(2, city.RecordsAsOf("2021-03-10"));
        var rows = List(All);
        Assert.Equal([(3L, "bad_amount"), (4L, "malformed_quotes")], rows.Select(row => (row.Line, row.Reason)));
        Assert.Equal([Bad, Hopeless], rows.Select(row => Encoding.UTF8.GetString(row.Raw)));
        Assert.Equal(("罚款金额", "scjg_penalty_20210310.csv", "utf-8"), (rows[0].Column, rows[0].File, rows[0].Encoding));
        var bytes = File.ReadAllBytes(city.Files("inbox", "scjg_penalty_20210310.csv").Single());
        Assert.All(rows, row => Assert.Equal(row.Raw, bytes[(int)row.ByteOffset..((int)row.ByteOffset + row.Raw.Length)]));
        Assert.Equal(4, Assert.Single(List(All with { Reason = "malformed_quotes" })).Line);
        Assert.Equal(3, Assert.Single(List(All with { Line = 3, Source = "scjg_penalty" })).Line);
        Assert.Empty(List(All with { Source = "scjg_registration" }));
    }

    [Fact]
    public void List_TellsContractAndRun_AndFiltersByDay()
    {
        city.Penalties(20210310, Good, Bad);
        var contract = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(city.Folder(Contract)))
        );
        var march = city.Run("2021-03-10");
        city.Penalties(20210410, Good, Bad.Replace("2号", "5号", StringComparison.Ordinal));
        var april = city.Run("2021-04-10");
        // A rating of a past day that is published later is not the first that knew the file.
        city.Run("2021-03-20");
        var rows = List(All);
        Assert.Equal(
            [
                (contract, march.Manifest.RunId, new DateOnly(2021, 3, 10)),
                (contract, april.Manifest.RunId, new DateOnly(2021, 4, 10)),
            ],
            rows.Select(row => (row.ContractHash, row.Run!, row.DeliveredOn))
        );
        Assert.Equal(rows[1..], List(All with { From = new DateOnly(2021, 3, 11) }), Same);
        Assert.Equal(rows[..1], List(All with { To = new DateOnly(2021, 4, 9) }), Same);
        Assert.Equal(rows, List(All with { From = new DateOnly(2021, 3, 10), To = new DateOnly(2021, 4, 10) }), Same);
        Assert.Empty(List(All with { From = new DateOnly(2021, 3, 11), To = new DateOnly(2021, 4, 9) }));
    }

    [Fact]
    public void List_OfAWarehouseThatNeverNotedRuns_FindsThemInTheManifests()
    {
        city.Penalties(20210310, Bad);
        var march = city.Run("2021-03-10");
        city.Run("2021-03-11");
        using (var warehouse = WarehouseConnection.Open(Path.Combine(city.Folder("warehouse"), "foodcredit.duckdb"), 512, 1))
            warehouse.Execute("DROP TABLE rated_file");
        Assert.Equal(march.Manifest.RunId, Assert.Single(List(All)).Run);
    }

    private static bool Same(RefusedEntry one, RefusedEntry other) => (one.File, one.Line) == (other.File, other.Line);

    [Fact]
    public void Replay_AfterTheContractWasMended_LoadsTheRowsFromThatDayOn()
    {
        city.Penalties(20210310, Good, Bad, Hopeless);
        var before = city.Run("2021-03-10");
        Mend();
        Assert.Equal(new FileBooks(2, 1, 0, 1), Replay("2021-03-20"));
        var after = city.Run("2021-03-20");
        Assert.Equal("2", city.Rating(after)["records"]);
        var replayed = after.Manifest.Inputs.Single(input => input.File == "scjg_penalty_20210310.csv (replayed)");
        Assert.Equal(new FileBooks(1, 1, 0, 0), replayed.Rows);
        Assert.Equal(new DateOnly(2021, 3, 20), replayed.KnownFrom);
        Assert.Equal(
            (5, 3, 0, 2),
            (after.Manifest.Books.Read, after.Manifest.Books.Loaded, after.Manifest.Books.Duplicate, after.Manifest.Books.Refused)
        );
        // What was published of a day before stays as it was published.
        Assert.Equal(1, city.RecordsAsOf("2021-03-19"));
        Assert.Equal("1", city.Rating(before)["records"]);
        Assert.Equal(["replayed", "open"], Settled(after));
        // The row that was refused again stays where it is.
        Assert.Equal((4L, "scjg_penalty_20210310.csv"), List(All).Select(row => (row.Line, row.File)).Single());
        Assert.Equal(new FileBooks(1, 0, 0, 1), Replay("2021-03-21"));
    }

    [Fact]
    public void Replay_OfARowThatIsThereByNow_IsADuplicate()
    {
        city.Penalties(20210310, Good, Bad);
        city.Run("2021-03-10");
        Mend();
        city.Penalties(20210315, Bad);
        Assert.Equal(2, city.RecordsAsOf("2021-03-15"));
        Assert.Equal(new FileBooks(1, 0, 1, 0), Replay("2021-03-20"));
        Assert.Equal(2, city.RecordsAsOf("2021-03-20"));
        Assert.Empty(List(All));
    }

    [Fact]
    public void Replay_WithNothingMended_LeavesThemAndTheBooksAsTheyAre()
    {
        city.Penalties(20210310, Good, Bad);
        city.Run("2021-03-10");
        Assert.Equal(new FileBooks(1, 0, 0, 1), Replay("2021-03-20"));
        var run = city.Run("2021-03-20");
        Assert.Equal("1", city.Rating(run)["records"]);
        Assert.Equal((3, 1), (run.Manifest.Books.Read, run.Manifest.Books.Refused));
        Assert.Equal(3, Assert.Single(List(All)).Line);
        Assert.Equal(new FileBooks(0, 0, 0, 0), Replay("2021-03-20", All with { Reason = "bad_date" }));
    }

    [Theory]
    [InlineData("csv", "auto", ",")]
    [InlineData("csv", "gb18030", ",")]
    [InlineData("csv", "gb18030", "|")]
    [InlineData("csv", "utf-16", ",")]
    [InlineData("tsv", "gb18030", "\t")]
    [InlineData("jsonl", "gb18030", "")]
    [InlineData("xlsx", "auto", "")]
    public void Replay_OfEveryFormatAndEncoding_ReadsTheRowsAsTheyStood(string format, string encoding, string delimiter)
    {
        using var other = new HandMadeCity(workspace =>
            workspace
                .Replace(
                    Contract,
                    "format: csv",
                    $"format: {format}{(format == "xlsx" ? "" : $"\nencoding: {encoding}")}{(delimiter == "|" ? "\ndelimiter: \"|\"" : "")}"
                )
                .Replace(Contract, "{yyyyMMdd}*.csv", "{yyyyMMdd}*.*")
                .Replace(Contract, Right, Wrong)
        ).Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
        string[] header = ["决定书文号", "当事人名称", "统一社会信用代码", "处罚决定日期", "处罚类别", "罚款金额"];
        string[][] rows = [header, Good.Split(','), Bad.Split(',')];
        var bytes = format switch
        {
            "xlsx" => TrialWorkbook.OfRows("", [.. rows.Select((row, i) => (i + 1, Cells(row, i + 1)))]),
            "jsonl" => Encode(
                encoding,
                rows.Skip(1).Select(row => $"{{{string.Join(',', row.Select((cell, i) => $"\"{header[i]}\":\"{cell}\""))}}}")
            ),
            _ => Encode(encoding, rows.Select(row => string.Join(delimiter, row))),
        };
        File.WriteAllBytes(Path.Combine(other.Folder("inbox"), $"scjg_penalty_20210310.{format}"), bytes);
        Assert.Equal(1, other.RecordsAsOf("2021-03-10"));
        Mend(other);
        Assert.Equal(new FileBooks(1, 1, 0, 0), Replay("2021-03-20", All, other));
        Assert.Equal(2, other.RecordsAsOf("2021-03-20"));
    }

    [Fact]
    public void Discard_SettlesRowsAndKeepsThem()
    {
        city.Penalties(20210310, Good, Bad, Hopeless);
        city.Run("2021-03-10");
        var discarded = RefusedRows.Discard(
            Loaded(city),
            All with
            {
                Reason = "malformed_quotes",
            },
            "never to be mended",
            new DateOnly(2021, 3, 20),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(1, discarded);
        Assert.Equal("bad_amount", Assert.Single(List(All)).Reason);
        Assert.Equal(["open", "open"], Settled(city.Run("2021-03-19")));
        Assert.Equal(["open", "discarded"], Settled(city.Run("2021-03-20")));
    }

    [Fact]
    public void Replay_OfARowOfAFullList_PutsItsRecordInForceAgain()
    {
        using var full = new HandMadeCity(workspace =>
            workspace.Append(Contract, "delivery: full").Replace(Contract, Right, Wrong)
        ).Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
        full.Penalties(20210310, Good, Bad.Replace("0.12345", "0.1", StringComparison.Ordinal)).Penalties(20210410, Good, Bad);
        // Refused in the second list, but named by it: it stays in force, and is there after the replay as well.
        Assert.Equal(2, full.RecordsAsOf("2021-04-11"));
        Mend(full);
        Assert.Equal(new FileBooks(1, 1, 0, 0), Replay("2021-04-12", All, full));
        Assert.Equal(2, full.RecordsAsOf("2021-04-12"));
    }

    private static string[] Cells(string[] row, int number) =>
        [.. row.Select((cell, i) => TrialWorkbook.Text($"{(char)('A' + i)}{number}", cell))];

    private static byte[] Encode(string encoding, IEnumerable<string> lines)
    {
        var text = string.Concat(lines.Select(line => line + "\n"));
        return encoding switch
        {
            "gb18030" => TrialDump.Gb18030.GetBytes(text),
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private void Mend() => Mend(city);

    private static void Mend(HandMadeCity city)
    {
        var file = Path.Combine(city.Folder(""), Contract);
        File.WriteAllText(file, File.ReadAllText(file).Replace(Wrong, Right, StringComparison.Ordinal));
    }

    private FileBooks Replay(string asOf) => Replay(asOf, All);

    private FileBooks Replay(string asOf, RefusedFilter filter) => Replay(asOf, filter, city);

    private static FileBooks Replay(string asOf, RefusedFilter filter, HandMadeCity city) =>
        RefusedRows.Replay(
            Loaded(city),
            filter,
            DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            2,
            TimeProvider.System,
            new Progress<RunEvent>(),
            TestContext.Current.CancellationToken
        );

    private ImmutableArray<RefusedEntry> List(RefusedFilter filter) =>
        RefusedRows.List(Loaded(city), filter, TimeProvider.System, TestContext.Current.CancellationToken);

    private static Workspace Loaded(HandMadeCity city) => Workspace.Load(city.Folder("")).OrThrow();

    private string[] Settled(RunResult run)
    {
        using var duckDb = WarehouseConnection.Open(null, 512, 1);
        return
        [
            .. duckDb.Rows(
                $"SELECT settled FROM read_parquet({SqlText.Literal(city.Published(run, OutputFile.Refused))})",
                row => row.GetString(0)
            ),
        ];
    }
}
