using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>Samples that name a seller and a maker. Every expected number is counted by hand.</summary>
public sealed class TwoPartiesTests : IDisposable
{
    private const string Header =
        "抽样编号,被抽样单位名称,被抽样单位统一社会信用代码,标称生产企业名称,标称生产企业统一社会信用代码,报告日期,责任主体";

    private const string Sampling = "sources/scjg_sampling.yaml";
    private const string Seller = HandMadeCity.Restaurant;
    private const string Maker = HandMadeCity.Bakery;

    private HandMadeCity city = City("both");

    public void Dispose() => city.Dispose();

    [Fact]
    public void Sample_OfTwoBusinesses_CountsAgainstEach()
    {
        Deliver(20210310, Row(1, Seller, Maker), Row(2, Seller, ""));
        var run = city.Run("2021-03-10");
        Assert.Equal(("2", "1"), Records(run));
        // Four rows were read: two registrations and two samples, which are three records.
        var books = run.Manifest.Books;
        Assert.Equal((4, 4, 0, 0), (books.Read, books.Loaded, books.Duplicate, books.Refused));
        Assert.Equal((3, 3, 0), (books.Records, books.Matched, books.Unmatched));
    }

    [Fact]
    public void Sample_OfASellerWhoMadeItHimself_CountsOnce()
    {
        // The second has no codes, and the same name.
        Deliver(
            20210310,
            Row(1, Seller, Seller.ToLowerInvariant(), makerName: "南昌市老街餐饮有限公司"),
            Row(2, "", "", "", "外地餐饮", "外地餐饮")
        );
        var books = city.Run("2021-03-10").Manifest.Books;
        Assert.Equal((2, 1, 1), (books.Records, books.Matched, books.Unmatched));
    }

    [Theory]
    [InlineData("party", "1", "0")]
    [InlineData("maker", "0", "1")]
    [InlineData("both", "1", "1")]
    [InlineData("", "1", "1")]
    public void Sample_ThatSaysWhoIsLiable_CountsAgainstHimAlone(string liable, string seller, string maker)
    {
        Deliver(20210310, Row(1, Seller, Maker, liable));
        Assert.Equal((seller, maker), Records(city.Run("2021-03-10")));
    }

    [Theory]
    [InlineData(
        "maker",
        "",
        "3, column 标称生产企业统一社会信用代码: expected the maker, whom the row counts against, found none"
    )]
    [InlineData("谁知道", Maker, "3, column 责任主体: expected party, maker or both, found '谁知道'")]
    public void Sample_WhoseLiableOneIsNotTold_IsRefused(string liable, string maker, string message)
    {
        Deliver(20210310, Row(1, Seller, ""), Row(2, Seller, maker, liable));
        Assert.Equal(1, city.Run("2021-03-10").Manifest.Books.Refused);
        using var warehouse = Pipeline.Warehouse.WarehouseConnection.Open(
            Path.Combine(city.Folder("warehouse"), "foodcredit.duckdb"),
            512,
            1
        );
        Assert.Equal($"scjg_sampling_20210310.csv:{message}", warehouse.Scalar("SELECT message FROM refused_row"));
    }

    [Fact]
    public void Contract_OfMakersAlone_LeavesTheSeller()
    {
        city.Dispose();
        city = City("maker");
        Deliver(20210310, Row(1, Seller, Maker));
        Assert.Equal(("0", "1"), Records(city.Run("2021-03-10")));
    }

    [Fact]
    public void Rows_ToldAgain_AreCountedAsRows()
    {
        Deliver(20210310, Row(1, Seller, Maker), Row(2, Seller, ""));
        // Told again; told again but for a maker who is new; a new one.
        Deliver(20210410, Row(1, Seller, Maker), Row(2, Seller, Maker), Row(3, Seller, Maker));
        var april = city.Run("2021-04-10");
        Assert.Equal(("3", "3"), Records(april));
        var file = april.Manifest.Inputs.Single(input => input.File == "scjg_sampling_20210410.csv");
        // The second row's seller is told as changed, as the row now names a maker.
        Assert.Equal((3, 2, 1, 0), (file.Rows.Read, file.Rows.Loaded, file.Rows.Duplicate, file.Rows.Refused));
        Assert.True(april.Manifest.Books.Balance);
        Assert.Equal(("2", "1"), Records(city.Run("2021-03-31")));
    }

