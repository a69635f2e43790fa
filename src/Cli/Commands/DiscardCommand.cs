using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Auditing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit discard</c>.</summary>
internal static class DiscardCommand
{
    public static Command Build(Screen screen, TimeProvider clock) =>
        OverrideCommand.OfCandidate(
            "discard",
            """
            Removes a candidate that a gate blocked. What is published stays as it is; who did it, and why, is noted in the audit log.

            Example: foodcredit discard --candidate 2021-12-31-8c1f --because "the dump was cut off" --by "Li Hua" --workspace nanchang
            """,
            screen,
            clock,
            (workspace, run, reason, progress, cancellation) =>
            {
                var name = OverrideRuns.Discard(workspace, run, reason, clock, progress, cancellation);
                return $"{name}: discarded";
            }
        );
}
