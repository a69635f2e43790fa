using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Learning;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Scoring.Learning.Evaluating;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit model compare</c>.</summary>
internal static class ModelCompareCommand
{
    public static Command Build(Screen screen)
    {
        var columns = new TableColumns();
        var choice = new EvaluateChoice();
        var champion = ModelOption.Model("--champion", "The model in force, or any other: its id, how it begins, or champion.");
        var challenger = ModelOption.Model("--challenger", "The model that may be better.");
        var (registry, json) = (TableColumns.Registry(), WorkspaceOption.Json());
        var command = new Command(
            "compare",
            """
            Compares two models on the same rows, which neither was trained on: the differences with 95% intervals and p-values from paired resamples.

            Example: foodcredit model compare --champion champion --challenger 3f2a --data loans.csv --label bad --split part
            """
        )
        {
            champion,
            challenger,
            registry,
            json,
        };
        columns.AddTo(command, hasFeatures: false);
        choice.AddTo(command);
        command.SetAction(parsed =>
        {
            var models = new ModelRegistry(parsed.GetValue(registry)!);
            var (first, second) = (models.Find(parsed.GetValue(champion)!), models.Find(parsed.GetValue(challenger)!));
            var (data, options) = (columns.Of(parsed), choice.Of(parsed));
            var differences = EvaluateModel.Compare(first, second, data, options);
            foreach (var seen in new[] { first, second }.SelectMany(model => FindSeenRows.Of(model, data, options)))
                screen.Tell(seen);
            if (parsed.GetValue(json))
                screen.SayJson(EvaluationFacts.Of(differences));
            else
                Show(screen, differences);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(Screen screen, ImmutableArray<Difference> differences)
    {
        var table = ModelFigures.NewTable("measure", "challenger less champion", "95% interval", "p");
        foreach (var one in differences)
            table.AddRow(
                MetricName.Of(one.Metric),
                one.Estimate.Value.ToString("+0.0000;-0.0000", CultureInfo.InvariantCulture),
                ModelFigures.Interval(one.Estimate),
                ModelFigures.Number(one.PValue)
            );
        screen.Facts.Write(table);
    }
}
