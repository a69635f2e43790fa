using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Auditing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit publish</c>.</summary>
internal static class PublishCommand
{
    public static Command Build(Screen screen, TimeProvider clock) =>
        OverrideCommand.OfCandidate(
            "publish",
            """
            Publishes a candidate that a gate blocked, proved whole first, and puts it in force unless a later day is. Who did it, and why, is noted in the audit
            log.

            Example: foodcredit publish --candidate 2021-12-31-8c1f --because "the tax office merged two lists" --by "Li Hua" --workspace nanchang
            """,
            screen,
            clock,
            (workspace, run, reason, progress, cancellation) =>
            {
                var (directory, isInForce) = OverrideRuns.Publish(workspace, run, reason, clock, progress, cancellation);
                return $"{directory}: published{(isInForce ? ", in force" : "; a later as-of date stays in force")}";
            }
        );
}
