using System.Globalization;
using System.Text;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Rows as JSON objects, written by hand with escapes where a file might have them.</summary>
internal static class JsonText
{
    /// <param name="row">The row.</param>
    /// <param name="chooses">Chance of one in so many.</param>
    public static string Write(GoodRow row, Func<uint, bool> chooses)
    {
        string Value(int column) => String(row.Cells[column], chooses);
        var fine = chooses(2) ? row.Cells[GoodRow.FineColumn] : Value(GoodRow.FineColumn);
        var code = row.Cells[2].Length == 0 && chooses(2) ? "null" : Value(2);
        var facts = chooses(4) && !row.Cells[5].Contains(';', StringComparison.Ordinal) ? $"[{Value(5)}]" : Value(5);
        var space = chooses(3) ? " " : "";
        return $"{{{space}\"文号\":{space}{Value(0)},\"party\":{{\"name\":{Value(1)},{space}\"code\":{code}}},\"日期\":{Value(3)},\"罚款\":{fine},{space}\"事实\":{facts},\"备注\":{Value(6)}{space}}}";
    }

    private static string String(string text, Func<uint, bool> chooses)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ' || !char.IsSurrogate(c) && chooses(200))
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }
        return json.Append('"').ToString();
    }
}
