using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Auditing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit publish</c>.</summary>
internal static class PublishCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var run = OverrideOptions.Candidate();
        var reason = new OverrideOptions();
        var command = new Command(
            "publish",
            """
            Publishes a candidate that a gate blocked, proved whole first, and puts it in force unless a later day is. Who did it, and why, is noted in the audit
            log.

            Example: foodcredit publish --candidate 2021-12-31-8c1f --because "the tax office merged two lists" --by "Li Hua" --workspace nanchang
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
                var (directory, isInForce) = OverrideRuns.Publish(
                    loaded,
                    parsed.GetValue(run)!,
                    reason.Of(parsed),
                    clock,
                    progress,
                    cancellation
                );
                screen.Done = $"{directory}: published{(isInForce ? ", in force" : "; a later as-of date stays in force")}";
                screen.Say(screen.Done);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
