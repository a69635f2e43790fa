using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Auditing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit rollback</c>.</summary>
internal static class RollbackCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var run = OverrideOptions.Run("The published run: its name, its id, or the beginning of either that no other has.");
        var reason = new OverrideOptions();
        var command = new Command(
            "rollback",
            """
            Puts a published run in force again, proved whole first. The runs of its day and later are withdrawn: they stay where they are, but running again does
            not bring them back, and the next run is compared with the one in force. Who did it, and why, is noted in the audit log.

            Example: foodcredit rollback 2021-12-30-1f5a --because "a list was read twice" --by "Li Hua" --workspace nanchang
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
                var (directory, withdrawn) = OverrideRuns.Rollback(
                    loaded,
                    parsed.GetValue(run)!,
                    reason.Of(parsed),
                    clock,
                    progress,
                    cancellation
                );
                screen.Done =
                    $"{directory}: in force again; withdrawn: {(withdrawn.IsEmpty ? "none" : string.Join(", ", withdrawn))}";
                screen.Say(screen.Done);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
