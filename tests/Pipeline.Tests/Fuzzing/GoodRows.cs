using System.Globalization;
using System.Text;
using CsCheck;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Makes sound rows with contents that are hostile and legal: all that a reader might take for something else.</summary>
internal sealed class GoodRows(PCG chance, FileForm form, long fileNumber)
{
    /// <summary>Days since 1970-01-01 of 2021-01-01.</summary>
    private const int FirstDay = 18_628;

    private static readonly string[] Words =
    [
        "东湖区李记小吃店",
        "南昌市老街餐饮有限公司",
        "洪城大市场",
        "超过保质期的食品",
        "未取得食品经营许可",
        "a1",
        "No.7",
        " ",
        "（",
        "）",
        "、",
        "㐀",
        "𠮷",
        "\U0001F35C",
        "\uE000",
        "\uFFFD",
        "乗",
        "亄",
        "俓",
        "亅",
        "丨",
        "店|店",
        "乚",
        "é",
        "€",
        "·",
        "\u00A0",
        "　",
        "Ａ",
        "\\",
        "\\N",
        "/",
        "{",
        "}",
        "[1]",
        ",{",
        "},{",
        "'",
        ";",
        ",",
        "|",
        "\t",
        "=1+1",
        "@SUM(A1)",
        "-2+3",
        "+86",
        "合计",
        "NULL",
        "\"",
        "\"\"",
        "\",\"",
        "\"食品\"",
        "\"\n",
        ",\"",
    ];

    private static readonly string[] LineBreaks = ["\n", "\r\n", "\r", "\n\n", "\n \n"];

    private int number;

    public GoodRow Next()
    {
        number++;
        var day = (int)chance.Next(300);
        var cents = (long)chance.Next(10_000_000);
        string[] cells =
        [
            string.Create(CultureInfo.InvariantCulture, $"洪罚〔{fileNumber}〕{number}号"),
            string.Create(CultureInfo.InvariantCulture, $"店{number}{Text(3, breaks: false)}"),
            chance.Next(3) == 0 ? "" : "91360100705501286E",
            new DateOnly(2021, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}"),
            Text(8, breaks: true),
            chance.Next(4) == 0 ? "" : Text(3, breaks: true),
        ];
        var row = new GoodRow(cells, FirstDay + day, cents);
        return form.IsDelimited && Delimited.HidesARow(row.Cells, form.Delimiter)
            ? row with
            {
                Cells = [.. cells.Select(cell => cell.Replace('\n', ' ').Replace('\r', ' '))],
            }
            : row;
    }

    /// <summary>A row with one field so long that the row has at least so many bytes of ASCII.</summary>
    public GoodRow Long(int bytes)
    {
        var row = Next();
        row.Cells[^1] = new string('x', bytes);
        return row;
    }

    private string Text(int wordsMax, bool breaks)
    {
        var text = new StringBuilder();
        for (var words = chance.Next((uint)wordsMax) + 1; words > 0; words--)
        {
            if (breaks && chance.Next(16) == 0)
                text.Append(LineBreaks[chance.Next((uint)LineBreaks.Length)]);
            // Sound words are commoner than odd ones, or no row of the file would be an ordinary one.
            text.Append(Words[chance.Next(chance.Next(2) == 0 ? 5u : (uint)Words.Length)]);
        }
        // JSON Lines and workbooks keep outer space, but it says nothing; what it says is tested elsewhere.
        return form.Format is DumpFormat.Json or DumpFormat.JsonLines || breaks
            ? text.ToString()
            : text.Replace('\n', ' ').ToString();
    }
}
