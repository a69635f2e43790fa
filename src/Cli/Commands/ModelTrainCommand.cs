using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Learning;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit model train</c>.</summary>
internal static class ModelTrainCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var columns = new TableColumns();
        var binning = new BinningChoice();
        var kind = new Option<ModelKind>("--kind")
        {
            Description = "scorecard, logistic or boosted.",
            HelpName = "KIND",
            DefaultValueFactory = _ => ModelKind.Scorecard,
        };
        kind.Validators.Add(result =>
        {
            // A number would pass for a form that is not there.
            if (
                result.Tokens is [var token]
                && !Enum.GetNames<ModelKind>().Contains(token.Value, StringComparer.OrdinalIgnoreCase)
            )
                result.AddError($"--kind: expected scorecard, logistic or boosted, found '{token.Value}'.");
        });
        var bins = TableColumns.Named("--bins", "Bins that binning fit wrote, of the same training rows.", "FILE");
        var policy = TableColumns.Named("--policy", "The policy and version under which the features were made.", "ID");
        var (registry, seed, resamples, threads) = (
            TableColumns.Registry(),
            TableColumns.Seed(),
            TableColumns.Resamples(),
            TableColumns.Threads()
        );
        var json = WorkspaceOption.Json();
        var command = new Command(
            "train",
            """
            Learns a model from the training rows of a table, measures it on the test rows with 95% intervals, and adds it to the registry with a model card.

            Example: foodcredit model train --data loans.csv --label bad --split part --kind scorecard
            Example: foodcredit model train --data inspections.csv --label critical --time date --group licence --kind boosted
            """
        )
        {
            kind,
            bins,
            policy,
            registry,
            seed,
            resamples,
            threads,
            json,
        };
        columns.AddTo(command, hasFeatures: true);
        binning.AddTo(command);
        command.SetAction(parsed =>
        {
            var standard = new ScorecardOptions();
            var options = new TrainOptions
            {
                Kind = parsed.GetValue(kind),
                Scorecard = standard with { Binning = binning.Of(parsed, standard.Binning) },
                Bins = parsed.GetValue(bins) is { } file ? FitBins.Read(file) : [],
                Policy = parsed.GetValue(policy),
                Seed = parsed.GetValue(seed),
                Resamples = parsed.GetValue(resamples),
                Threads = parsed.GetValue(threads),
            };
            var model = TrainModel.Run(columns.Of(parsed), options, new ModelRegistry(parsed.GetValue(registry)!), clock);
            Tell(screen, model, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Tell(Screen screen, RegisteredModel model, bool isJson)
    {
        if (isJson)
        {
            screen.SayJson(EvaluationFacts.Of(model.Record));
            return;
        }
        screen.Say(model.Record.Id);
        ModelFigures.Show(screen, model.Record.Metrics);
        foreach (var note in model.Record.Notes)
            screen.Tell(note);
        screen.Tell($"test rows: {model.Record.Division}; card: {Path.Combine(model.Folder, "card.html")}");
    }
}
