using System.CommandLine;
using FoodCredit.Cli.Terminal;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match sample | evaluate | train | explain | report</c>.</summary>
internal static class MatchCommand
{
    public static Command Build(Screen screen, TimeProvider clock) =>
        new(
            "match",
            """
            Whose record is it: tries and measures how records find their entities.

            Example: foodcredit match evaluate --registry registry.csv --records records.csv --truth truth.csv
            """
        )
        {
            MatchSampleCommand.Build(screen),
            MatchEvaluateCommand.Build(screen),
            MatchTrainCommand.Build(screen, clock),
            MatchExplainCommand.Build(screen),
            MatchReportCommand.Build(screen),
        };
}
