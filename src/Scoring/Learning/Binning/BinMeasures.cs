namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>What a feature's bins tell of the event.</summary>
public static class BinMeasures
{
    /// <summary>
    /// Weight of evidence (证据权重): <c>ln((events ÷ all events) ÷ (others ÷ all others))</c>; above 0 where the event is likelier than on average. Half a row is added to both
    /// counts where one of them is 0. With 30 of 100 events and 20 of 200 others: ln(0.3 ÷ 0.1) = 1.0986.
    /// </summary>
    public static double Woe(BinCount bin, BinCount all)
    {
        if (bin.Rows == 0 || all.Events == 0 || all.Others == 0)
            return 0;
        var (events, others) = Counts(bin);
        return Math.Log(events / all.Events / (others / all.Others));
    }

    /// <summary>A bin's part of the information value (信息值): <c>(events ÷ all events - others ÷ all others) × WoE</c>.</summary>
    public static double Iv(BinCount bin, BinCount all)
    {
        if (bin.Rows == 0 || all.Events == 0 || all.Others == 0)
            return 0;
        var (events, others) = Counts(bin);
        return ((events / all.Events) - (others / all.Others)) * Woe(bin, all);
    }

    /// <summary>How well bins, ordered by event rate, tell events from others: <c>2 AUC - 1</c>, ties counted half.</summary>
    public static double Gini(IEnumerable<BinCount> bins)
    {
        var ordered = bins.Where(bin => bin.Rows > 0).Order(Comparer<BinCount>.Create((x, y) => -x.CompareRate(y))).ToList();
        double events = ordered.Sum(bin => bin.Events);
        double others = ordered.Sum(bin => bin.Others);
        if (events == 0 || others == 0)
            return 0;
        var (sum, below) = (0.0, others);
        foreach (var bin in ordered)
        {
            below -= bin.Others;
            sum += bin.Events * ((2 * below) + bin.Others);
        }
        return (sum / (events * others)) - 1;
    }

    /// <summary>Jensen-Shannon divergence of the distributions of events and of others over the bins, in nats.</summary>
    public static double JensenShannon(IReadOnlyCollection<BinCount> bins)
    {
        double events = bins.Sum(bin => bin.Events);
        double others = bins.Sum(bin => bin.Others);
        if (events == 0 || others == 0)
            return 0;
        return bins.Sum(bin =>
        {
            var (p, q) = (bin.Events / events, bin.Others / others);
            var middle = (p + q) / 2;
            return (Part(p, middle) + Part(q, middle)) / 2;
        });
    }

    private static double Part(double share, double middle) => share == 0 ? 0 : share * Math.Log(share / middle);

    private static (double Events, double Others) Counts(BinCount bin) =>
        bin.Events == 0 || bin.Others == 0 ? (bin.Events + 0.5, bin.Others + 0.5) : (bin.Events, bin.Others);
}
