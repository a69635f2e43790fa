using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Scorecards;

namespace FoodCredit.Pipeline.Learning;

/// <summary>Scores the rows of a file.</summary>
public static class ScoreTable
{
    private const int ReasonsShown = 3;

    /// <summary>Writes a CSV with a row for each of the file: its number, the columns that are kept, the probability, and of scorecards points and reasons.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="BrokenContractException">The file cannot be read, or its features have moved.</exception>
    public static int Write(RegisteredModel model, string data, ImmutableArray<string> kept, TextWriter output)
    {
        var schema = model.Model.Schema;
        var file = ReadTable.From(new TableOptions { File = data }.WithFeaturesOf(schema) with { Beside = kept });
        LearningFaults.Throw(data, schema.Faults(file.Table));
        var table = schema.Select(file.Table);
        var card = model.Model as Scorecard;
        output.WriteLine(
            string.Join(
                ',',
                kept.Select(Cell)
                    .Prepend("row")
                    .Append("probability")
                    .Concat(card is null ? [] : Enumerable.Range(1, ReasonsShown).Select(i => $"reason_{i}").Prepend("points"))
            )
        );
        var scores = model.Model.Score(table);
        for (var row = 0; row < scores.Length; row++)
        {
            var line = new StringBuilder();
            line.Append(CultureInfo.InvariantCulture, $"{row + 1}");
            foreach (var name in kept)
                line.Append(',').Append(Cell(file.Beside[name][row]));
            line.Append(CultureInfo.InvariantCulture, $",{scores[row]:0.000000}");
            if (card is not null)
                AppendReasons(line, card.Explain(table, row));
            output.WriteLine(line);
        }
        return scores.Length;
    }

    private static void AppendReasons(StringBuilder line, ScoredRow row)
    {
        line.Append(CultureInfo.InvariantCulture, $",{row.PointsMilli / 1000m:0.###}");
        for (var i = 0; i < ReasonsShown; i++)
        {
            line.Append(',');
            if (i < row.Reasons.Length)
                line.Append(
                    Cell(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{row.Reasons[i].Code} {row.Reasons[i].Feature}: {row.Reasons[i].Bin} ({row.Reasons[i].AboveMeanMilli / 1000m:+0.###} points)"
                        )
                    )
                );
        }
    }

    /// <summary>Quoted where a CSV needs it; what a spreadsheet would take for a formula is made text.</summary>
    private static string Cell(string text)
    {
        var safe =
            text.Length > 0
            && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)
            && !double.TryParse(text, CultureInfo.InvariantCulture, out _)
                ? $"'{text}"
                : text;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
