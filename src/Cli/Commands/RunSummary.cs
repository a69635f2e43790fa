using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Scoring.Policies;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary>The colours and the books of a run, for people.</summary>
internal static class RunSummary
{
    private static readonly string[] Styles = ["green", "yellow", "darkorange", "red"];

    public static void Show(Screen screen, RunManifest manifest)
    {
        var total = manifest.Colours.Values.Sum();
        var table = new Table().Border(TableBorder.Simple).AddColumn("colour");
        table.AddColumn(new TableColumn("entities").RightAligned()).AddColumn(new TableColumn("share").RightAligned());
        foreach (var colour in Enum.GetValues<Colour>())
        {
            var count = manifest.Colours.GetValueOrDefault(colour.Name());
            table.AddRow(
                $"[{Styles[(int)colour]}]{colour.Title()}[/]",
                Number(count),
                total == 0 ? "" : Percent((double)count / total)
            );
        }
        screen.Facts.Write(table);
        var books = manifest.Books;
        screen.Say(
            $"rows read {Number(books.Read)} = loaded {Number(books.Loaded)} + duplicates {Number(books.Duplicate)} + refused {Number(books.Refused)}"
        );
        if (manifest.Inputs.Sum(input => input.CodesRepaired) is > 0 and var repaired)
            screen.Say($"codes repaired {Number(repaired)}");
        screen.Say($"records {Number(books.Records)} = matched {Number(books.Matched)} + unmatched {Number(books.Unmatched)}");
        ShowGates(screen, manifest);
    }

    /// <summary>How many gates were passed, and each that was not.</summary>
    private static void ShowGates(Screen screen, RunManifest manifest)
    {
        if (manifest.Gates.IsEmpty)
            return;
        var counts = manifest
            .Gates.GroupBy(gate => gate.Outcome)
            .OrderBy(outcome => outcome.Key)
            .Select(outcome => $"{Number(outcome.Count())} {outcome.Key.ToString().ToLowerInvariant()}");
        screen.Say($"gates: {string.Join(", ", counts)}");
        foreach (var gate in manifest.Gates.Where(gate => gate.Outcome is GateOutcome.Warned or GateOutcome.Blocked))
            screen.Say($"{gate.Outcome.ToString().ToLowerInvariant()}: {gate}");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("P2", CultureInfo.InvariantCulture);
}
