using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Learning;
using FoodCredit.Pipeline.Learning.Registry;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit model score</c>.</summary>
internal static class ModelScoreCommand
{
    public static Command Build(Screen screen)
    {
        var (model, registry) = (ModelOption.Model(), TableColumns.Registry());
        var data = CaseOptions.File("--data", "A CSV file with the model's features.");
        var output = CaseOptions.File("--out", "The scored rows, as CSV.");
        var keep = TableColumns.Several("--keep", "Columns to write beside the scores, by commas.");
        var command = new Command(
            "score",
            """
            Scores the rows of a table; a scorecard gives points and up to three reasons, too.

            Example: foodcredit model score --model champion --data loans.csv --keep id --out scored.csv
            """
        )
        {
            model,
            registry,
            data,
            output,
            keep,
        };
        command.SetAction(parsed =>
        {
            var found = new ModelRegistry(parsed.GetValue(registry)!).Find(parsed.GetValue(model)!);
            var path = parsed.GetValue(output)!;
            var rows = Write(found, parsed.GetValue(data)!, TableColumns.Names(parsed, keep), path);
            screen.Say(path);
            screen.Tell(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows scored by {found.Record.Id}"));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A file under the name is whole, or the one that was there before.</summary>
    private static int Write(RegisteredModel model, string data, ImmutableArray<string> kept, string path)
    {
        var written = $"{path}.new";
        try
        {
            int rows;
            using (var file = new StreamWriter(written, append: false, new UTF8Encoding(false)))
                rows = ScoreTable.Write(model, data, kept, file);
            File.Move(written, path, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(written);
        }
    }
}
