using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit init DIR</c>.</summary>
internal static class InitCommand
{
    public static Command Build(Screen screen)
    {
        var directory = new Argument<string>("DIR")
        {
            Description = "The new workspace's directory; made when it does not exist, and empty.",
        };
        var command = new Command(
            "init",
            """
            Writes a new workspace with comments: settings, source contracts, policy, code tables, schemas.

            Example: foodcredit init nanchang
            """
        )
        {
            directory,
        };
        command.SetAction(parsed =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(directory));
            WorkspaceTemplate.Write(path);
            screen.Say(path);
            screen.Tell(
                $"A workspace was written. Next: put dumps into {Path.Combine(path, "inbox")}, then: foodcredit run --workspace {path}"
            );
            return ExitCode.Done;
        });
        return command;
    }
}
