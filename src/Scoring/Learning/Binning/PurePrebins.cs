namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>
/// Prebins with events only, or without any, have no weight of evidence: they join the next one, the last two the one before, until there is none
/// (OptBinning's refinement).
/// </summary>
internal static class PurePrebins
{
    /// <summary>The cuts that are left.</summary>
    public static double[] Merge(double[] numbers, byte[] events, double[] cuts)
    {
        while (cuts.Length > 0)
        {
            var counts = Count(numbers, events, cuts);
            bool[] pure = [.. counts.Select(count => count.Events == 0 || count.Others == 0)];
            if (!pure.Contains(true))
                break;
            cuts = [.. cuts.Where((_, i) => !(pure[i] || (i == cuts.Length - 1 && pure[i + 1])))];
        }
        return cuts;
    }

    /// <summary>The rows between cuts.</summary>
    /// <param name="numbers">Sorted.</param>
    /// <param name="events">1 or 0 for each.</param>
    /// <param name="cuts">Rising; a cut belongs to the range above it.</param>
    public static BinCount[] Count(double[] numbers, byte[] events, double[] cuts)
    {
        var counts = new BinCount[cuts.Length + 1];
        var bin = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            while (bin < cuts.Length && numbers[i] >= cuts[bin])
                bin++;
            counts[bin] += new BinCount(events[i], 1 - events[i]);
        }
        return counts;
    }
}
