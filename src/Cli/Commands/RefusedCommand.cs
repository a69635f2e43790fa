using System.CommandLine;
using System.Globalization;
using System.Text;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Refusing;
using FoodCredit.Pipeline.Workspaces;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit refused list | show | replay | discard</c>.</summary>
internal sealed class RefusedCommand
{
    /// <summary>Rows that are named one by one in a terminal.</summary>
    private const int RowsShown = 20;

    private readonly Screen screen;
    private readonly TimeProvider clock;
    private readonly Option<string?> workspace = WorkspaceOption.Workspace();
    private readonly Option<bool> json = WorkspaceOption.Json();
    private readonly Option<string?> source = new("--source") { Description = "Only rows of this source.", HelpName = "ID" };
    private readonly Option<string?> reason = new("--reason")
    {
        Description = "Only rows refused for this reason.",
        HelpName = "WORD",
    };
    private readonly Option<string?> file = new("--file")
    {
        Description = "Only rows of this file of the inbox.",
        HelpName = "NAME",
    };
    private readonly Option<long?> line = new("--line")
    {
        Description = "Only the row that starts at this line.",
        HelpName = "N",
    };
    private readonly Option<DateOnly?> from = WorkspaceOption.Date(
        "--from",
        "Only rows of files delivered on this day or later.",
        isRequired: false
    );
    private readonly Option<DateOnly?> to = WorkspaceOption.Date(
        "--to",
        "Only rows of files delivered on this day or earlier.",
        isRequired: false
    );
    private readonly Option<bool> counts = new("--counts") { Description = "Only the counts by source and reason." };
    private readonly Option<DateOnly?> asOf = WorkspaceOption.AsOf(
        "The day from which this is known; by default today in the workspace's time zone."
    );

    private RefusedCommand(Screen screen, TimeProvider clock) => (this.screen, this.clock) = (screen, clock);

    public static Command Build(Screen screen, TimeProvider clock)
    {
        var refused = new RefusedCommand(screen, clock);
        return new Command(
            "refused",
            """
            Rows that could not be loaded: look at them, read them once more after a contract or code table was mended, or discard them.

            Example: foodcredit refused list --workspace nanchang --source scjg_penalty
            """
        )
        {
            refused.List(),
            refused.Show(),
            refused.Replay(),
            refused.Discard(),
        };
    }

    private Command List() =>
        Command(
            "list",
            """
            Counts the open refused rows by source and reason, and names the first of them.

            Example: foodcredit refused list --reason bad_date --from 2021-12-01 --json
            """,
            [counts, json],
            (parsed, loaded, cancellation) =>
            {
                var rows = RefusedRows.List(loaded, Filter(parsed), clock, cancellation);
                if (parsed.GetValue(counts) && parsed.GetValue(json))
                    screen.SayJson(Counts(rows));
                else if (parsed.GetValue(json))
                    screen.SayJson(
                        rows.Select(row => new
                        {
                            row.Source,
                            row.File,
                            row.Line,
                            row.ByteOffset,
                            row.Column,
                            row.Reason,
                            row.Message,
                            row.ContractHash,
                            row.Run,
                            row.DeliveredOn,
                            row.KnownFrom,
                        })
                    );
                else
                    ShowCounts(rows, parsed.GetValue(counts) ? 0 : RowsShown);
            }
        );

