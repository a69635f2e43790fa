using FoodCredit.Pipeline.Warehouse;
using static FoodCredit.Pipeline.Tests.Reading.TrialWorkbook;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>The same two penalties in every format give the same rating.</summary>
public sealed class FormatTests
{
    private const string Contract = "sources/scjg_penalty.yaml";

    private static readonly string[] Header =
    [
        "决定书文号",
        "当事人名称",
        "统一社会信用代码",
        "处罚决定日期",
        "处罚类别",
        "罚款金额",
    ];

    private static readonly string[][] Rows =
    [
        ["洪市监处〔2021〕1号", "南昌市老街餐饮有限公司", HandMadeCity.Restaurant, "2021-03-01", "罚款", "0.1"],
        ["洪市监处〔2021〕2号", "南昌市老街餐饮有限公司", HandMadeCity.Restaurant, "2021-03-02", "罚款", "0.1"],
    ];

    [Theory]
    [InlineData("csv")]
    [InlineData("tsv")]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("xlsx")]
    [InlineData("xls")]
    [InlineData("parquet")]
    public void Run_OnADumpOfAnyFormat_GivesTheSameRating(string format)
    {
        using var city = new HandMadeCity(workspace =>
            workspace
                .Replace(Contract, "format: csv", $"format: {format}{(format == "xls" ? "\ntitle_rows: 1" : "")}")
                .Replace(Contract, "{yyyyMMdd}*.csv", "{yyyyMMdd}*.*")
        ).Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
        Write(format, Path.Combine(city.Folder("inbox"), $"scjg_penalty_20210310.{format}"));
        var run = city.Run("2021-03-10");
        // Two of 3 points, catering x 1.15 and a base of 0.5: 7.4.
        Assert.Equal(("2", "7.400"), (city.Rating(run)["records"], city.Rating(run)["points"]));
        Assert.Equal((3, 3), (run.Manifest.Books.Read, run.Manifest.Books.Loaded));
    }

    private static void Write(string format, string path)
    {
        switch (format)
        {
            case "csv":
                File.WriteAllLines(path, Rows.Prepend(Header).Select(row => string.Join(',', row)));
                break;
            case "tsv":
                File.WriteAllLines(path, Rows.Prepend(Header).Select(row => string.Join('\t', row)));
                break;
            case "json":
                File.WriteAllText(path, $"[{string.Join(",\n", Rows.Select(Json))}]");
                break;
            case "jsonl":
                File.WriteAllLines(path, Rows.Select(Json));
                break;
            case "xlsx":
                File.WriteAllBytes(path, OfRows("", [.. Rows.Prepend(Header).Select((row, i) => (i + 1, Cells(row, i + 1)))]));
                break;
            case "xls":
                // A workbook of Excel 97 with a merged title, dates as numbers, and party and code merged over both rows.
                File.Copy(Path.Combine(AppContext.BaseDirectory, "Reading", "Files", "penalties.xls"), path);
                break;
            default:
                WriteParquet(path);
                break;
        }
    }

    private static string Json(string[] row) =>
        $"{{{string.Join(", ", row.Select((cell, i) => $"\"{Header[i]}\": {(i == 5 ? cell : $"\"{cell}\"")}"))}}}";

    private static string[] Cells(string[] row, int number) =>
        [.. row.Select((cell, i) => Text($"{(char)('A' + i)}{number}", cell))];

    private static void WriteParquet(string path)
    {
        using var duckDb = WarehouseConnection.Open(null, 512, 1);
        var select = string.Join(
            " UNION ALL ",
            Rows.Select(row =>
                $"SELECT {string.Join(", ", row.Select((cell, i) => $"{SqlText.Literal(cell)}{Type(i)} AS {SqlText.Quote(Header[i])}"))}"
            )
        );
        duckDb.Execute($"COPY ({select}) TO {SqlText.Literal(path)} (FORMAT parquet)");
    }

    private static string Type(int column) =>
        column switch
        {
            3 => "::DATE",
            5 => "::DOUBLE",
            _ => "",
        };
}
