using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Learning;
using FoodCredit.Pipeline.Learning.Registry;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit model evaluate</c>.</summary>
internal static class ModelEvaluateCommand
{
    public static Command Build(Screen screen)
    {
        var columns = new TableColumns();
        var choice = new EvaluateChoice();
        var (model, registry, json) = (ModelOption.Model(), TableColumns.Registry(), WorkspaceOption.Json());
        var by = TableColumns.Named("--by", "A column by whose values error rates are shown.", "COL");
        var flagged = new Option<double>("--flagged")
        {
            Description = "The share of rows that are flagged, for error rates.",
            HelpName = "SHARE",
            DefaultValueFactory = _ => 0.1,
        };
        flagged.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is > 0 and <= 1))
                result.AddError("--flagged: expected a share above 0, at most 1.");
        });
        var command = new Command(
            "evaluate",
            """
            Measures a model on rows that it was not trained on: all measures with 95% intervals, calibration, drift of its features, and whom it wrongs.

            Example: foodcredit model evaluate --model champion --data loans.csv --label bad --split part --by sex --flagged 0.1
            """
        )
        {
            model,
            registry,
            by,
            flagged,
            json,
        };
        columns.AddTo(command, hasFeatures: false);
        choice.AddTo(command);
        command.SetAction(parsed =>
        {
            var evaluation = EvaluateModel.Of(
                new ModelRegistry(parsed.GetValue(registry)!).Find(parsed.GetValue(model)!),
                columns.Of(parsed),
                choice.Of(parsed) with
                {
                    By = parsed.GetValue(by),
                    FlaggedShare = parsed.GetValue(flagged),
                }
            );
            if (parsed.GetValue(json))
                screen.SayJson(EvaluationFacts.Of(evaluation));
            else
                Show(screen, evaluation);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(Screen screen, Evaluation evaluation)
    {
        screen.Say(string.Create(CultureInfo.InvariantCulture, $"{evaluation.Rows:N0} rows, {evaluation.Events:N0} events"));
        ModelFigures.Show(screen, evaluation.Metrics);
        var calibration = ModelFigures.NewTable("tenth of the scores", "rows", "predicted", "observed", "95% interval");
        foreach (var (part, i) in evaluation.Calibration.Select((part, i) => (part, i)))
            calibration.AddRow(
                (i + 1).ToString(CultureInfo.InvariantCulture),
                part.Rows.ToString("N0", CultureInfo.InvariantCulture),
                ModelFigures.Number(part.Predicted),
                ModelFigures.Number(part.Observed),
                string.Create(CultureInfo.InvariantCulture, $"{part.Low:0.0000} to {part.High:0.0000}")
            );
        screen.Facts.Write(calibration);
        ShowErrors(screen, evaluation);
        foreach (var drift in evaluation.Drift.Where(drift => drift.HasDrifted))
            screen.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"drifted: {drift.Feature}, stability index {drift.Index:0.0000} where chance gives at most {drift.Threshold:0.0000} ({drift.Bins} bins)"
                )
            );
        foreach (var note in evaluation.Notes)
            screen.Tell(note);
    }

    private static void ShowErrors(Screen screen, Evaluation evaluation)
    {
        if (evaluation.Errors.IsEmpty)
            return;
        screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"flagged: rows with a probability of {evaluation.FlaggedFrom:0.0000} or more"
            )
        );
        var table = ModelFigures.NewTable(
            "group",
            "rows",
            "events",
            "flagged",
            "wrongly flagged",
            "missed",
            "precision",
            "predicted / observed",
            "auc"
        );
        foreach (var group in evaluation.Errors)
            table.AddRow(
                Markup.Escape(group.Group),
                group.Rows.ToString("N0", CultureInfo.InvariantCulture),
                group.Events.ToString("N0", CultureInfo.InvariantCulture),
                ModelFigures.WithInterval(group.Flagged),
                ModelFigures.WithInterval(group.FalsePositive),
                ModelFigures.WithInterval(group.FalseNegative),
                ModelFigures.WithInterval(group.Precision),
                ModelFigures.Number(group.PredictedOverObserved),
                ModelFigures.Number(group.Auc)
            );
        screen.Facts.Write(table);
    }
}