    /// <summary>What a row says of the seller it says of the seller alone; the maker has the maker's address.</summary>
    [Fact]
    public void Party_OfEachRecord_HasItsOwnAddress()
    {
        city.Deliver(
            "scjg_sampling_20210310.csv",
            $"{Header},被抽样单位地址,被抽样单位负责人,标称生产企业地址",
            $"{Row(1, Seller, Maker)},东湖区中山路1号,张三,新建区工业路2号",
            $"{Row(2, Seller, Maker, "maker")},东湖区中山路1号,张三,",
            $"{Row(3, Seller, Maker, "party")},东湖区中山路1号,,新建区工业路2号"
        );
        city.Run("2021-03-10");
        using var warehouse = Pipeline.Warehouse.WarehouseConnection.Open(
            Path.Combine(city.Folder("warehouse"), "foodcredit.duckdb"),
            512,
            1
        );
        Assert.Equal(
            [
                $"C0001 {Seller} 东湖区中山路1号 张三",
                $"C0001 {Maker} 新建区工业路2号 ",
                $"C0002 {Maker}  ",
                $"C0003 {Seller} 东湖区中山路1号 ",
            ],
            warehouse.Rows(
                """
                SELECT document_number || ' ' || party_code || ' ' || coalesce(party_address, '') || ' ' || coalesce(party_representative, '')
                FROM statement JOIN party USING (party_id)
                ORDER BY document_number, party_code
                """,
                row => row.GetString(0)
            )
        );
    }

    [Fact]
    public void Contract_WithTheAddressOfAMakerWhomNothingReads_IsAFault()
    {
        var workspace = new SmallWorkspace().Replace(
            SmallWorkspace.Penalty,
            "ignore: [案情介绍]",
            "  maker_address: { from: 标称生产企业地址, type: text }"
        );
        var fault = Assert.Single(workspace.Load().Faults);
        Assert.Equal(("'counts_against: maker' or 'both' beside the maker", 19), (fault.Expected, fault.Line));
        // An address alone names nobody.
        workspace.Append(SmallWorkspace.Penalty, "counts_against: both");
        Assert.Equal(
            "a column maker_code or maker_name, to know whom a row is about",
            Assert.Single(workspace.Load().Faults).Expected
        );
    }

    [Fact]
    public void Revocation_OfASample_IsThatOfBothRecords()
    {
        Deliver(20210310, Row(1, Seller, Maker), Row(2, Seller, Maker));
        city.Deliver("scjg_retest_20210410.csv", "抽样编号,复检日期", "C0001,2021-04-01");
        Assert.Equal(("1", "1"), Records(city.Run("2021-04-10")));
        Assert.Equal(("2", "2"), Records(city.Run("2021-04-09")));
        var books = city.Run("2021-04-10").Manifest.Books;
        Assert.Equal((5, 5, 6, 6), (books.Read, books.Loaded, books.Records, books.Matched));
    }

    [Fact]
    public void Deletion_OfASample_IsThatOfBothRecords()
    {
        Deliver(20210310, Row(1, Seller, Maker));
        Deliver(20210410, Row(1, Seller, Maker) + ",3");
        Assert.Equal(("1", "1"), Records(city.Run("2021-04-10")));
        Assert.Equal(("0", "0"), Records(city.Run("2021-04-11")));
        Assert.True(city.Run("2021-04-11").Manifest.Books.Balance);
    }

    [Fact]
    public void Rebuild_OfTheWarehouse_GivesTheSameRating()
    {
        Deliver(20210310, Row(1, Seller, Maker), Row(2, Seller, Maker, "maker"));
        var before = city.Run("2021-03-10");
        File.Delete(Path.Combine(city.Folder("warehouse"), "foodcredit.duckdb"));
        Assert.Equal(before.Manifest.RunId, city.Run("2021-03-10").Manifest.RunId);
        Assert.Equal(before.Manifest.Books, city.Run("2021-03-11").Manifest.Books);
    }

