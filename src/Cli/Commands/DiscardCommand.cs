using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Auditing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit discard</c>.</summary>
internal static class DiscardCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var run = OverrideOptions.Candidate();
        var reason = new OverrideOptions();
        var command = new Command(
            "discard",
            """
            Removes a candidate that a gate blocked. What is published stays as it is; who did it, and why, is noted in the audit log.

            Example: foodcredit discard --candidate 2021-12-31-8c1f --because "the dump was cut off" --by "Li Hua" --workspace nanchang
            """
        )
        {
            workspace,
            run,
        };
        reason.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                using var progress = new RunProgress(screen, clock);
                var name = OverrideRuns.Discard(loaded, parsed.GetValue(run)!, reason.Of(parsed), clock, progress, cancellation);
                screen.Done = $"{name}: discarded";
                screen.Say(screen.Done);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
