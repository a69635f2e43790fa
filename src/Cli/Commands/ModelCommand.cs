using System.CommandLine;
using FoodCredit.Cli.Terminal;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit model train | evaluate | compare | promote | list | show | score</c>.</summary>
internal static class ModelCommand
{
    public static Command Build(Screen screen, TimeProvider clock) =>
        new(
            "model",
            """
            Learns from any table which rows are risky, proves it on rows that were not seen, and keeps models with what is known of them.

            Example: foodcredit model train --data loans.csv --label bad --split part
            """
        )
        {
            ModelTrainCommand.Build(screen, clock),
            ModelEvaluateCommand.Build(screen),
            ModelCompareCommand.Build(screen),
            ModelPromoteCommand.Build(screen, clock),
            ModelListCommand.Build(screen),
            ModelShowCommand.Build(screen),
            ModelScoreCommand.Build(screen),
        };
}
