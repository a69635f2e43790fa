namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>A part of the rows in order of score.</summary>
/// <param name="Rows">Rows in it.</param>
/// <param name="Predicted">The mean probability.</param>
/// <param name="Observed">The share with the event.</param>
/// <param name="Low">From which the true share lies with 95% confidence (Wilson 1927).</param>
/// <param name="High">To which.</param>
public sealed record CalibrationPart(int Rows, double Predicted, double Observed, double Low, double High)
{
    /// <summary>Tenths of the rows, the highest scores first.</summary>
    public static IEnumerable<CalibrationPart> Of(RankedRows ranked)
    {
        for (var part = 0; part < RankedRows.CalibrationParts; part++)
        {
            var start = (int)((long)ranked.Rows * part / RankedRows.CalibrationParts);
            var end = (int)((long)ranked.Rows * (part + 1) / RankedRows.CalibrationParts);
            if (start == end)
                continue;
            var events = ranked.Labels[start..end].Sum(label => (long)label);
            var (low, high) = Proportion.Interval(events, end - start);
            yield return new CalibrationPart(
                end - start,
                ranked.Scores[start..end].Average(),
                (double)events / (end - start),
                low,
                high
            );
        }
    }
}
