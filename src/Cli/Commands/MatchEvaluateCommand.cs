using System.CommandLine;
using System.Globalization;
using System.Text;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Linking.Cases;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match evaluate</c>.</summary>
internal static class MatchEvaluateCommand
{
    public static Command Build(Screen screen)
    {
        var registry = File("--registry", "A CSV of entities: id, name, aliases, code, address, ... (docs/matching.md).");
        var records = File("--records", "A CSV of records: id, source, name, code, address, ...");
        var truth = File("--truth", "A CSV of record_id and entity_id (empty: nobody's) and, if known, corruptions.");
        var decisions = Optional("--decisions", "Write every decision beside the truth to this CSV.", "FILE");
        var id = new Option<string>("--id-column")
        {
            Description = "The column of ids in registry and records.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "id",
        };
        var compare = Optional(
            "--compare",
            "Columns that are no businesses', each with text or digits: given_name:text/surname,postcode:digits.",
            "COLUMNS"
        );
        var oneToOne = new Option<bool>("--one-to-one") { Description = "An entity has at most one record." };
        var model = Optional("--model", "A model that match train wrote.", "FILE");
        var train = new Option<bool>("--train") { Description = "Learn a model from the files, without the truth, and use it." };
        var threads = new Option<int>("--threads")
        {
            Description = "How many threads.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var json = WorkspaceOption.Json();
        var command = new Command(
            "evaluate",
            """
            Links the records of a file to the entities of another and compares with the truth: precision, recall and F1, by source and by kind of
            corruption, with 95% confidence intervals.

            Example: foodcredit match evaluate --registry registry.csv --records records.csv --truth truth.csv
            """
        )
        {
            registry,
            records,
            truth,
            decisions,
            id,
            compare,
            oneToOne,
            model,
            train,
            threads,
            json,
        };
        command.SetAction(parsed =>
        {
            var evaluation = EvaluateLinks.Of(
                new CaseFiles
                {
                    Registry = parsed.GetValue(registry)!,
                    Records = parsed.GetValue(records)!,
                    Truth = parsed.GetValue(truth)!,
                    IdColumn = parsed.GetValue(id)!,
                    Compare = parsed.GetValue(compare),
                    IsOneToOne = parsed.GetValue(oneToOne),
                    Model = parsed.GetValue(model),
                    IsTrained = parsed.GetValue(train),
                },
                parsed.GetValue(threads),
                keepsDecisions: parsed.GetValue(decisions) is not null
            );
            Tell(screen, evaluation, parsed.GetValue(decisions), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Tell(Screen screen, LinkEvaluation evaluation, string? decisions, bool isJson)
    {
        if (decisions is not null)
            WriteDecisions(decisions, evaluation);
        if (isJson)
            screen.SayJson(evaluation with { Decisions = [] });
        else
            Show(screen, evaluation);
    }

    private static Option<string?> Optional(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help };

    public static Option<string> File(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "FILE",
            Required = true,
        };

    private static void Show(Screen screen, LinkEvaluation evaluation)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("records");
        foreach (
            var title in (string[])
                ["number", "precision", "recall", "F1", "wrong", "nobody's attached", "review", "conflict told", "found"]
        )
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var (group, tally) in evaluation.Groups)
            table.AddRow(
                Markup.Escape(group),
                Number(tally.Records),
                WithInterval(tally.Right, tally.Attached),
                WithInterval(tally.Right, tally.Owned),
                Share(tally.F1),
                Number(tally.Wrong),
                Number(tally.NobodyAttached),
                Number(tally.Reviewed),
                Number(tally.Conflicts),
                tally.Owned == 0 ? "" : Share((double)tally.Found / tally.Owned)
            );
        screen.Facts.Write(table);
        var all = evaluation.Groups["all"];
        screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Records:N0} records, {evaluation.Entities:N0} entities, {(double)evaluation.Candidates / Math.Max(1, all.Records):N1} candidates a record, matched from a probability of {evaluation.MatchedFrom / 1e6:0.0000} on"
            )
        );
        foreach (var (kind, count) in evaluation.SkippedKeys)
            screen.Say($"  {kind}: {Number(count)} keys shared by too many entities were not followed");
        screen.Say(
            string.Join(
                ", ",
                evaluation.Stages.Select(stage =>
                    string.Create(CultureInfo.InvariantCulture, $"{stage.Stage} {stage.Seconds:0.00} s")
                )
            )
        );
    }

    private static void WriteDecisions(string path, LinkEvaluation evaluation)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
        file.WriteLine("record_id,source,entity_id,corruptions,outcome,likeliest,probability,found,right,flags");
        foreach (var decision in evaluation.Decisions)
            file.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{decision.Record},{decision.Source},{decision.Entity},{decision.Corruptions},{decision.Outcome},{decision.Likeliest},{decision.Probability / 1e6:0.000000},{(decision.IsFound ? "true" : "false")},{(decision.IsRight ? "true" : "false")},{decision.Flags}"
                )
            );
    }

    private static string WithInterval(long part, long whole)
    {
        var (low, high) = Tally.Interval(part, whole);
        return whole == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{(double)part / whole:0.0000} ({low:0.0000}-{high:0.0000})");
    }

    private static string Share(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
