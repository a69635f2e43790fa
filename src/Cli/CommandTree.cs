using System.CommandLine;
using FoodCredit.Cli.Commands;
using FoodCredit.Cli.Terminal;

namespace FoodCredit.Cli;

/// <summary>All commands of the program.</summary>
internal static class CommandTree
{
    /// <summary>The tree over the process's own output and clock.</summary>
    public static RootCommand Build() => Build(Screen.Open(Console.Out, Console.Error), TimeProvider.System);

    public static RootCommand Build(Screen screen, TimeProvider clock) =>
        new(
            """
            Food-safety credit classification: department dumps in, four-colour ratings out, every point explained.

            Start with: foodcredit demo
            """
        )
        {
            InitCommand.Build(screen),
            CheckCommand.Build(screen),
            ContractCommand.Build(screen),
            SampleCommand.Build(screen),
            DemoCommand.Build(screen, clock),
            PlanCommand.Build(screen, clock),
            RunCommand.Build(screen, clock),
            RunsCommand.Build(screen),
            PublishCommand.Build(screen, clock),
            DiscardCommand.Build(screen, clock),
            RollbackCommand.Build(screen, clock),
            AuditCommand.Build(screen),
            BackfillCommand.Build(screen, clock),
            PolicyCommand.Build(screen, clock),
            BacktestCommand.Build(screen, clock),
            FeaturesCommand.Build(screen, clock),
            ExplainCommand.Build(screen),
            StatusCommand.Build(screen, clock),
            VerifyCommand.Build(screen),
            RefusedCommand.Build(screen, clock),
            RebuildCommand.Build(screen, clock),
            MatchCommand.Build(screen, clock),
            ReviewCommand.Build(screen, clock),
            BinningCommand.Build(screen),
            ModelCommand.Build(screen, clock),
        };
}
