using System.Globalization;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>What rows say of who the party is, beside its name and codes, is kept with the party and changes no record's key.</summary>
public sealed class PartyEvidenceTests : IDisposable
{
    private const string Name = "南昌市老街餐饮有限公司";
    private const string Address = "东湖区中山路12号";

    private readonly HandMadeCity city = City();

    public void Dispose() => city.Dispose();

    [Fact]
    public void Party_OfARow_HoldsAllThatTheRowSays()
    {
        Deliver(
            20210310,
            Row(1, "９1360100158304717０", "　东湖区中山路１２号 ", " 张** ", "东湖", "62", "JY13601020000018"),
            Row(2)
        );
        city.Run("2021-03-10");
        Assert.Equal(
            [
                $"{Name}|1|{HandMadeCity.Restaurant}|{Address}|张**|东湖|catering|JY13601020000018",
                $"{Name}|1|{HandMadeCity.Restaurant}|||||",
            ],
            Parties()
        );
    }

    [Fact]
    public void Rows_ThatDifferInTheAddressOnly_AreTwoPartiesAndOneRecord()
    {
        Deliver(20210310, Row(1, address: Address));
        Deliver(20210410, Row(1, address: "西湖区中山路12号"), Row(2, address: Address));
        var run = city.Run("2021-04-10");
        Assert.Equal(2, Parties().Count);
        Assert.Equal("2", city.Rating(run)["records"]);
        // The second delivery tells one record as changed and one that is new.
        Assert.Equal((2, 2, 0), Rows(run, 20210410));
        Assert.True(run.Manifest.Books.Balance);
    }

    [Theory]
    [InlineData(Address, "张三")]
    [InlineData("东湖区中山路１２号", " 张三")]
    [InlineData("\\N", "")]
    public void Row_ThatSaysTheSameOfItsParty_IsADuplicate(string address, string representative)
    {
        Deliver(20210310, Row(1, address: address == "\\N" ? "" : Address, representative: representative.Trim()));
        Deliver(
            20210410,
            Row(1, address: address, representative: representative),
            Row(1, address: address, representative: representative)
        );
        var run = city.Run("2021-04-10");
        Assert.Equal((2, 0, 2), Rows(run, 20210410));
        Assert.Single(Parties());
    }

    [Fact]
    public void Row_OfOneColumnForAnother_IsAChange()
    {
        Deliver(20210310, Row(1, address: "东湖", representative: ""));
        Deliver(20210410, Row(1, address: "", representative: "", district: "东湖"));
        Assert.Equal((1, 1, 0), Rows(city.Run("2021-04-10"), 20210410));
        Assert.Equal(2, Parties().Count);
    }

