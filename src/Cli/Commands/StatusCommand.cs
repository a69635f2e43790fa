using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Publishing;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit status</c>.</summary>
internal static class StatusCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var workspace = WorkspaceOption.Workspace();
        var json = WorkspaceOption.Json();
        var command = new Command(
            "status",
            """
            Shows the rating in force: its as-of date and age, colours, books and what each department delivered.

            Example: foodcredit status --workspace nanchang
            """
        )
        {
            workspace,
            json,
        };
        command.SetAction(parsed =>
        {
            var settings = WorkspaceOption.Load(parsed, workspace).Settings;
            var published = new PublishedFolder(settings.PublishedFolder);
            var current = published.Current();
            if (current is null)
            {
                if (parsed.GetValue(json))
                    screen.SayJson(new { Workspace = settings.Name, InForce = (string?)null });
                else
                    screen.Say($"{settings.Name}: nothing is published yet. Next: foodcredit run");
                return ExitCode.Done;
            }
            var manifest = published.Manifest(current);
            var ageDays = settings.AsOfToday(clock).DayNumber - manifest.AsOf.DayNumber;
            if (parsed.GetValue(json))
                screen.SayJson(
                    new
                    {
                        Workspace = settings.Name,
                        InForce = current,
                        AgeDays = ageDays,
                        Runs = published.Directories().Count,
                        Manifest = manifest,
                    }
                );
            else
                Show(screen, settings.Name, current, ageDays, manifest);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(Screen screen, string name, string current, int ageDays, RunManifest manifest)
    {
        screen.Say($"{name}{(manifest.IsSynthetic ? " (synthetic: invented records)" : "")}");
        screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"in force: {current}, as of {manifest.AsOf:yyyy-MM-dd} ({ageDays} days old), policy {manifest.Policy.Id} {manifest.Policy.Version}"
            )
        );
        RunSummary.Show(screen, manifest);
        var table = new Table().Border(TableBorder.Simple);
        table
            .AddColumn("source")
            .AddColumn("files")
            .AddColumn("read")
            .AddColumn("loaded")
            .AddColumn("duplicate")
            .AddColumn("refused");
        table.AddColumn("last delivery");
        foreach (var column in table.Columns.Skip(1))
            column.RightAligned();
        foreach (var source in manifest.Inputs.GroupBy(input => input.Source).OrderBy(group => group.Key, StringComparer.Ordinal))
            table.AddRow(
                Markup.Escape(source.Key),
                Number(source.Count()),
                Number(source.Sum(input => input.Rows.Read)),
                Number(source.Sum(input => input.Rows.Loaded)),
                Number(source.Sum(input => input.Rows.Duplicate)),
                Number(source.Sum(input => input.Rows.Refused)),
                source.Max(input => input.DeliveredOn).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            );
        screen.Facts.Write(table);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
