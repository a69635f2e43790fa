using System.Text;
using System.Text.Json;
using FoodCredit.Pipeline.Explaining;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>Where a party lives, who answers for it and the numbers of natural persons are in the warehouse, and nowhere that others read.</summary>
public sealed class PersonalDataTests : IDisposable
{
    private const string Place = "洪都中大道七百八十九号";
    private const string Person = "欧阳瑾瑜";

    // It passes the check of a USCC, too.
    private const string Number18 = "360102197003080299";
    private const string Number15 = "360102700308029";
    private const string Slip = "913601001583047171";
    private const string Licence = "JY13601020000018";

    private static readonly string[] Planted = [Place, Person, Number18, Number15, Slip, Licence];

    private readonly HandMadeCity city = new HandMadeCity(workspace =>
        workspace.Replace(
            SmallWorkspace.Penalty,
            "ignore: [案情介绍]",
            """
              party_address: { from: 住所, type: text }
              party_representative: { from: 法定代表人, type: name }
              party_district: { from: 行政区划, type: text, optional: true }
              party_licence: { from: 许可证编号, type: text }
            """
        )
    ).Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");

    public void Dispose() => city.Dispose();

    [Fact]
    public void Run_OfRowsWithPersonalData_PublishesAndTellsNoneOfIt()
    {
        Deliver(
            Row(1, HandMadeCity.Restaurant, "2021-03-01"),
            Row(2, Number18, "2021-03-01"),
            Row(3, Number15, "2021-03-01"),
            Row(4, Slip, "2021-03-01"),
            Row(5, HandMadeCity.Restaurant, "昨天")
        );
        var told = new List<RunEvent>();
        var run = RunPipeline.Run(
            new RunOptions { Workspace = Workspace.Load(city.Folder("")).OrThrow(), AsOf = new DateOnly(2021, 3, 10) },
            TimeProvider.System,
            new Listener(told),
            TestContext.Current.CancellationToken
        );
        var books = run.Manifest.Books;
        Assert.Equal((4, 1, 3, 1), (books.Records, books.Matched, books.Unmatched, books.Refused));
        using (var warehouse = WarehouseConnection.Open(Path.Combine(city.Folder("warehouse"), "foodcredit.duckdb"), 512, 1))
            Assert.Equal(4, warehouse.Count($"SELECT count(*) FROM party WHERE party_address = '{Place}'"));

        var published = new PublishedFolder(city.Folder("published"));
        var texts = city.Files("published", "*")
            .ToDictionary(file => Path.GetFileName(file), TextOf)
            .Append(new("events", string.Join('\n', told)))
            .Append(
                new(
                    "explain",
                    JsonSerializer.Serialize(new ReadDossier(published, run.Directory, []).Of(HandMadeCity.Restaurant))
                )
            )
            .ToList();
        // What is not planted is found, or nothing would be.
        Assert.Contains(texts, text => text.Key == OutputFile.Unmatched && text.Value.Contains("2号", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Key == OutputFile.Refused && text.Value.Contains("昨天", StringComparison.Ordinal));
        Assert.Empty(
            from text in texts
            from word in Planted
            where text.Value.Contains(word, StringComparison.Ordinal)
            select $"{word} in {text.Key}"
        );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Refusal_ForAPersonalColumnThatTheContractDoesNotCallSo_ShowsNoByte(int column)
    {
        var fields = Row(1, HandMadeCity.Restaurant, "2021-03-01").Split(',').Select(Encoding.UTF8.GetBytes).ToArray();
        fields[column] = [0xC3, 0x28, 0xFF];
        Deliver();
        var file = city.Files("inbox", "scjg_penalty_*").Single();
        using (var stream = File.Open(file, FileMode.Append))
            stream.Write([.. fields.SelectMany((field, i) => i == 0 ? field : [(byte)',', .. field]), (byte)'\n']);
        Assert.Equal(1, city.Run("2021-03-10").Manifest.Books.Refused);
        using var warehouse = WarehouseConnection.Open(Path.Combine(city.Folder("warehouse"), "foodcredit.duckdb"), 512, 1);
        Assert.EndsWith(
            "found personal data",
            (string)warehouse.Scalar("SELECT message FROM refused_row")!,
            StringComparison.Ordinal
        );
    }

    /// <summary>A table file by its values, any other by its characters.</summary>
    private static string TextOf(string file)
    {
        if (Path.GetExtension(file) != ".parquet")
            return File.ReadAllText(file);
        using var reader = WarehouseConnection.Open(null, 512, 1);
        return string.Join('\n', reader.Rows($"SELECT t::VARCHAR FROM read_parquet('{file}') AS t", row => row.GetString(0)));
    }

    private void Deliver(params string[] rows) =>
        city.Deliver(
            "scjg_penalty_20210310.csv",
            ["决定书文号,当事人名称,统一社会信用代码,住所,法定代表人,许可证编号,处罚决定日期,处罚类别,罚款金额", .. rows]
        );

    private static string Row(int number, string code, string day) =>
        $"洪市监处〔2021〕{number}号,{(code == HandMadeCity.Restaurant ? "南昌市老街餐饮有限公司" : "外地某水产批发部")},{code},{Place},{Person},{Licence},{day},罚款,0.1";

    private sealed class Listener(List<RunEvent> told) : IProgress<RunEvent>
    {
        public void Report(RunEvent value)
        {
            lock (told)
                told.Add(value);
        }
    }
}
