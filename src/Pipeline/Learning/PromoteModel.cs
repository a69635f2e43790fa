using System.Globalization;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Pipeline.Learning;

/// <summary>Makes a model the champion, if it is better than the one in force by more than chance, or somebody answers for it by name.</summary>
public static class PromoteModel
{
    /// <summary>Promotes.</summary>
    /// <exception cref="RunBlockedException">The gain is not significant, and nobody answers for it.</exception>
    /// <exception cref="WorkspaceLockedException">Another promotion of the registry is going on.</exception>
    /// <exception cref="BrokenContractException">There is no such model, or the data cannot be used.</exception>
    public static Promotion Run(ModelRegistry registry, string name, PromoteOptions options, TimeProvider clock)
    {
        var model = registry.Find(name);
        // Who compares with a champion must still find it in force when the new one is.
        using var held = registry.Lock(clock);
        var before = registry.InForce();
        if (before == model.Record.Id)
            throw new RunBlockedException($"{before} is the champion already; nothing was changed.");
        var (isProven, evidence) = before is null ? AgainstChance(model) : Against(registry.Find(before), model, options);
        if (!isProven && options.OverriddenBy is null)
            throw new RunBlockedException(
                $"{model.Record.Id} was not promoted: {evidence}. Somebody may answer for it: --override NAME --because REASON."
            );
        var promotion = new Promotion(
            model.Record.Id,
            before,
            clock.GetUtcNow(),
            evidence,
            isProven ? null : options.OverriddenBy,
            isProven ? null : options.Reason
        );
        registry.Add(promotion);
        return promotion;
    }

    /// <summary>The first champion has to be better than no model.</summary>
    private static (bool IsProven, string Evidence) AgainstChance(RegisteredModel model)
    {
        var auc = model.Record[Metric.Auc];
        return (
            auc.Low > 0.5,
            string.Create(
                CultureInfo.InvariantCulture,
                $"no champion before; auc on its test rows {auc.Value:0.0000} ({auc.Low:0.0000} to {auc.High:0.0000})"
            )
        );
    }

    private static (bool IsProven, string Evidence) Against(
        RegisteredModel champion,
        RegisteredModel model,
        PromoteOptions options
    )
    {
        if (options.Data is not { } data)
            return options.OverriddenBy is not null
                ? (false, $"not compared with {champion.Record.Id}")
                : throw new BrokenContractException(
                    new Fault(
                        "--data",
                        0,
                        0,
                        $"rows on which {model.Record.Id} is compared with the champion {champion.Record.Id}",
                        "none",
                        "name a file that neither was trained on, or the same file with the same division"
                    )
                );
        var difference = EvaluateModel
            .Compare(champion, model, data, options.Evaluate)
            .FirstOrDefault(one => one.Metric == options.Metric);
        if (difference is null)
            return (false, $"nothing to measure by {MetricName.Of(options.Metric)}");
        string[] seen = [.. new[] { champion, model }.SelectMany(own => FindSeenRows.Of(own, data, options.Evaluate))];
        if (seen.Length > 0)
            return (false, string.Join("; ", seen));
        var gain = MetricName.IsLargerBetter(options.Metric) ? difference.Estimate.Value : -difference.Estimate.Value;
        return (
            gain > 0 && difference.PValue <= options.Significance,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{MetricName.Of(options.Metric)} {difference.Estimate.Value:+0.0000;-0.0000} against {champion.Record.Id} ({difference.Estimate.Low:+0.0000;-0.0000} to {difference.Estimate.High:+0.0000;-0.0000}, p = {difference.PValue:0.0000})"
            )
        );
    }
}
