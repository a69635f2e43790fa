using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>What the change marks of a delta (1 added, 2 changed, 3 deleted) do to its records, day by day. Every expected number is counted by hand.</summary>
public sealed class ChangeMarkTests : IDisposable
{
    private const string Header = "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额,增删改标志";

    private readonly HandMadeCity city = new HandMadeCity(workspace =>
        workspace.Replace(
            SmallWorkspace.Penalty,
            "  fine: {",
            "  change_mark: { from: 增删改标志, type: text, optional: true }\n  fine: {"
        )
    ).Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");

    public void Dispose() => city.Dispose();

    [Fact]
    public void Deleted_Row_EndsItsRecordFromTheDelivery()
    {
        Deliver(20210310, Row(1, "1"), Row(2, "1")).Deliver(20210410, Row(1, "3"));
        Assert.Equal(2, city.RecordsAsOf("2021-03-10"));
        // The delivery date is the record's last day, as of a full list that no longer holds it.
        Assert.Equal(2, city.RecordsAsOf("2021-04-10"));
        Assert.Equal(1, city.RecordsAsOf("2021-04-11"));
        Assert.Equal(2, city.RecordsAsOf("2021-04-09"));
        Assert.Equal((4, 4, 0, 0), Rows(city.Run("2021-12-31")));
    }

    [Fact]
    public void Deleted_ThenAddedAgain_IsInForceAgain()
    {
        Deliver(20210310, Row(1, "1")).Deliver(20210410, Row(1, "3")).Deliver(20210510, Row(1, "1"));
        Assert.Equal(1, city.RecordsAsOf("2021-04-10"));
        Assert.Equal(0, city.RecordsAsOf("2021-05-09"));
        Assert.Equal(1, city.RecordsAsOf("2021-05-10"));
        Assert.Equal(1, city.RecordsAsOf("2021-12-31"));
        // Registration, telling and deletion are loaded; the second telling says what the first said.
        Assert.Equal((4, 3, 1, 0), Rows(city.Run("2021-12-31")));
    }

    [Fact]
    public void Deleted_AndAddedAnewInOneFile_IsTheNewRow()
    {
        Deliver(20210310, Row(1, "1")).Deliver(20210410, Row(1, "3"), Row(1, "1", "吊销许可证件"));
        Assert.Equal(1, city.RecordsAsOf("2021-04-11"));
        // Grave: 20 x 1.15 + 0.5.
        Assert.Equal("23.500", city.Rating(city.Run("2021-04-11"))["points"]);
    }