    [Theory]
    [InlineData("counts_against: both\n", "", "'counts_against: maker' or 'both' beside the maker")]
    [InlineData(
        "counts_against: both",
        "counts_against: maker",
        "'counts_against: both' beside 'liable', which chooses from the two"
    )]
    public void Contract_WithAColumnThatNothingReads_IsAFault(string before, string after, string expected)
    {
        var workspace = Change(new SmallWorkspace(), "both").Replace(Sampling, before, after);
        Assert.Contains(workspace.Load().Faults, fault => fault.Expected == expected && fault.File == Sampling && fault.Line > 0);
    }

    [Fact]
    public void Contract_AgainstAMakerWhomNoColumnNames_IsAFault()
    {
        var workspace = new SmallWorkspace();
        workspace.Append(SmallWorkspace.Penalty, "counts_against: both");
        Assert.Equal(
            [
                "sources/scjg_penalty.yaml:20:17: expected a column maker_code or maker_name, to know whom a row is about; found neither; add one of them to 'columns'",
            ],
            workspace.Faults()
        );
    }

    private static HandMadeCity City(string countsAgainst) =>
        new HandMadeCity(workspace => Change(workspace, countsAgainst))
            .Registrations(20210105, $"{Seller},南昌市老街餐饮有限公司,62")
            .Registrations(20210106, $"{Maker},南昌市某糕点有限公司,62");

    private static SmallWorkspace Change(SmallWorkspace workspace, string countsAgainst) =>
        workspace
            .Replace(
                SmallWorkspace.Policy,
                "context:",
                """
                  failed_sampling:
                    title: 抽检不合格
                    window_days: 1095
                    default_severity: general
                    weights: { minor: 1, general: 3, serious: 8, grave: 20 }
                    decay: none
                    cap: 60
                context:
                """
            )
            .Write(
                Sampling,
                $"""
                source: scjg_sampling
                department: 市场监督管理局
                dataset: 食品抽检信息
                feeds: records
                record_type: failed_sampling
                file: scjg_sampling_{"{yyyyMMdd}"}.csv
                format: csv
                natural_key: [document_number]
                counts_against: {countsAgainst}
                columns:
                  document_number: {"{"} from: 抽样编号, type: text, required: true {"}"}
                  party_name: {"{"} from: 被抽样单位名称, type: name {"}"}
                  party_code: {"{"} from: 被抽样单位统一社会信用代码, type: identifier {"}"}
                  maker_name: {"{"} from: 标称生产企业名称, type: name {"}"}
                  maker_code: {"{"} from: 标称生产企业统一社会信用代码, type: identifier {"}"}
                  party_address: {"{"} from: 被抽样单位地址, type: text, optional: true {"}"}
                  party_representative: {"{"} from: 被抽样单位负责人, type: name, optional: true {"}"}
                  maker_address: {"{"} from: 标称生产企业地址, type: text, optional: true {"}"}
                  event_date: {"{"} from: 报告日期, type: date, required: true {"}"}
                {(
                    countsAgainst == "both"
                        ? "  liable: { from: 责任主体, type: text }\n  change_mark: { from: 标志, type: text, optional: true }"
                        : "ignore: [责任主体]"
                )}
                """
            )
            .Write(
                "sources/scjg_retest.yaml",
                """
                source: scjg_retest
                department: 市场监督管理局
                dataset: 复检合格
                feeds: amendments
                record_type: failed_sampling
                amendment: revocation
                file: scjg_retest_{yyyyMMdd}.csv
                format: csv
                counts_against: both
                columns:
                  document_number: { from: 抽样编号, type: text, required: true }
                  party_name: { from: 单位, type: name, optional: true }
                  effective_on: { from: 复检日期, type: date, required: true }
                """
            );

    private void Deliver(int day, params string[] rows) =>
        city.Deliver($"scjg_sampling_{day}.csv", [rows[0].Count(c => c == ',') == 7 ? $"{Header},标志" : Header, .. rows]);

    private static string Row(
        int number,
        string seller,
        string maker,
        string liable = "",
        string name = "南昌市老街餐饮有限公司",
        string makerName = "南昌市某糕点有限公司"
    ) =>
        $"C{number:0000},{name},{seller},{(maker.Length == 0 && makerName == "南昌市某糕点有限公司" ? "" : makerName)},{maker},2021-03-01,{liable}";

    private (string Seller, string Maker) Records(RunResult run) =>
        (city.Rating(run, Seller)["records"], city.Rating(run, Maker)["records"]);
}
