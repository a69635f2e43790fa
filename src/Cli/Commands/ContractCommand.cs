using System.Collections.Immutable;
using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Drifting;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit contract propose</c>.</summary>
internal static class ContractCommand
{
    public static Command Build(Screen screen) =>
        new(
            "contract",
            """
            Source contracts and the dumps that no longer keep to them.

            Example: foodcredit contract propose --workspace nanchang
            """
        )
        {
            Propose(screen),
        };

    /// <summary>Shows proposed edits to whoever reads the faults.</summary>
    public static void Tell(Screen screen, ImmutableArray<ProposedEdit> proposals)
    {
        foreach (var proposal in proposals)
            screen.Tell($"\nProposed for {proposal.File}:\n{proposal.Diff}");
        if (proposals.Length > 0)
            screen.Tell(
                $"If that is right: foodcredit contract propose {string.Join(' ', proposals.Select(proposal => proposal.Source))} --write"
            );
    }

    private static Command Propose(Screen screen)
    {
        var workspace = WorkspaceOption.Workspace();
        var json = WorkspaceOption.Json();
        var sources = new Argument<string[]>("source")
        {
            Description = "Only these sources; by default all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var write = new Option<bool>("--write") { Description = "Write the edits into the documents." };
        var command = new Command(
            "propose",
            """
            Compares the new dumps of the inbox with their contracts and shows, as a diff, the edits that would agree to what is new there:
            another name of a column, a further column, one that is gone, another unit or type. Comments and layout stay. Look at an
            edit before you write it: what it agrees to is not asked again.

            Example: foodcredit contract propose scjg_penalty --write
            """
        )
        {
            sources,
            workspace,
            write,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var loaded = WorkspaceOption.Load(parsed, workspace);
                var wanted = Wanted(loaded, parsed.GetValue(sources) ?? []);
                var report = FindDrift.InInbox(loaded, Environment.ProcessorCount, cancellation);
                ImmutableArray<ProposedEdit> proposals =
                [
                    .. report.Proposals.Where(proposal => wanted.Contains(proposal.Source)),
                ];
                if (parsed.GetValue(write))
                {
                    FindDrift.Write(loaded, proposals);
                    screen.Done = $"{string.Join(", ", proposals.Select(proposal => proposal.File))}: written";
                }
                if (parsed.GetValue(json))
                    screen.SayJson(new { IsWritten = parsed.GetValue(write), Proposals = proposals });
                else
                    Show(screen, proposals, parsed.GetValue(write));
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static HashSet<string> Wanted(Workspace workspace, string[] sources)
    {
        ImmutableArray<Fault> unknown =
        [
            .. sources
                .Where(source => !workspace.Contracts.ContainsKey(source))
                .Select(source => new Fault(
                    $"sources/{source}.yaml",
                    0,
                    0,
                    "a source of the workspace",
                    "none",
                    "mend the name"
                )),
        ];
        if (unknown.Length > 0)
            throw new BrokenContractException(unknown);
        return sources.Length == 0 ? [.. workspace.Contracts.Keys] : [.. sources];
    }

    private static void Show(Screen screen, ImmutableArray<ProposedEdit> proposals, bool isWritten)
    {
        foreach (var proposal in proposals)
        {
            screen.Say(proposal.Diff.TrimEnd('\n'));
            foreach (var drift in proposal.Drifts)
                screen.Tell($"{drift.File}:{drift.Line}:{drift.Column}: expected {drift.Expected}; found {drift.Found}");
        }
        if (proposals.IsEmpty)
            screen.Tell("No edit is proposed: foodcredit check tells what else there is.");
        else
            screen.Tell(
                isWritten
                    ? $"{proposals.Length} document(s) written. Next: foodcredit run"
                    : "Nothing was written; --write does it."
            );
    }
}
