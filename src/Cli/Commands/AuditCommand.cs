using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Auditing;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit audit</c>.</summary>
internal static class AuditCommand
{
    public static Command Build(Screen screen) =>
        new(
            "audit",
            "What persons did against the program's own judgement: every override, in a log that cannot be changed unseen."
        )
        {
            BuildList(screen),
            BuildVerify(screen),
        };

    private static Command BuildList(Screen screen)
    {
        var (workspace, json) = (WorkspaceOption.Workspace(), WorkspaceOption.Json());
        var command = new Command(
            "list",
            """
            Every override, oldest first.

            Example: foodcredit audit list --workspace nanchang
            """
        )
        {
            workspace,
            json,
        };
        command.SetAction(parsed =>
        {
            var log = AuditLog.Read(WorkspaceOption.Load(parsed, workspace).Settings.WarehouseFolder);
            if (parsed.GetValue(json))
                screen.SayJson(log.Entries);
            else
            {
                foreach (var entry in log.Entries)
                    screen.Say(Line(entry));
            }
            return Judge(screen, [.. log.Faults]);
        });
        return command;
    }

    private static Command BuildVerify(Screen screen)
    {
        var (workspace, json) = (WorkspaceOption.Workspace(), WorkspaceOption.Json());
        var command = new Command(
            "verify",
            """
            Proves the audit log: no entry was changed, removed, added between others or moved, none is missing at the end, and every run finds the log as it was
            when it was made. Exit code 5 when something is wrong.

            Example: foodcredit audit verify --workspace nanchang
            """
        )
        {
            workspace,
            json,
        };
        command.SetAction(parsed =>
        {
            var settings = WorkspaceOption.Load(parsed, workspace).Settings;
            var log = AuditLog.Read(settings.WarehouseFolder);
            var faults = VerifyAudit.Faults(log, new PublishedFolder(settings.PublishedFolder));
            if (parsed.GetValue(json))
                screen.SayJson(new { Entries = log.Entries.Length, Faults = faults });
            else if (faults.IsEmpty)
                screen.Say(string.Create(CultureInfo.InvariantCulture, $"audit log: whole, {log.Entries.Length} entries"));
            return Judge(screen, [.. faults]);
        });
        return command;
    }

    private static int Judge(Screen screen, IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
            screen.Tell(fault);
        return faults.Count == 0 ? ExitCode.Done : ExitCode.Integrity;
    }

    private static string Line(AuditEntry entry) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Entry} {entry.At:yyyy-MM-dd'T'HH:mm:ss'Z'} {entry.Action.ToString().ToLowerInvariant()} {entry.Run} by {entry.By}: {entry.Because}"
        );
}
