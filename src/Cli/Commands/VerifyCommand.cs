using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Build(Screen screen)
    {
        var workspace = WorkspaceOption.Workspace();
        var json = WorkspaceOption.Json();
        var all = new Option<bool>("--all") { Description = "Every published run, not only the one in force." };
        var command = new Command(
            "verify",
            """
            Proves published runs whole: hashes, row counts, books, and that the shares of every entity's records sum exactly.
            Exit code 5 when something was changed.

            Example: foodcredit verify --workspace nanchang --all
            """
        )
        {
            workspace,
            all,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var published = new PublishedFolder(WorkspaceOption.Load(parsed, workspace).Settings.PublishedFolder);
                var runs = Chosen(published, parsed.GetValue(all));
                var results = new List<VerifiedRun>();
                foreach (var run in runs)
                    results.Add(
                        new VerifiedRun(
                            run,
                            await VerifyRun.FaultsAsync(published.Absolute(run), cancellation).ConfigureAwait(false)
                        )
                    );
                if (parsed.GetValue(json))
                    screen.SayJson(results);
                else
                {
                    foreach (var result in results)
                        Show(screen, result);
                }
                return results.Exists(result => result.Faults.Count > 0) ? ExitCode.Integrity : ExitCode.Done;
            }
        );
        return command;
    }

    private static IReadOnlyList<string> Chosen(PublishedFolder published, bool all)
    {
        var current = published.Current();
        if (all)
            return published.Directories();
        return current is null ? [] : [current];
    }

    private static void Show(Screen screen, VerifiedRun result)
    {
        if (result.Faults.Count == 0)
            screen.Say($"{result.Run}: whole");
        foreach (var fault in result.Faults)
            screen.Say($"{result.Run}: {fault}");
    }

    private sealed record VerifiedRun(string Run, IReadOnlyList<string> Faults);
}
