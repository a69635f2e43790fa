using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Reviewing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit review import</c>.</summary>
internal static class ReviewImportCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var file = new Argument<string>("FILE") { Description = "The CSV that review export wrote, filled in." };
        var workspace = WorkspaceOption.Workspace();
        var by = ReviewCommand.NewBy();
        var asOf = ReviewCommand.NewAsOf();
        var json = WorkspaceOption.Json();
        var command = new Command(
            "import",
            """
            Takes the decisions of a CSV that review export wrote and a person filled in: all of them, or none where one row is wrong; every fault is shown with
            its line and column. Rows without a decision are left waiting. The same file once more changes nothing.

            Example: foodcredit review import reviews.csv --by "Wang Li"
            """
        )
        {
            file,
            workspace,
            by,
            asOf,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var imported = ImportReviews.From(
                    loaded,
                    parsed.GetValue(file)!,
                    parsed.GetValue(by)!,
                    parsed.GetValue(asOf) ?? loaded.Settings.AsOfToday(clock),
                    clock,
                    cancellation
                );
                if (parsed.GetValue(json))
                    screen.SayJson(imported);
                else
                    Tell(screen, imported);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static void Tell(Screen screen, ImportedReviews imported)
    {
        foreach (var note in imported.Notes)
            screen.Tell(note);
        var taken = imported.Taken;
        screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{taken.Length:N0} decisions taken{(taken.IsEmpty ? "" : $" (numbers {taken[0].Number} to {taken[^1].Number}, known from {taken[0].KnownFrom:yyyy-MM-dd})")}, {imported.Standing:N0} stand already, {imported.Waiting:N0} rows left waiting. {(taken.IsEmpty ? "Nothing was changed." : "Next: foodcredit run")}"
            )
        );
    }
}
