namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>
/// Prebins by a classification tree on one number, as scikit-learn's DecisionTreeClassifier grows it (Gini impurity, best leaf first): numbers are
/// taken as 32-bit floats and a cut lies halfway between two of them, so that cuts are the same to the last digit.
/// </summary>
internal static class CartCuts
{
    /// <summary>scikit-learn's FEATURE_THRESHOLD: numbers that are closer are the same.</summary>
    private const float Closest = 1e-7f;

    /// <summary>Cuts in rising order.</summary>
    /// <param name="numbers">Sorted, without NaN.</param>
    /// <param name="events">1 or 0 for each.</param>
    /// <param name="leavesMax">Prebins at most.</param>
    /// <param name="leafRowsMin">Rows of a prebin at least.</param>
    public static double[] Of(ReadOnlySpan<float> numbers, ReadOnlySpan<byte> events, int leavesMax, int leafRowsMin)
    {
        // Prefix[i]: events before the i-th number.
        var prefix = new int[events.Length + 1];
        for (var i = 0; i < events.Length; i++)
            prefix[i + 1] = prefix[i] + events[i];
        var cuts = new List<double>();
        // The best gain first; of equal ones the leftmost.
        var open = new PriorityQueue<Split, (double, int)>();
        Enqueue(open, numbers, prefix, 0, numbers.Length, leafRowsMin);
        while (cuts.Count < leavesMax - 1 && open.TryDequeue(out var split, out _))
        {
            cuts.Add(split.Cut);
            Enqueue(open, numbers, prefix, split.Start, split.Middle, leafRowsMin);
            Enqueue(open, numbers, prefix, split.Middle, split.End, leafRowsMin);
        }
        return [.. cuts.Distinct().Order()];
    }

    private static void Enqueue(
        PriorityQueue<Split, (double, int)> open,
        ReadOnlySpan<float> numbers,
        int[] prefix,
        int start,
        int end,
        int leafRowsMin
    )
    {
        var rows = end - start;
        var events = prefix[end] - prefix[start];
        if (rows < 2 * leafRowsMin || events == 0 || events == rows)
            return;
        var (best, middle) = (double.NegativeInfinity, -1);
        for (var i = start + leafRowsMin; i <= end - leafRowsMin; i++)
        {
            if (numbers[i] <= numbers[i - 1] + Closest)
                continue;
            var purity = Purity(prefix[i] - prefix[start], i - start) + Purity(prefix[end] - prefix[i], end - i);
            if (purity > best)
                (best, middle) = (purity, i);
        }
        if (middle < 0)
            return;
        var cut = (numbers[middle - 1] / 2.0) + (numbers[middle] / 2.0);
        // Gain in Gini impurity, times rows: the sums of squares over rows, less that of the whole.
        open.Enqueue(new Split(start, middle, end, cut), (Purity(events, rows) - best, start));
    }

    /// <summary>The sum of the squared counts of both classes over the rows.</summary>
    private static double Purity(long events, long rows)
    {
        double with = events;
        double without = rows - events;
        return ((with * with) + (without * without)) / rows;
    }

    private readonly record struct Split(int Start, int Middle, int End, double Cut);
}
