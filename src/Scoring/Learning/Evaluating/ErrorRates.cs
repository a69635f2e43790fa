namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>Whom a model wrongs (公平性): how often rows of a group are flagged, and how often wrongly, when those from a score on are flagged.</summary>
/// <param name="Group">The value of the column.</param>
/// <param name="Rows">Rows of the group.</param>
/// <param name="Events">Those with the event.</param>
/// <param name="Flagged">The share flagged.</param>
/// <param name="FalsePositive">The share flagged of those without the event.</param>
/// <param name="FalseNegative">The share not flagged of those with it.</param>
/// <param name="Precision">The share with the event of those flagged.</param>
/// <param name="PredictedOverObserved">Predicted events over observed ones; NaN: none observed.</param>
/// <param name="Auc">Within the group; NaN: one class only.</param>
public sealed record ErrorRates(
    string Group,
    int Rows,
    long Events,
    Estimate Flagged,
    Estimate FalsePositive,
    Estimate FalseNegative,
    Estimate Precision,
    double PredictedOverObserved,
    double Auc
)
{
    /// <summary>By group, the largest first.</summary>
    /// <param name="scores">Probabilities.</param>
    /// <param name="labels">Outcomes.</param>
    /// <param name="groups">The group of each row.</param>
    /// <param name="flaggedFrom">Rows from this score on are flagged.</param>
    public static IEnumerable<ErrorRates> Of(double[] scores, byte[] labels, string[] groups, double flaggedFrom) =>
        Enumerable
            .Range(0, scores.Length)
            .GroupBy(row => groups[row], StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
            {
                int[] rows = [.. group];
                var ranked = new RankedRows(
                    Array.ConvertAll(rows, row => scores[row]),
                    Array.ConvertAll(rows, row => labels[row])
                );
                long flagged = rows.Count(row => scores[row] >= flaggedFrom);
                long events = rows.Sum(row => labels[row]);
                long hits = rows.Count(row => labels[row] == 1 && scores[row] >= flaggedFrom);
                return new ErrorRates(
                    group.Key,
                    rows.Length,
                    events,
                    Share(flagged, rows.Length),
                    Share(flagged - hits, rows.Length - events),
                    Share(events - hits, events),
                    Share(hits, flagged),
                    events == 0 ? double.NaN : rows.Sum(row => scores[row]) / events,
                    MeasureRows.Of(ranked)[(int)Metric.Auc]
                );
            });

    /// <summary>The score from which on a share of the rows is flagged, or a little more where scores are equal.</summary>
    public static double ScoreOfTop(double[] scores, double share)
    {
        double[] falling = [.. scores.OrderDescending()];
        return falling[Math.Clamp((int)Math.Ceiling(share * falling.Length) - 1, 0, falling.Length - 1)];
    }

    private static Estimate Share(long part, long whole)
    {
        var (low, high) = Proportion.Interval(part, whole);
        return new Estimate(whole == 0 ? double.NaN : (double)part / whole, low, high);
    }
}
