using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Reviewing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit review export</c>.</summary>
internal static class ReviewExportCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var filter = new ReviewFilterOptions(int.MaxValue);
        var output = new Option<string>("--output", "--out")
        {
            Description = "The CSV; it must not be there yet.",
            HelpName = "FILE",
            Required = true,
        };
        var json = WorkspaceOption.Json();
        var command = new Command(
            "export",
            """
            Writes the parties that wait to a CSV, in the order of review list, to be filled in with a spreadsheet: in decision accept, reject or undo; in
            entity_id whom it is about (empty: candidate 1; of a rejection all: nobody's in the registry); in because the reason. What is personal is masked.

            Example: foodcredit review export --output reviews.csv --reason tie
            """
        )
        {
            output,
            workspace,
            json,
        };
        filter.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var file = parsed.GetValue(output)!;
                var parties = ExportReviews.To(
                    WorkspaceOption.Load(parsed, workspace),
                    filter.Of(parsed),
                    file,
                    clock,
                    cancellation
                );
                if (parsed.GetValue(json))
                    screen.SayJson(new { File = file, Parties = parties });
                else
                    screen.Say(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{file}: {parties:N0} parties. Next: fill in decision, entity_id and because, then foodcredit review import {file}"
                        )
                    );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
