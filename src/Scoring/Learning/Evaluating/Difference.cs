namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>How much better or worse one model is than another on the same rows.</summary>
/// <param name="Metric">By this measure.</param>
/// <param name="Estimate">The second less the first.</param>
/// <param name="PValue">Two-sided: twice the smaller share of resamples on either side of no difference, each share with one resample added.</param>
public sealed record Difference(Metric Metric, Estimate Estimate, double PValue)
{
    internal static Difference Of(Metric metric, double value, double[] samples)
    {
        double[] known = [.. samples.Where(sample => !double.IsNaN(sample))];
        var (below, above) = (known.Count(sample => sample <= 0), known.Count(sample => sample >= 0));
        var p = Math.Min(1, 2.0 * (Math.Min(below, above) + 1) / (known.Length + 1));
        return new Difference(metric, Estimate.Of(value, known), p);
    }
}
