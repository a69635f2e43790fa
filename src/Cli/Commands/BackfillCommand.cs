using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Running;
using FoodCredit.Scoring.Policies;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit backfill</c>.</summary>
internal static class BackfillCommand
{
    /// <summary>Ten years of days: more is a slip.</summary>
    private const int DaysMax = 3653;

    private static readonly string[] Steps = ["day", "week", "month", "quarter"];

    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var from = WorkspaceOption.Date("--from", "The first day.");
        var to = WorkspaceOption.Date("--to", "The last day, if the steps meet it.");
        var every = new Option<string>("--every")
        {
            Description = "The step: day, week, month or quarter.",
            DefaultValueFactory = _ => "month",
        };
        every.AcceptOnlyFromAmong(Steps);
        var json = WorkspaceOption.Json();
        var command = new Command(
            "backfill",
            """
            Publishes the ratings of past days, each as it was known on its day, beside the one in force, which stays. Nothing is loaded.

            Example: foodcredit backfill --workspace nanchang --from 2021-01-31 --to 2021-11-30 --every month
            """
        )
        {
            workspace,
            from,
            to,
            every,
            json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is { } first && result.GetValue(to) is { } last && first > last)
                result.AddError($"--to: expected a day from {Iso(first)} on, found {Iso(last)}.");
        });
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var days = Days(parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value, parsed.GetValue(every)!);
                using var progress = new RunProgress(screen, clock);
                var runs = RunPipeline.Backfill(
                    new RunOptions { Workspace = loaded, AsOf = days[0] },
                    days,
                    clock,
                    progress,
                    cancellation
                );
                screen.Done = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{runs.Length} runs are published, as of {Iso(runs[0].Manifest.AsOf)} to {Iso(runs[^1].Manifest.AsOf)}"
                );
                if (parsed.GetValue(json))
                    screen.SayJson(runs);
                else
                    Show(screen, runs);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    /// <summary>From the first day in steps; months keep the first day's number, or their last day where they have none such.</summary>
    internal static ImmutableArray<DateOnly> Days(DateOnly from, DateOnly to, string every) =>
        [
            .. Enumerable
                .Range(0, DaysMax)
                .Select(step =>
                    every switch
                    {
                        "day" => from.AddDays(step),
                        "week" => from.AddDays(7 * step),
                        "month" => from.AddMonths(step),
                        _ => from.AddMonths(3 * step),
                    }
                )
                .TakeWhile(day => day <= to),
        ];

    private static void Show(Screen screen, ImmutableArray<RunResult> runs)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("as of").AddColumn("run");
        foreach (var colour in Enum.GetValues<Colour>())
            table.AddColumn(new TableColumn(colour.Title()).RightAligned());
        foreach (var run in runs)
            table.AddRow([
                Iso(run.Manifest.AsOf),
                Markup.Escape(run.Directory),
                .. Enum.GetValues<Colour>()
                    .Select(colour =>
                        run.Manifest.Colours.GetValueOrDefault(colour.Name()).ToString("N0", CultureInfo.InvariantCulture)
                    ),
            ]);
        screen.Facts.Write(table);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
