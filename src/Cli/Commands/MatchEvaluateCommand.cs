using System.CommandLine;
using System.Globalization;
using System.Text;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Scoring.Learning.Evaluating;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit match evaluate</c>.</summary>
internal static class MatchEvaluateCommand
{
    public static Command Build(Screen screen)
    {
        var files = new CaseOptions();
        var truth = CaseOptions.File("--truth", "A CSV of record_id and entity_id (empty: nobody's) and, if known, corruptions.");
        var labelledOnly = new Option<bool>("--labelled-only")
        {
            Description = "Judge only records that the truth names; else those that it does not name are nobody's.",
        };
        var decisions = new Option<string?>("--decisions")
        {
            Description = "Write every decision beside the truth to this CSV.",
            HelpName = "FILE",
        };
        var oneToOne = new Option<bool>("--one-to-one") { Description = "An entity has at most one record." };
        var train = new Option<bool>("--train") { Description = "Learn a model from the files, without the truth, and use it." };
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
            truth,
            labelledOnly,
            decisions,
            oneToOne,
            train,
            json,
        };
        files.AddTo(command);
        command.SetAction(parsed =>
        {
            var evaluation = EvaluateLinks.Of(
                files.Of(parsed) with
                {
                    Truth = parsed.GetValue(truth),
                    IsLabelledOnly = parsed.GetValue(labelledOnly),
                    IsOneToOne = parsed.GetValue(oneToOne),
                    IsTrained = parsed.GetValue(train),
                },
                parsed.GetValue(files.Threads),
                keepsDecisions: parsed.GetValue(decisions) is not null
            );
            if (parsed.GetValue(decisions) is { } file)
                WriteDecisions(file, evaluation);
            if (parsed.GetValue(json))
                screen.SayJson(evaluation with { Decisions = [] });
            else
                Show(screen, evaluation);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(Screen screen, LinkEvaluation evaluation)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("records");
        foreach (
            var title in (string[])
                [
                    "number",
                    "precision",
                    "recall",
                    "of the decidable",
                    "F1",
                    "wrong",
                    "nobody's attached",
                    "review",
                    "conflict told",
                    "found",
                ]
        )
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (var (group, tally) in evaluation.Groups)
            table.AddRow(
                Markup.Escape(group),
                Number(tally.Records),
                WithInterval(tally.Right, tally.Attached),
                WithInterval(tally.Right, tally.Owned),
                tally.Owned == 0 ? "" : Share(tally.DecidableRecall),
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
                $"{all.Records:N0} records, {evaluation.Entities:N0} entities, {(double)evaluation.Candidates / Math.Max(1, all.Records):N1} candidates a record, matched from a probability of {evaluation.MatchedFrom / 1e6:0.0000} on, with a registered identifier of {evaluation.IdentifiedMatchedFrom / 1e6:0.0000}"
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
                    $"{Cell(decision.Record)},{Cell(decision.Source)},{Cell(decision.Entity)},{Cell(decision.Corruptions)},{decision.Outcome},{Cell(decision.Likeliest)},{decision.Probability / 1e6:0.000000},{(decision.IsFound ? "true" : "false")},{(decision.IsRight ? "true" : "false")},{decision.Flags}"
                )
            );
    }

    /// <summary>Quoted where a CSV needs it: ids are any text.</summary>
    private static string Cell(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string WithInterval(long part, long whole)
    {
        var (low, high) = Proportion.Interval(part, whole);
        return whole == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{(double)part / whole:0.0000} ({low:0.0000}-{high:0.0000})");
    }

    private static string Share(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
