using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>A code that a department writes otherwise than it is attaches its record, and what was repaired can be looked up.</summary>
public sealed class CodeRepairTests : IDisposable
{
    private const string Name = "南昌市老街餐饮有限公司";

    private readonly HandMadeCity city = new HandMadeCity()
        .Registrations(20210105, $"{HandMadeCity.Restaurant},{Name},62")
        .Registrations(20210106, $"{HandMadeCity.Bakery},南昌市某糕点有限公司,62");

    public void Dispose() => city.Dispose();

    [Theory]
    [InlineData("9136OIOOI583O47I7O", "letters_for_digits")]
    [InlineData("9136oioo1583047170", "letters_for_digits;lower_case")]
    [InlineData("９１３６０１００１５８３０４７１７０", "full_width")]
    [InlineData("9136 0100 1583 0471 70", "separators")]
    [InlineData("9136-0100158304717-0", "separators")]
    [InlineData("'913601001583047170", "separators")]
    public void Code_WithASlip_IsRepairedAndNoted(string written, string rules)
    {
        city.Penalties(20210310, Row(1, HandMadeCity.Restaurant), Row(2, written));
        Assert.Equal(2, city.RecordsAsOf("2021-03-10"));
        Assert.Equal([$"scjg_penalty_20210310.csv:3 统一社会信用代码 {written} -> {HandMadeCity.Restaurant} {rules}"], Repairs());
    }

    [Fact]
    public void Codes_AsTheyAreWritten_AreNoRepairs()
    {
        // White space around a code is not part of it; the hyphen of an organisation code is.
        city.Penalties(
            20210310,
            Row(1, HandMadeCity.Restaurant),
            Row(2, $" {HandMadeCity.Restaurant}\t"),
            Row(3, "15830471-7"),
            Row(4, "158304717"),
            Row(5, "无"),
            Row(6, "3601021970****1234"),
            Row(7, "36O102197003080299")
        );
        Assert.Equal(4, city.RecordsAsOf("2021-03-10"));
        Assert.Empty(Repairs());
    }

    [Fact]
    public void Repairs_AreCountedByFile_OfWhatIsKnownOnTheDay()
    {
        city.Penalties(20210310, Row(1, HandMadeCity.Bakery.ToLowerInvariant()), Row(2, HandMadeCity.Bakery))
            .Penalties(20210410, Row(3, HandMadeCity.Bakery.ToLowerInvariant()), Row(1, HandMadeCity.Bakery), Row(4, "无,无"));
        var run = city.Run("2021-04-10");
        Assert.Equal(
            [("scjg_penalty_20210310.csv", 1L), ("scjg_penalty_20210410.csv", 1L)],
            run.Manifest.Inputs.Where(input => input.Source == "scjg_penalty").Select(input => (input.File, input.CodesRepaired))
        );
        Assert.Equal(1, city.Run("2021-03-31").Manifest.Inputs.Sum(input => input.CodesRepaired));
    }

    [Fact]
    public void Repair_OfARowThatIsRefused_IsNone()
    {
        city.Penalties(
            20210310,
            Row(1, HandMadeCity.Bakery.ToLowerInvariant()).Replace("2021-03-01", "昨天", StringComparison.Ordinal)
        );
        Assert.Equal(1, city.Run("2021-03-10").Manifest.Books.Refused);
        Assert.Empty(Repairs());
    }

    private static string Row(int number, string code) =>
        $"洪市监处〔2021〕{number}号,{(HasName(code) ? Name : "南昌市某店")},{code},2021-03-01,罚款,0.1";

    /// <summary>Rows without a code, or with a person's, name somebody else.</summary>
    private static bool HasName(string code) =>
        !code.StartsWith('无') && !code.Contains('*') && !code.StartsWith("36", StringComparison.Ordinal);

    private List<string> Repairs()
    {
        using var warehouse = WarehouseConnection.Open(Path.Combine(city.Folder("warehouse"), "foodcredit.duckdb"), 512, 1);
        return warehouse.Rows(
            """
            SELECT name || ':' || line::VARCHAR || ' ' || column_name || ' ' || written || ' -> ' || repaired || ' ' || rules
            FROM code_repair JOIN source_file USING (file_no)
            ORDER BY file_no, line
            """,
            row => row.GetString(0)
        );
    }
}
