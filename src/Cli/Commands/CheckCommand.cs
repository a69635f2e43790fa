using System.Collections.Immutable;
using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Drifting;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit check</c>.</summary>
internal static class CheckCommand
{
    public static Command Build(Screen screen)
    {
        var workspace = WorkspaceOption.Workspace();
        var json = WorkspaceOption.Json();
        var command = new Command(
            "check",
            """
            Validates settings, contracts, policies and code tables, compares the new dumps of the inbox with their contracts, and shows every fault
            at once as file:line:column, expected, found, what to do. Changes nothing.

            Example: foodcredit check --workspace nanchang
            """
        )
        {
            workspace,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var directory = WorkspaceOption.Directory(parsed, workspace);
                var load = Workspace.Load(directory);
                var drift = load.Workspace is { } loaded
                    ? FindDrift.InInbox(loaded, Environment.ProcessorCount, cancellation)
                    : null;
                ImmutableArray<Fault> faults = drift?.Faults ?? load.Faults;
                ImmutableArray<ProposedEdit> proposals = drift?.Proposals ?? [];
                if (parsed.GetValue(json))
                    screen.SayJson(
                        new
                        {
                            Workspace = directory,
                            IsValid = faults.Length == 0,
                            Faults = faults,
                            Proposals = proposals,
                        }
                    );
                else
                    Show(screen, directory, load.Workspace, faults, proposals);
                return Task.FromResult(faults.Length == 0 ? ExitCode.Done : ExitCode.Usage);
            }
        );
        return command;
    }

    private static void Show(
        Screen screen,
        string directory,
        Workspace? workspace,
        ImmutableArray<Fault> faults,
        ImmutableArray<ProposedEdit> proposals
    )
    {
        foreach (var fault in faults)
            screen.Say(fault.ToString());
        if (workspace is not null)
            screen.Say(
                $"{directory}: valid. {workspace.Contracts.Count} sources, policy {workspace.Policy.Policy.Id} {workspace.Policy.Policy.Version}, "
                    + $"{workspace.CodeTables.Count} code tables."
            );
        ContractCommand.Tell(screen, proposals);
        if (faults.Length > 0)
            screen.Tell(workspace is null ? $"{faults.Length} fault(s)." : $"{faults.Length} fault(s) in the inbox.");
    }
}
