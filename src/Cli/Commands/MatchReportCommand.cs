using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Publishing;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match report</c>.</summary>
internal static class MatchReportCommand
{
    public static Command Build(Screen screen)
    {
        var workspace = WorkspaceOption.Workspace();
        var json = WorkspaceOption.Json();
        var command = new Command(
            "report",
            """
            Shows by source how the records of the rating in force found their entities, how many are expected to be wrong, and what the department could
            write better. No truth is needed.

            Example: foodcredit match report --workspace nanchang
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
            var rows = published.Current() is { } current ? ReadMatchQuality.Of(published, current) : [];
            if (parsed.GetValue(json))
                screen.SayJson(rows);
            else if (rows.IsEmpty)
                screen.Say("No rating in force tells of its matches. Next: foodcredit run");
            else
                Show(screen, rows);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(Screen screen, IReadOnlyCollection<MatchQuality> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("source");
        foreach (
            var title in (string[])
                [
                    "statements",
                    "by identifier",
                    "by evidence",
                    "by review",
                    "waiting",
                    "unmatched",
                    "expected wrong",
                    "no code",
                    "bad code",
                    "odd code",
                    "no address",
                ]
        )
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var row in rows)
            table.AddRow(
                Markup.Escape(row.Source),
                row.Statements.ToString("N0", CultureInfo.InvariantCulture),
                Share(row.MatchedByIdentifier, row),
                Share(row.MatchedByEvidence, row),
                Share(row.MatchedByReview, row),
                Share(row.Waiting, row),
                Share(row.Unmatched, row),
                (row.ExpectedWrongPpm / 1e6).ToString("N1", CultureInfo.InvariantCulture),
                Share(row.WithoutCode, row),
                Share(row.UnreadableCode, row),
                Share(row.UnprovenOrganisationCode, row),
                Share(row.WithoutAddress, row)
            );
        screen.Facts.Write(table);
        if (rows.Sum(row => row.UnprovenOrganisationCode) is > 0 and var odd)
            screen.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{odd:N0} statements bear a code whose inner organisation code fails its own check (GB 11714); they count all the same"
                )
            );
    }

    private static string Share(long part, MatchQuality row) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / Math.Max(1, row.Statements):0.0} %");
}
