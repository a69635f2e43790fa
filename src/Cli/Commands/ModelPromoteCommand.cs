using System.CommandLine;
using FoodCredit.Cli.Terminal;
using FoodCredit.Pipeline.Learning;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Cli.Commands;

/// <summary><c>foodcredit model promote</c>.</summary>
internal static class ModelPromoteCommand
{
    public static Command Build(Screen screen, TimeProvider clock)
    {
        var columns = new TableColumns(isDataRequired: false, isLabelRequired: false);
        var choice = new EvaluateChoice();
        var (model, registry) = (ModelOption.Model(), TableColumns.Registry());
        var by = new Option<string>("--by")
        {
            Description = "The measure that must gain, such as auc, brier or capture_top10.",
            HelpName = "MEASURE",
            DefaultValueFactory = _ => MetricName.Of(Metric.Auc),
        };
        by.Validators.Add(result =>
        {
            if (MetricName.Parse(result.GetValueOrDefault<string>() ?? "") is null)
                result.AddError($"--by: expected one of {string.Join(", ", Enum.GetValues<Metric>().Select(MetricName.Of))}.");
        });
        var overriding = TableColumns.Named("--override", "Who answers for it without a significant gain.", "NAME");
        var because = TableColumns.Named("--because", "Why, for those who ask later.", "REASON");
        var command = new Command(
            "promote",
            """
            Makes a model the champion if it is better than the one in force by more than chance (p at most 0.05 by paired resamples); else it is refused with exit code 3, unless
            somebody answers for it by name.

            Example: foodcredit model promote --model 3f2a --data loans.csv --label bad --split part
            Example: foodcredit model promote --model 3f2a --override "Li Hua" --because "the old one reads a column that is no more"
            """
        )
        {
            model,
            registry,
            by,
            overriding,
            because,
        };
        columns.AddTo(command, hasFeatures: false);
        choice.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(overriding) is null != (result.GetResult(because) is null))
                result.AddError("--override and --because: expected both, or neither.");
            if (result.GetResult(columns.Data) is not null && !columns.HasLabel(result))
                result.AddError("--label: expected the column of outcomes of --data.");
        });
        command.SetAction(parsed =>
        {
            var promotion = PromoteModel.Run(
                new ModelRegistry(parsed.GetValue(registry)!),
                parsed.GetValue(model)!,
                new PromoteOptions
                {
                    Data = parsed.GetValue(columns.Data) is null ? null : columns.Of(parsed),
                    Metric = MetricName.Parse(parsed.GetValue(by)!)!.Value,
                    OverriddenBy = parsed.GetValue(overriding),
                    Reason = parsed.GetValue(because),
                    Evaluate = choice.Of(parsed),
                },
                clock
            );
            screen.Say(promotion.Model);
            screen.Tell(
                promotion.OverriddenBy is { } person
                    ? $"champion, for which {person} answers: {promotion.Evidence}"
                    : $"champion: {promotion.Evidence}"
            );
            return ExitCode.Done;
        });
        return command;
    }
}
