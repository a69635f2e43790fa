using System.CommandLine;
using FoodCredit.Cli.Terminal;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match</c>.</summary>
internal static class MatchCommand
{
    public static Command Build(Screen screen) =>
        new(
            "match",
            """
            The matching of negative records to registered businesses, apart from any workspace.

            Example: foodcredit match sample --out linkage
            """
        )
        {
            MatchSampleCommand.Build(screen),
        };
}
