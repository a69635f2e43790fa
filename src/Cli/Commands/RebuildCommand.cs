using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Keeping;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit rebuild</c>.</summary>
internal static class RebuildCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var json = WorkspaceOption.Json();
        var command = new Command(
            "rebuild",
            """
            Makes the warehouse again from the kept dumps and the log of changes (warehouse/dumps, warehouse/log) alone, for one that is lost or
            damaged. The inbox is not looked at, and what is published stays.

            Example: foodcredit rebuild --workspace nanchang
            """
        )
        {
            workspace,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                using var progress = new RunProgress(screen, clock);
                var threads = loaded.Settings.ThreadsOrAll;
                var (changes, books) = RebuildWarehouse.Run(loaded, threads, clock, progress, cancellation);
                screen.Done = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{changes} changes made again: rows read {books.Read:N0} = loaded {books.Loaded:N0} + duplicates {books.Duplicate:N0} + refused {books.Refused:N0}"
                );
                if (parsed.GetValue(json))
                    screen.SayJson(new { Changes = changes, Rows = books });
                else
                    screen.Say(screen.Done);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