    private Command Show() =>
        Command(
            "show",
            """
            Shows refused rows whole: where, why, and their bytes as text. They may hold personal data.

            Example: foodcredit refused show --file scjg_penalty_20211231.csv --line 17
            """,
            [json],
            (parsed, loaded, cancellation) =>
            {
                var rows = RefusedRows.List(loaded, Filter(parsed), clock, cancellation);
                if (parsed.GetValue(json))
                    screen.SayJson(rows);
                foreach (var row in parsed.GetValue(json) ? [] : rows)
                {
                    screen.Say(row.Message);
                    screen.Say(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"  {row.Source}, {row.Reason}, byte {row.ByteOffset}, {row.Raw.Length} bytes in {row.Encoding}, contract {row.ContractHash[..12]}, run {row.Run ?? "none yet"}, delivered on {row.DeliveredOn:yyyy-MM-dd}, known from {row.KnownFrom:yyyy-MM-dd}"
                        )
                    );
                    screen.Say($"  {Text(row)}");
                }
                if (rows.IsEmpty && !parsed.GetValue(json))
                    screen.Say("No open refused row is like that.");
            }
        );

    private Command Replay() =>
        Command(
            "replay",
            """
            Reads the open refused rows once more, by today's contracts and code tables. They are known from today on; the next run rates them.

            Example: foodcredit refused replay --source scjg_penalty && foodcredit run
            """,
            [asOf, json],
            (parsed, loaded, cancellation) =>
            {
                using var progress = new RunProgress(screen, clock);
                var books = RefusedRows.Replay(
                    loaded,
                    Filter(parsed),
                    parsed.GetValue(asOf) ?? loaded.Settings.AsOfToday(clock),
                    Environment.ProcessorCount,
                    clock,
                    progress,
                    cancellation
                );
                screen.Done = string.Create(
                    CultureInfo.InvariantCulture,
                    $"read once more {books.Read:N0} = loaded {books.Loaded:N0} + duplicate {books.Duplicate:N0} + refused again {books.Refused:N0}"
                );
                if (parsed.GetValue(json))
                    screen.SayJson(books);
                else
                    screen.Say(screen.Done);
            }
        );

    private Command Discard()
    {
        var because = new Option<string>("--because")
        {
            Description = "Why they are not worth mending; kept with the rows.",
            HelpName = "TEXT",
            Required = true,
        };
        because.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError("--because: expected a reason, found none.");
        });
        return Command(
            "discard",
            """
            Settles open refused rows as not worth mending. They stay in the warehouse and in the books, with the reason.

            Example: foodcredit refused discard --reason totals_row --because "sums, no facts"
            """,
            [because, asOf, json],
            (parsed, loaded, cancellation) =>
            {
                var discarded = RefusedRows.Discard(
                    loaded,
                    Filter(parsed),
                    parsed.GetValue(because)!,
                    parsed.GetValue(asOf) ?? loaded.Settings.AsOfToday(clock),
                    clock,
                    cancellation
                );
                screen.Done = string.Create(CultureInfo.InvariantCulture, $"discarded {discarded:N0} rows");
                if (parsed.GetValue(json))
                    screen.SayJson(new { Discarded = discarded });
                else
                    screen.Say(screen.Done);
            }
        );
    }

    private Command Command(string name, string description, Option[] more, Action<ParseResult, Workspace, CancellationToken> act)
    {
        var command = new Command(name, description);
        foreach (var option in (Option[])[workspace, source, reason, file, line, from, to, .. more])
            command.Add(option);
        command.SetAction(
            (parsed, cancellation) =>
            {
                act(parsed, WorkspaceOption.Load(parsed, workspace), cancellation);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private RefusedFilter Filter(ParseResult parsed) =>
        new(
            parsed.GetValue(source),
            parsed.GetValue(reason),
            parsed.GetValue(file),
            parsed.GetValue(line),
            parsed.GetValue(from),
            parsed.GetValue(to)
        );

    private static IEnumerable<RefusedCount> Counts(IEnumerable<RefusedEntry> rows) =>
        rows.GroupBy(row => (row.Source, row.Reason))
            .Select(group => new RefusedCount(
                group.Key.Source,
                group.Key.Reason,
                group.Count(),
                group.Select(row => row.File).Distinct().Count()
            ))
            .OrderBy(count => count.Source, StringComparer.Ordinal)
            .ThenByDescending(count => count.Rows)
            .ThenBy(count => count.Reason, StringComparer.Ordinal);

    private void ShowCounts(IReadOnlyCollection<RefusedEntry> rows, int rowsShown)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("source")
            .AddColumn("reason")
            .AddColumn("rows")
            .AddColumn("files");
        foreach (var column in table.Columns.Skip(2))
            column.RightAligned();
        foreach (var count in Counts(rows))
            table.AddRow(Markup.Escape(count.Source), Markup.Escape(count.Reason), Number(count.Rows), Number(count.Files));
        screen.Facts.Write(table);
        foreach (var row in rows.Take(rowsShown))
            screen.Say(row.Message);
        if (rowsShown > 0 && rows.Count > rowsShown)
            screen.Say($"... {Number(rows.Count - rowsShown)} more; --json names all of them");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The row's bytes as text; what cannot be decoded is shown as a replacement, and nothing of it steers the terminal.</summary>
    private static string Text(RefusedEntry row)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = (row.Encoding == "gb18030" ? Encoding.GetEncoding("GB18030") : Encoding.UTF8).GetString(row.Raw);
        return string.Concat(text.Select(c => char.IsControl(c) ? '␣' : c));
    }

    private sealed record RefusedCount(string Source, string Reason, int Rows, int Files);
}
