using System.CommandLine;
using System.Globalization;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Scoring.Learning.Evaluating;
using Spectre.Console;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit model list</c>.</summary>
internal static class ModelListCommand
{
    public static Command Build(Screen screen)
    {
        var (registry, json) = (TableColumns.Registry(), WorkspaceOption.Json());
        var command = new Command(
            "list",
            """
            Lists the models of the registry, the earliest first, and who was promoted on which evidence.

            Example: foodcredit model list
            """
        )
        {
            registry,
            json,
        };
        command.SetAction(parsed =>
        {
            var models = new ModelRegistry(parsed.GetValue(registry)!);
            var (records, promotions) = (models.All(), models.Promotions());
            if (parsed.GetValue(json))
                screen.SayJson(EvaluationFacts.Of(new { models = records, promotions }));
            else if (records.IsEmpty)
                screen.Say("No models yet. Next: foodcredit model train");
            else
                Show(screen, records, promotions);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(Screen screen, IEnumerable<ModelRecord> records, IReadOnlyList<Promotion> promotions)
    {
        var table = ModelFigures.NewTable("model", "form", "event", "trained", "test rows", "auc", "ks", "");
        foreach (var record in records)
            table.AddRow(
                record.Id,
                record.Kind.ToString().ToLowerInvariant(),
                Markup.Escape(record.Label),
                record.TrainedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                record.TestRows.ToString("N0", CultureInfo.InvariantCulture),
                ModelFigures.WithInterval(record[Metric.Auc]),
                ModelFigures.WithInterval(record[Metric.Ks]),
                promotions.Count > 0 && promotions[^1].Model == record.Id ? "champion" : ""
            );
        screen.Facts.Write(table);
        foreach (var promotion in promotions)
            screen.Say(
                $"{promotion.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {promotion.Model}: {promotion.Evidence}{(promotion.OverriddenBy is { } person ? $"; {person}: {promotion.Reason}" : "")}"
            );
    }
}
