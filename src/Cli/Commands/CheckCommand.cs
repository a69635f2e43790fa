using System.CommandLine;
using FoodCredit.Cli.Terminal;
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
            Validates settings, contracts, policies and code tables, and shows every fault at once as
            file:line:column, expected, found, what to do. Changes nothing.

            Example: foodcredit check --workspace nanchang
            """
        )
        {
            workspace,
            json,
        };
        command.SetAction(parsed =>
        {
            var directory = WorkspaceOption.Directory(parsed, workspace);
            var load = Workspace.Load(directory);
            if (parsed.GetValue(json))
                screen.SayJson(
                    new
                    {
                        Workspace = directory,
                        IsValid = load.Faults.Length == 0,
                        load.Faults,
                    }
                );
            else
            {
                foreach (var fault in load.Faults)
                    screen.Say(fault.ToString());
                if (load.Workspace is { } valid)
                    screen.Say(
                        $"{directory}: valid. {valid.Contracts.Count} sources, policy {valid.Policy.Policy.Id} {valid.Policy.Policy.Version}, "
                            + $"{valid.CodeTables.Count} code tables."
                    );
                else
                    screen.Tell($"{load.Faults.Length} fault(s).");
            }
            return load.Workspace is null ? ExitCode.Usage : ExitCode.Done;
        });
        return command;
    }
}
