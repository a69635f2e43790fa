using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Running;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit plan</c>.</summary>
internal static class PlanCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var asOf = WorkspaceOption.AsOf("The day the rating would speak for; by default today in the workspace's time zone.");
        var json = WorkspaceOption.Json();
        var command = new Command(
            "plan",
            """
            Shows what a run would do: the new dumps with their contracts, days and about how many rows, what drifted, and which run it would be compared with.
            Changes nothing and waits for nobody. Exit code 2 when something would stop the run.

            Example: foodcredit plan --workspace nanchang --as-of 2021-12-31
            """
        )
        {
            workspace,
            asOf,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var day = parsed.GetValue(asOf) ?? loaded.Settings.AsOfToday(clock);
                var forecast = PlanRun.Of(loaded, day, loaded.Settings.ThreadsOrAll, cancellation);
                if (parsed.GetValue(json))
                    screen.SayJson(forecast);
                else
                    Show(screen, forecast);
                if (forecast.Drift.Faults.IsEmpty)
                    return Task.FromResult(ExitCode.Done);
                foreach (var fault in forecast.Drift.Faults)
                    screen.Tell(fault.ToString());
                ContractCommand.Tell(screen, forecast.Drift.Proposals);
                screen.Tell($"{forecast.Drift.Faults.Length} fault(s) would stop the run before it loads anything.");
                return Task.FromResult(ExitCode.Usage);
            }
        );
        return command;
    }

    private static void Show(Screen screen, RunForecast forecast)
    {
        screen.Say($"as of {Day(forecast.AsOf)}; in force: {forecast.InForce ?? "none"}");
        screen.Say(
            forecast.WouldBeInForce
                ? "the run would be put in force"
                : "the run would be published beside the one in force, which stays"
        );
        screen.Say($"colours would be compared with: {forecast.RunBefore ?? "none, it would be the first"}");
        if (forecast.Files.IsEmpty)
            screen.Say("new dumps: none");
        else
            ShowFiles(screen, forecast);
        foreach (var source in forecast.Databases)
            screen.Say($"{source}: a run would ask its database; a plan does not");
        screen.Say("ratings that would change: not known before the rows are loaded and matched; the gates of the run see them");
        foreach (var candidate in forecast.Candidates)
            screen.Say($"waits for a person: candidate {candidate}");
    }

    private static void ShowFiles(Screen screen, RunForecast forecast)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("new dump").AddColumn("contract").AddColumn(new TableColumn("bytes").RightAligned());
        table.AddColumn(new TableColumn("rows, about").RightAligned()).AddColumn("delivered").AddColumn("known from");
        foreach (var file in forecast.Files)
            table.AddRow(
                Markup.Escape(file.File),
                Markup.Escape(file.Contract),
                file.Bytes.ToString("N0", CultureInfo.InvariantCulture),
                file.RowsEstimate?.ToString("N0", CultureInfo.InvariantCulture) ?? "?",
                Day(file.DeliveredOn),
                file.IsKnown ? Day(file.KnownFrom) : $"{Day(file.KnownFrom)}, not by this run"
            );
        screen.Facts.Write(table);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
