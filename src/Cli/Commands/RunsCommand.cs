using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Auditing;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit runs</c>.</summary>
internal static class RunsCommand
{
    public static Command Build(Screen screen) =>
        new("runs", "Published runs, and the candidates that a gate kept back.") { BuildList(screen), BuildShow(screen) };

    private static Command BuildList(Screen screen)
    {
        var (workspace, json) = (WorkspaceOption.Workspace(), WorkspaceOption.Json());
        var command = new Command(
            "list",
            """
            All runs by as-of date: in force, published, withdrawn by a rollback, or a candidate that waits for a person.

            Example: foodcredit runs list --workspace nanchang
            """
        )
        {
            workspace,
            json,
        };
        command.SetAction(parsed =>
        {
            var runs = Runs(WorkspaceOption.Load(parsed, workspace).Settings);
            if (parsed.GetValue(json))
                screen.SayJson(runs);
            else
                ShowList(screen, runs);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command BuildShow(Screen screen)
    {
        var (workspace, json) = (WorkspaceOption.Workspace(), WorkspaceOption.Json());
        var named = new Argument<string?>("RUN")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Its name, its id, or the beginning of either; by default the run in force.",
        };
        var command = new Command(
            "show",
            """
            A run or a candidate: its colours, its books, and what each gate said of it.

            Example: foodcredit runs show 2021-12-31-8c1f --workspace nanchang
            """
        )
        {
            named,
            workspace,
            json,
        };
        command.SetAction(parsed =>
        {
            var settings = WorkspaceOption.Load(parsed, workspace).Settings;
            var published = new PublishedFolder(settings.PublishedFolder);
            var runs = Runs(settings);
            var text = parsed.GetValue(named) ?? published.Current();
            var directory = FindRun.Among([.. runs.Select(run => run.Directory)], text ?? "", "a run or a candidate");
            var listed = runs.Single(run => run.Directory == directory);
            var manifest = published.Manifest(directory);
            if (parsed.GetValue(json))
                screen.SayJson(
                    new
                    {
                        listed.Directory,
                        listed.State,
                        Manifest = manifest,
                    }
                );
            else
                Show(screen, published, listed, manifest);
            return ExitCode.Done;
        });
        return command;
    }

    private static List<ListedRun> Runs(WorkspaceSettings settings)
    {
        var published = new PublishedFolder(settings.PublishedFolder);
        var current = published.Current();
        var withdrawn = AuditLog.Read(settings.WarehouseFolder).Withdrawn;
        return
        [
            .. published
                .Directories()
                .Select(directory => (Directory: directory, IsCandidate: false))
                .Concat(published.Candidates().Select(directory => (Directory: directory, IsCandidate: true)))
                .OrderBy(run => PublishedFolder.NameOf(run.Directory), StringComparer.Ordinal)
                .Select(run =>
                {
                    var manifest = published.Manifest(run.Directory);
                    var state =
                        run.IsCandidate ? "candidate"
                        : run.Directory == current ? "in force"
                        : withdrawn.Contains(PublishedFolder.NameOf(run.Directory)) ? "withdrawn"
                        : "published";
                    return new ListedRun(
                        run.Directory,
                        state,
                        manifest.FinishedAt,
                        manifest.Gates.Count(gate => gate.Outcome == GateOutcome.Warned),
                        manifest.Gates.Count(gate => gate.Outcome == GateOutcome.Blocked)
                    );
                }),
        ];
    }

    private static void ShowList(Screen screen, List<ListedRun> runs)
    {
        if (runs.Count == 0)
        {
            screen.Say("nothing is published yet. Next: foodcredit run");
            return;
        }
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("run").AddColumn("state").AddColumn("finished").AddColumn("gates");
        foreach (var run in runs)
            table.AddRow(
                PublishedFolder.NameOf(run.Directory),
                run.State,
                run.FinishedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{run.Warned} warned, {run.Blocked} blocked")
            );
        screen.Facts.Write(table);
    }

    private static void Show(Screen screen, PublishedFolder published, ListedRun run, RunManifest manifest)
    {
        screen.Say($"{published.Absolute(run.Directory)}: {run.State}");
        RunSummary.Show(screen, manifest);
        foreach (var gate in manifest.Gates.Where(gate => gate.Outcome is GateOutcome.Passed or GateOutcome.Skipped))
            screen.Say($"{gate.Outcome.ToString().ToLowerInvariant()}: {gate}");
    }

    private sealed record ListedRun(string Directory, string State, DateTimeOffset FinishedAt, int Warned, int Blocked);
}
