using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit run</c>.</summary>
internal static class RunCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var asOf = WorkspaceOption.AsOf("The day the rating speaks for; by default today in the workspace's time zone.");
        var engine = new Option<ScoreEngine>("--engine") { Description = "What executes the score; both give the same bytes." };
        var threads = new Option<int?>("--threads")
        {
            Description = "Threads to use; by default as foodcredit.yaml says.",
            HelpName = "N",
        };
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 1024)
                result.AddError("--threads: expected a number from 1 to 1024.");
        });
        var json = WorkspaceOption.Json();
        var command = new Command(
            "run",
            """
            Loads the new dumps of the inbox, rates, and publishes in one step. Running again with nothing new changes nothing.
            A run as of a day before the one in force is published beside it and leaves it in force.

            Example: foodcredit run --workspace nanchang --as-of 2021-12-31
            """
        )
        {
            workspace,
            asOf,
            engine,
            threads,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var run = new RunOptions
                {
                    Workspace = loaded,
                    AsOf = parsed.GetValue(asOf) ?? loaded.Settings.AsOfToday(clock),
                    Engine = parsed.GetValue(engine),
                    Threads = parsed.GetValue(threads),
                };
                try
                {
                    var result = Run(screen, clock, run, cancellation);
                    if (parsed.GetValue(json))
                        screen.SayJson(result);
                    else
                        Show(screen, loaded, result);
                }
                catch (BrokenContractException error) when (parsed.GetValue(json))
                {
                    screen.SayJson(new { error.Faults, error.Proposals });
                    throw;
                }
                catch (RunBlockedException error) when (parsed.GetValue(json) && error.Manifest is not null)
                {
                    screen.SayJson(new { error.Candidate, error.Manifest });
                    throw;
                }
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    /// <summary>Runs with a progress display.</summary>
    public static RunResult Run(Screen screen, TimeProvider clock, RunOptions options, CancellationToken cancellation)
    {
        using var progress = new RunProgress(screen, clock);
        var result = RunPipeline.Run(options, clock, progress, cancellation);
        screen.Done = Outcome(result);
        return result;
    }

    /// <summary><c>runs/2021-12-31-1f5a: published, in force</c>.</summary>
    private static string Outcome(RunResult result) =>
        $"{result.Directory}: {(result.IsNew ? "published" : "already published, nothing to do")}"
        + (
            result.IsInForce ? ", in force"
            : result.IsWithdrawn ? "; withdrawn by a rollback, and not in force"
            : "; a later as-of date stays in force"
        );

    public static void Show(Screen screen, Workspace workspace, RunResult result)
    {
        if (result.Manifest.IsSynthetic)
            screen.Say($"{workspace.Settings.Name}: synthetic, the records are invented");
        screen.Say(Outcome(result));
        RunSummary.Show(screen, result.Manifest);
    }
}
