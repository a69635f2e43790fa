using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace FoodCredit.Scoring.Learning.Cards;

/// <summary>Writes a model card; whatever stands in a file's cells is text there, and neither markup nor a formula.</summary>
public static class CardText
{
    /// <summary>As Markdown; figures are files beside it.</summary>
    public static string Markdown(string title, ImmutableArray<CardBlock> blocks)
    {
        var text = new StringBuilder($"# {Plain(title)}\n");
        foreach (var block in blocks)
            text.Append('\n')
                .Append(
                    block switch
                    {
                        CardBlock.Heading heading => $"## {Plain(heading.Text)}\n",
                        CardBlock.Paragraph paragraph => $"{Plain(paragraph.Text)}\n",
                        CardBlock.Figure figure => $"![{Plain(figure.Title)}]({figure.Name}.svg)\n",
                        CardBlock.Table table => MarkdownTable(table),
                        _ => throw new ArgumentOutOfRangeException(nameof(blocks)),
                    }
                );
        return text.ToString();
    }

    /// <summary>As one HTML page that needs nothing else.</summary>
    public static string Html(string title, ImmutableArray<CardBlock> blocks)
    {
        var text = new StringBuilder(
            $$"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>{{Encoded(title)}}</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
            table { border-collapse: collapse; margin: 1rem 0; } th, td { padding: .2rem .7rem; border-bottom: 1px solid #ddd; text-align: left; }
            .number { text-align: right; } figure { display: inline-block; margin: .5rem; } figcaption { color: #666; }
            </style></head><body>
            <h1>{{Encoded(title)}}</h1>

            """
        );
        foreach (var block in blocks)
            text.Append(
                    block switch
                    {
                        CardBlock.Heading heading => $"<h2>{Encoded(heading.Text)}</h2>",
                        CardBlock.Paragraph paragraph => $"<p>{Encoded(paragraph.Text)}</p>",
                        CardBlock.Figure figure =>
                            $"<figure>{figure.Svg}<figcaption>{Encoded(figure.Title)}</figcaption></figure>",
                        CardBlock.Table table => HtmlTable(table),
                        _ => throw new ArgumentOutOfRangeException(nameof(blocks)),
                    }
                )
                .Append('\n');
        return text.Append("</body></html>\n").ToString();
    }

    private static string MarkdownTable(CardBlock.Table table) =>
        string.Concat(
            table
                .Rows.Prepend([.. table.Titles.Select((_, i) => i == 0 ? "---" : "---:")])
                .Prepend(table.Titles)
                .Select(row => $"| {string.Join(" | ", row.Select(Plain))} |\n")
        );

    private static string HtmlTable(CardBlock.Table table)
    {
        bool[] isNumber = [.. table.Titles.Select((_, column) => IsOfNumbers(table, column))];
        return $"<table>{HtmlRow(table.Titles, "th")}\n{string.Concat(table.Rows.Select(row => $"{HtmlRow(row, "td")}\n"))}</table>";

        string HtmlRow(IEnumerable<string> cells, string tag) =>
            $"<tr>{string.Concat(cells.Select((cell, i) => $"<{tag}{(isNumber[i] ? " class=\"number\"" : "")}>{Encoded(cell)}</{tag}>"))}</tr>";
    }

    /// <summary>Whether people compare a column digit by digit: all its cells begin with a number.</summary>
    private static bool IsOfNumbers(CardBlock.Table table, int column) =>
        column > 0
        && table.Rows.All(row =>
            row[column].TrimStart('-', '+') is ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', ..] or ""
        );

    /// <summary>On one line, and nothing in it is markup.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var one in text)
        {
            if (one is '|' or '*' or '_' or '`' or '[' or ']' or '<' or '\\')
                plain.Append('\\');
            plain.Append(char.IsControl(one) ? ' ' : one);
        }
        return plain.ToString();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
