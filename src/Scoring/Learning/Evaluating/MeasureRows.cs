namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>Works out all measures in one pass over ranked rows, each row counted as often as a weight says.</summary>
public static class MeasureRows
{
    private static readonly double[] Tops = [0.01, 0.05, 0.10, 0.25];

    /// <summary>All measures.</summary>
    /// <param name="ranked">The rows.</param>
    /// <returns>By <see cref="Metric"/>; NaN where there is nothing to measure (one class only, no strata).</returns>
    public static double[] Of(RankedRows ranked)
    {
        var weights = new int[ranked.Rows];
        Array.Fill(weights, 1);
        return Of(ranked, weights);
    }

    /// <summary>All measures with weights.</summary>
    /// <param name="ranked">The rows.</param>
    /// <param name="weights">By place.</param>
    internal static double[] Of(RankedRows ranked, int[] weights)
    {
        var values = new double[Enum.GetValues<Metric>().Length];
        Array.Fill(values, double.NaN);
        var (events, rows) = Totals(ranked, weights);
        var others = rows - events;
        if (events == 0 || others == 0)
            return values;
        Rank(ranked, weights, values, events, others);
        Calibrate(ranked, weights, values, rows, events);
        values[(int)Metric.Gini] = (2 * values[(int)Metric.Auc]) - 1;
        for (var i = 0; i < Tops.Length; i++)
            values[(int)Metric.LiftTop1 + i] = values[(int)Metric.CaptureTop1 + i] / Tops[i];
        if (ranked.Strata is { } strata)
            values[(int)Metric.AucWithin] = Within(ranked, weights, strata);
        return values;
    }

    private static (long Events, long Rows) Totals(RankedRows ranked, int[] weights)
    {
        var (events, rows) = (0L, 0L);
        for (var i = 0; i < weights.Length; i++)
        {
            rows += weights[i];
            events += weights[i] * ranked.Labels[i];
        }
        return (events, rows);
    }

    private static void Rank(RankedRows ranked, int[] weights, double[] values, long events, long others)
    {
        var (above, passed, pairs, distance, precision) = (0L, 0L, 0.0, 0.0, 0.0);
        var (start, top) = (0, 0);
        foreach (var end in ranked.BlockEnds)
        {
            var (e, o) = (0L, 0L);
            for (; start < end; start++)
            {
                e += weights[start] * ranked.Labels[start];
                o += weights[start] * (1 - ranked.Labels[start]);
            }
            if (e + o == 0)
                continue;
            pairs += o * (above + (e / 2.0));
            // A share of rows that ends within equal scores takes so much of them.
            while (top < Tops.Length && passed + e + o >= Tops[top] * (events + others))
            {
                var part = ((Tops[top] * (events + others)) - passed) / (e + o);
                values[(int)Metric.CaptureTop1 + top++] = (above + (part * e)) / events;
            }
            above += e;
            passed += e + o;
            distance = Math.Max(distance, Math.Abs(((double)above / events) - ((double)(passed - above) / others)));
            precision += (double)e / events * above / passed;
        }
        values[(int)Metric.Auc] = pairs / events / others;
        values[(int)Metric.Ks] = distance;
        values[(int)Metric.AveragePrecision] = precision;
    }

    private static void Calibrate(RankedRows ranked, int[] weights, double[] values, long rows, long events)
    {
        const double Closest = 1e-15;
        var (brier, loss, predicted, error) = (0.0, 0.0, 0.0, 0.0);
        for (var part = 0; part < RankedRows.CalibrationParts; part++)
        {
            var (sum, seen) = (0.0, 0L);
            var end = (int)((long)ranked.Rows * (part + 1) / RankedRows.CalibrationParts);
            for (var i = (int)((long)ranked.Rows * part / RankedRows.CalibrationParts); i < end; i++)
            {
                var (score, label, weight) = (ranked.Scores[i], ranked.Labels[i], weights[i]);
                if (weight == 0)
                    continue;
                brier += weight * (score - label) * (score - label);
                loss -= weight * Math.Log(Math.Clamp(label == 1 ? score : 1 - score, Closest, 1));
                sum += weight * score;
                seen += weight * label;
            }
            predicted += sum;
            error += Math.Abs(sum - seen);
        }
        values[(int)Metric.Brier] = brier / rows;
        values[(int)Metric.LogLoss] = loss / rows;
        values[(int)Metric.CalibrationError] = error / rows;
        values[(int)Metric.CalibrationRatio] = predicted / events;
    }

    private static double Within(RankedRows ranked, int[] weights, int[] strata)
    {
        var size = strata.Length == 0 ? 0 : strata.Max() + 1;
        var (above, block, others) = (new long[size], new long[size], new long[size]);
        var (start, pairs) = (0, 0.0);
        foreach (var end in ranked.BlockEnds)
        {
            for (var i = start; i < end; i++)
                block[strata[i]] += weights[i] * ranked.Labels[i];
            for (var i = start; i < end; i++)
            {
                var other = weights[i] * (1 - ranked.Labels[i]);
                others[strata[i]] += other;
                pairs += other * (above[strata[i]] + (block[strata[i]] / 2.0));
            }
            for (; start < end; start++)
            {
                above[strata[start]] += block[strata[start]];
                block[strata[start]] = 0;
            }
        }
        var all = above.Zip(others).Sum(pair => (double)pair.First * pair.Second);
        return all == 0 ? double.NaN : pairs / all;
    }
}
