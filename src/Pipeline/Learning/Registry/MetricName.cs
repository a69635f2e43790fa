using System.Collections.Immutable;
using System.Text.Json;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Pipeline.Learning.Registry;

/// <summary>Measures as documents and commands name them: <c>auc</c>, <c>capture_top10</c>.</summary>
public static class MetricName
{
    public static string Of(Metric metric) => JsonNamingPolicy.SnakeCaseLower.ConvertName(metric.ToString());

    /// <summary>The measure of a name; null: there is none.</summary>
    public static Metric? Parse(string name)
    {
        foreach (var metric in Enum.GetValues<Metric>())
        {
            if (Of(metric) == name)
                return metric;
        }
        return null;
    }

    /// <summary>Whether a larger value is a better one; of calibration ratios neither is.</summary>
    public static bool IsLargerBetter(Metric metric) =>
        metric is not (Metric.Brier or Metric.LogLoss or Metric.CalibrationError or Metric.CalibrationRatio);

    /// <summary>Estimates by name, without those that measure nothing.</summary>
    public static ImmutableSortedDictionary<string, Estimate> Named(IReadOnlyList<Estimate> estimates) =>
        estimates
            .Select((estimate, i) => (Name: Of((Metric)i), estimate))
            .Where(pair => !double.IsNaN(pair.estimate.Value))
            .ToImmutableSortedDictionary(pair => pair.Name, pair => pair.estimate, StringComparer.Ordinal);
}
