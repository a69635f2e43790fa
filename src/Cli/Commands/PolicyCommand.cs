using System.CommandLine;
using FoodCredit.Cli.Terminal;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit policy show | lint | diff | compare | calibrate | learn</c>.</summary>
internal static class PolicyCommand
{
    public static Command Build(Screen screen, TimeProvider clock) =>
        new(
            "policy",
            """
            Shows what a policy says, and what it does before it is in force.

            Example: foodcredit policy compare policies/draft.yaml --workspace nanchang
            """
        )
        {
            PolicyShowCommand.Build(screen),
            PolicyLintCommand.Build(screen),
            PolicyDiffCommand.Build(screen),
            PolicyCompareCommand.Build(screen, clock),
            PolicyCalibrateCommand.Build(screen, clock),
            PolicyLearnCommand.Build(screen, clock),
        };
}