    [Fact]
    public void Added_AndDeletedInOneFile_IsOver()
    {
        Deliver(20210310, Row(1, "1"), Row(1, "3"));
        Assert.Equal(1, city.RecordsAsOf("2021-03-10"));
        Assert.Equal(0, city.RecordsAsOf("2021-03-11"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OldDeltaThatComesLate_DeletesNothingThatALaterOneTells(bool nightByNight)
    {
        Deliver(20210310, Row(1, "1")).Deliver(20210510, Row(1, "2", "吊销许可证件"));
        if (nightByNight)
            Assert.Equal(1, city.RecordsAsOf("2021-05-10"));
        Deliver(20210410, Row(1, "3"));
        Assert.Equal(1, city.RecordsAsOf("2021-05-11"));
    }

    /// <summary>Whatever order the deltas come in, night by night: the latest of them by its day decides.</summary>
    [Theory]
    [InlineData("131", "012", 1)]
    [InlineData("131", "021", 1)]
    [InlineData("131", "102", 1)]
    [InlineData("131", "120", 1)]
    [InlineData("131", "201", 1)]
    [InlineData("131", "210", 1)]
    [InlineData("113", "012", 0)]
    [InlineData("113", "021", 0)]
    [InlineData("113", "102", 0)]
    [InlineData("113", "120", 0)]
    [InlineData("113", "201", 0)]
    [InlineData("113", "210", 0)]
    public void Deltas_InAnyOrder_EndAsTheLatestOfThemSays(string marks, string order, int records)
    {
        int[] days = [20210310, 20210410, 20210510];
        foreach (var (night, file) in order.Select(digit => digit - '0').Index())
        {
            Deliver(days[file], Row(1, marks[file].ToString()));
            city.Run($"2021-07-0{night + 1}");
        }
        Assert.Equal(records, city.RecordsAsOf("2021-07-04"));
        Assert.True(city.Run("2021-07-04").Manifest.Books.Balance);
    }

    [Fact]
    public void Deletion_OfARecordThatComesLater_WaitsForIt()
    {
        Deliver(20210410, Row(1, "3"));
        var before = city.Run("2021-04-10");
        Assert.Equal(1, before.Manifest.Rows["unmatched.parquet"]);
        Assert.Equal((1, 0, 1), (before.Manifest.Books.Records, before.Manifest.Books.Matched, before.Manifest.Books.Unmatched));
        Deliver(20210310, Row(1, "1"));
        Assert.Equal(0, city.RecordsAsOf("2021-04-11"));
        Assert.Equal(0, city.Run("2021-04-11").Manifest.Rows["unmatched.parquet"]);
    }

    [Fact]
    public void Deletion_ByOneOfTwoSources_EndsTheRecordOnceEach()
    {
        using var two = new HandMadeCity(workspace =>
            workspace
                .Replace(
                    SmallWorkspace.Penalty,
                    "  fine: {",
                    "  change_mark: { from: 增删改标志, type: text, optional: true }\n  fine: {"
                )
                .Write(
                    "sources/xyb_penalty.yaml",
                    workspace.Text(SmallWorkspace.Penalty).Replace("scjg_penalty", "xyb_penalty", StringComparison.Ordinal)
                )
        ).Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
        two.Deliver("scjg_penalty_20210310.csv", Header, Row(1, "1"))
            .Deliver("xyb_penalty_20210311.csv", Header, Row(1, "1"))
            .Deliver("scjg_penalty_20210410.csv", Header, Row(1, "3"))
            .Deliver("xyb_penalty_20210410.csv", Header, Row(1, "deleted"))
            .Deliver("scjg_penalty_20210510.csv", Header, Row(1, "1"));
        Assert.Equal(1, two.RecordsAsOf("2021-04-10"));
        Assert.Equal(0, two.RecordsAsOf("2021-04-11"));
        // The other source has not taken its deletion back.
        Assert.Equal(0, two.RecordsAsOf("2021-05-11"));
        two.Deliver("xyb_penalty_20210610.csv", Header, Row(1, "2"));
        Assert.Equal(1, two.RecordsAsOf("2021-06-11"));
    }

    [Fact]
    public void Marks_OfTheSameRow_AreNoChangeOfIt()
    {
        Deliver(20210310, Row(1, "1")).Deliver(20210410, Row(1, "2"), Row(2, ""));
        Assert.Equal((4, 3, 1, 0), Rows(city.Run("2021-04-10")));
    }

    [Fact]
    public void Mark_ThatIsNone_RefusesItsRow()
    {
        Deliver(20210310, Row(1, "1"), Row(2, "9"));
        Assert.Equal((3, 2, 0, 1), Rows(city.Run("2021-03-10")));
        using var warehouse = WarehouseConnection.Open(Path.Combine(city.Folder("warehouse"), "foodcredit.duckdb"), 512, 1);
        Assert.Equal(
            "scjg_penalty_20210310.csv:3, column 增删改标志: expected 1 (added), 2 (changed) or 3 (deleted), found '9'",
            warehouse.Scalar("SELECT message FROM refused_row")
        );
    }

    private ChangeMarkTests Deliver(int day, params string[] rows)
    {
        city.Deliver($"scjg_penalty_{day}.csv", [Header, .. rows]);
        return this;
    }

    private static string Row(int number, string mark, string measure = "罚款") =>
        $"洪市监处〔2021〕{number}号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,{measure},0.1,{mark}";

    private static (long, long, long, long) Rows(RunResult run) =>
        (run.Manifest.Books.Read, run.Manifest.Books.Loaded, run.Manifest.Books.Duplicate, run.Manifest.Books.Refused);
}
