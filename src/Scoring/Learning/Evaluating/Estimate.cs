namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>A measure and the interval in which it lies with 95% confidence.</summary>
/// <param name="Value">On the rows as they are; NaN: nothing to measure.</param>
/// <param name="Low">The 2.5th percentile over the resamples.</param>
/// <param name="High">The 97.5th percentile.</param>
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>By the percentiles of resamples; those with nothing to measure are left out.</summary>
    public static Estimate Of(double value, IEnumerable<double> resamples)
    {
        double[] sorted = [.. resamples.Where(sample => !double.IsNaN(sample)).Order()];
        return sorted.Length == 0
            ? new Estimate(value, double.NaN, double.NaN)
            : new Estimate(value, Percentile(sorted, 0.025), Percentile(sorted, 0.975));
    }

    private static double Percentile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
