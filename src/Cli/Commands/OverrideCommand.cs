using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Auditing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli.Commands;

/// <summary>What <c>publish</c>, <c>discard</c> and <c>rollback</c> have in common: a run, who answers for it and why, and one line that says what was done.</summary>
internal static class OverrideCommand
{
    /// <summary>Does it, and says what was done.</summary>
    public delegate string Act(
        Workspace workspace,
        string run,
        OverrideReason reason,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    );

    /// <summary>Makes the command that names its run by <c>--candidate RUN</c>.</summary>
    public static Command OfCandidate(string name, string description, Screen screen, TimeProvider clock, Act act)
    {
        var candidate = new Option<string>("--candidate")
        {
            Required = true,
            Description = "The candidate: its name, its id, or the beginning of either that no other has.",
            HelpName = "RUN",
        };
        return Of(
            new Command(name, description),
            command => command.Add(candidate),
            parsed => parsed.GetValue(candidate)!,
            screen,
            clock,
            act
        );
    }

    /// <summary>Makes the command that names its run by <c>RUN</c>.</summary>
    public static Command OfRun(string name, string description, Screen screen, TimeProvider clock, Act act)
    {
        var run = new Argument<string>("RUN")
        {
            Description = "The published run: its name, its id, or the beginning of either that no other has.",
        };
        return Of(
            new Command(name, description),
            command => command.Add(run),
            parsed => parsed.GetValue(run)!,
            screen,
            clock,
            act
        );
    }

    private static Command Of(
        Command command,
        Action<Command> addRun,
        Func<ParseResult, string> runOf,
        Screen screen,
        TimeProvider clock,
        Act act
    )
    {
        var workspace = WorkspaceOption.Workspace();
        var reason = new OverrideOptions();
        command.Add(workspace);
        addRun(command);
        reason.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                using var progress = new RunProgress(screen, clock);
                screen.Done = act(loaded, runOf(parsed), reason.Of(parsed), progress, cancellation);
                screen.Say(screen.Done);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }
}
