using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Learning;
using FoodCredit.Scoring.Learning.Binning;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit binning fit</c>.</summary>
internal static class BinningCommand
{
    public static Command Build(Screen screen) =>
        new(
            "binning",
            """
            Cuts features into bins by which risk can be read.

            Example: foodcredit binning fit --data loans.csv --label bad --out bins.json
            """
        )
        {
            Fit(screen),
        };

    private static Command Fit(Screen screen)
    {
        var columns = new TableColumns();
        var options = new BinningChoice();
        var output = TableColumns.Named("--out", "Write the bins to this JSON file, for model train --bins.", "FILE");
        var json = WorkspaceOption.Json();
        var command = new Command(
            "fit",
            """
            Bins every feature of a table by its training rows, so that the information value is the largest under a trend, and shows bins with their weight of
            evidence.

            Example: foodcredit binning fit --data loans.csv --label bad --split part --trend age=descending --special age=-1 --out bins.json
            """
        )
        {
            output,
            json,
        };
        columns.AddTo(command, hasFeatures: true);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var (bins, file) = FitBins.Of(columns.Of(parsed), options.Of(parsed, BinningOptions.ForScorecards));
            foreach (var note in file.Notes)
                screen.Tell(note);
            if (parsed.GetValue(output) is { } path)
                FitBins.Write(path, bins);
            if (parsed.GetValue(json))
                screen.SayJson(bins);
            else
                Show(screen, bins);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(Screen screen, IEnumerable<FeatureBinning> bins)
    {
        foreach (var binning in bins)
        {
            var table = new Table()
                .Border(TableBorder.Simple)
                .Title(
                    Markup.Escape(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{binning.Feature}: information value {binning.Iv:0.0000}, Gini {binning.Gini:0.0000}, {binning.Trend.ToString().ToLowerInvariant()}"
                        )
                    )
                )
                .AddColumn("bin");
            foreach (var title in (string[])["rows", "events", "rate", "weight of evidence", "information value"])
                table.AddColumn(new TableColumn(title).RightAligned());
            foreach (var bin in binning.Bins.Where(bin => bin.Count.Rows > 0))
                table.AddRow(
                    Markup.Escape(bin.Title),
                    Text(bin.Count.Rows, "N0"),
                    Text(bin.Events, "N0"),
                    Text(bin.Count.EventRate, "0.0%"),
                    Text(bin.Woe, "0.0000"),
                    Text(bin.Iv, "0.0000")
                );
            screen.Facts.Write(table);
            foreach (var note in binning.Notes)
                screen.Say($"  {note}");
        }
    }

    private static string Text(IFormattable value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
