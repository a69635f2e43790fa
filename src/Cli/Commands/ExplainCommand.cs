using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Explaining;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit explain</c>.</summary>
internal static class ExplainCommand
{
    public static Command Build(Screen screen)
    {
        var entity = new Argument<string>("ID|USCC|NAME")
        {
            Description = "The entity's id, its USCC or 15-digit number, or (part of) its name.",
        };
        var workspace = WorkspaceOption.Workspace();
        var asOf = WorkspaceOption.AsOf("The published rating of this day; by default the one in force.");
        var json = WorkspaceOption.Json();
        var command = new Command(
            "explain",
            """
            Shows an entity's dossier: colour, points, every record with its share, rules, and what would change the colour when.

            Example: foodcredit explain 南昌市华联超市 --workspace nanchang
            """
        )
        {
            entity,
            workspace,
            asOf,
            json,
        };
        command.SetAction(parsed =>
        {
            var loaded = WorkspaceOption.Load(parsed, workspace);
            var published = new PublishedFolder(loaded.Settings.PublishedFolder);
            if (Run(published, parsed.GetValue(asOf)) is not { } run)
            {
                screen.Tell(
                    parsed.GetValue(asOf) is { } day
                        ? $"No rating as of {day:yyyy-MM-dd} is published. Next: foodcredit run --as-of {day:yyyy-MM-dd}"
                        : "Nothing is published yet. Next: foodcredit run"
                );
                return ExitCode.Failed;
            }
            var reader = new ReadDossier(published, run, loaded.Policies.Select(policy => policy.Policy));
            var text = parsed.GetRequiredValue(entity);
            var found = reader.Find(text);
            if (found.Length != 1)
            {
                screen.Tell(
                    found.Length == 0 ? $"{run}: no rated entity has '{text}' as id, code or name." : $"{run}: '{text}' may mean:"
                );
                foreach (var (id, name) in found)
                    screen.Tell($"  {id}  {name}");
                return ExitCode.Failed;
            }
            var dossier = reader.Of(found[0].EntityId);
            if (parsed.GetValue(json))
                screen.SayJson(dossier);
            else
                DossierView.Show(screen, dossier);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The run of a day (the last one published for it), or the one in force.</summary>
    private static string? Run(PublishedFolder published, DateOnly? asOf) =>
        asOf is null
            ? published.Current()
            : published
                .Directories()
                .Where(run => published.Manifest(run).AsOf == asOf)
                .OrderBy(run => published.Manifest(run).FinishedAt)
                .LastOrDefault();
}
