using System.Collections.Immutable;
using System.Text;

namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>A sheet as Markdown, for a page or a decision paper.</summary>
public static class SheetMarkdown
{
    public static string Of(PolicySheet sheet, PolicyLanguage language)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(sheet.Title.In(language)).Append('\n');
        foreach (var table in sheet.Tables)
        {
            text.Append("\n## ").Append(table.Heading.In(language)).Append("\n\n");
            Row(text, table.Columns, language);
            text.Append('|').Insert(text.Length, " --- |", table.Columns.Length).Append('\n');
            foreach (var row in table.Rows)
                Row(text, row, language);
        }
        return text.ToString();
    }

    private static void Row(StringBuilder text, ImmutableArray<Wording> cells, PolicyLanguage language)
    {
        text.Append('|');
        foreach (var cell in cells)
            text.Append(' ').Append(Escaped(cell.In(language))).Append(" |");
        text.Append('\n');
    }

    private static string Escaped(string cell) =>
        cell.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .ReplaceLineEndings(" ");
}