    /// <summary>Longer than what is looked up by its bytes, and longer than most buffers.</summary>
    [Theory]
    [InlineData(300)]
    [InlineData(5000)]
    [InlineData(70_000)]
    public void Address_HoweverLong_IsKeptWhole(int length)
    {
        var address = string.Concat(Enumerable.Range(0, length).Select(i => (char)('一' + i % 500)));
        Deliver(20210310, Row(1, address: address), Row(2, address: address), Row(3, address: address[..^1] + "尾"));
        Deliver(20210410, Row(1, address: address));
        var run = city.Run("2021-04-10");
        Assert.Equal((1, 0, 1), Rows(run, 20210410));
        Assert.Equal(
            [address, address[..^1] + "尾"],
            Parties().Select(party => party.Split('|')[3]).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>A slip of one character, the number of a natural person, and a remark: what passes no check is kept as it is written.</summary>
    [Theory]
    [InlineData("913601001583047171")]
    [InlineData("360102197003080299")]
    [InlineData("360102700308029")]
    [InlineData("无照经营")]
    public void Code_ThatPassesNoCheck_IsKeptAsWritten(string code)
    {
        Deliver(20210310, Row(1, code), Row(1, code, address: Address));
        city.Run("2021-03-10");
        Assert.Equal([$"{Name}|0|{code}|{Address}||||", $"{Name}|0|{code}|||||"], Parties());
        // Both rows tell one record of the one name, whatever stands beside it.
        Assert.Equal(["1 of 2"], Select("SELECT count(DISTINCT record_id) || ' of ' || count(*) FROM statement"));
    }

    [Fact]
    public void Licence_WithItsPlaceOfBusiness_IsKeptWithIt()
    {
        city.Deliver(
            "scjg_licence_20210310.csv",
            "许可证编号,经营者名称,经营场所,负责人",
            $"JY13601020000018,{Name},{Address},张三",
            $"JY13601020000026,{Name},,"
        );
        city.Run("2021-03-10");
        Assert.Equal(
            [$"JY13601020000018|{Address}|张三", "JY13601020000026||"],
            Select(
                "SELECT concat_ws('|', licence_number, coalesce(party_address, ''), coalesce(party_representative, '')) FROM licence_version ORDER BY licence_number"
            )
        );
    }

    private static HandMadeCity City() =>
        new HandMadeCity(workspace =>
            workspace
                .Replace(
                    SmallWorkspace.Penalty,
                    "ignore: [案情介绍]",
                    """
                      party_address: { from: 住所, type: text }
                      party_representative: { from: 法定代表人, type: name }
                      party_district: { from: 行政区划, type: text }
                      party_industry: { from: 行业, type: text, table: industries }
                      party_licence: { from: 许可证编号, type: text }
                    """
                )
                .Write(
                    "sources/scjg_licence.yaml",
                    """
                    source: scjg_licence
                    department: 市场监督管理局
                    dataset: 食品经营许可
                    feeds: licences
                    file: scjg_licence_{yyyyMMdd}.csv
                    format: csv
                    columns:
                      licence_number: { from: 许可证编号, type: text, required: true }
                      party_name: { from: 经营者名称, type: name }
                      party_address: { from: 经营场所, type: text }
                      party_representative: { from: 负责人, type: name }
                    """
                )
        ).Registrations(20210105, $"{HandMadeCity.Restaurant},{Name},62");

    private void Deliver(int day, params string[] rows) =>
        city.Deliver(
            $"scjg_penalty_{day}.csv",
            [
                "决定书文号,当事人名称,统一社会信用代码,住所,法定代表人,行政区划,行业,许可证编号,处罚决定日期,处罚类别,罚款金额",
                .. rows,
            ]
        );

    private static string Row(
        int number,
        string code = HandMadeCity.Restaurant,
        string address = "",
        string representative = "",
        string district = "",
        string industry = "",
        string licence = ""
    ) =>
        $"洪市监处〔2021〕{number}号,{Name},{code},{address},{representative},{district},{industry},{licence},2021-03-01,罚款,0.1";

    private static (long Read, long Loaded, long Duplicate) Rows(Running.RunResult run, int day)
    {
        var rows = run
            .Manifest.Inputs.Single(input => input.File == string.Create(CultureInfo.InvariantCulture, $"scjg_penalty_{day}.csv"))
            .Rows;
        return (rows.Read, rows.Loaded, rows.Duplicate);
    }

    /// <summary>Name, kind, code, address, representative, district, industry, licence; those with an address first.</summary>
    private List<string> Parties() =>
        Select(
            """
            SELECT concat_ws(
                '|', party_name, party_kind, party_code, coalesce(party_address, ''), coalesce(party_representative, ''), coalesce(party_district, ''),
                coalesce(party_industry, ''), coalesce(party_licence, '')
            )
            FROM party
            ORDER BY party_address NULLS LAST
            """
        );

    private List<string> Select(string sql)
    {
        using var warehouse = WarehouseConnection.Open(Path.Combine(city.Folder("warehouse"), "foodcredit.duckdb"), 512, 1);
        return warehouse.Rows(sql, row => row.GetString(0));
    }
}
