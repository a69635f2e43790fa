using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Auditing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit rollback</c>.</summary>
internal static class RollbackCommand
{
    public static Command Build(Screen screen, TimeProvider clock) =>
        OverrideCommand.OfRun(
            "rollback",
            """
            Puts a published run in force again, proved whole first. The runs of its day and later are withdrawn: they stay where they are, but running again does
            not bring them back, and the next run is compared with the one in force. Who did it, and why, is noted in the audit log.

            Example: foodcredit rollback 2021-12-30-1f5a --because "a list was read twice" --by "Li Hua" --workspace nanchang
            """,
            screen,
            clock,
            (workspace, run, reason, progress, cancellation) =>
            {
                var (directory, withdrawn) = OverrideRuns.Rollback(workspace, run, reason, clock, progress, cancellation);
                return $"{directory}: in force again; withdrawn: {(withdrawn.IsEmpty ? "none" : string.Join(", ", withdrawn))}";
            }
        );
}
