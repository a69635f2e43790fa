namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>
/// Merges neighbouring prebins so that the information value is the largest possible under a trend and least sizes. By dynamic programming over the last
/// bin (first prebin, last prebin, whether the trend has turned, bins so far): exact, as OptBinning's constraint solver, but without one.
/// </summary>
internal sealed class OptimalMerge
{
    /// <summary>Values that differ by less are equal; then fewer bins win.</summary>
    private const double Equal = 1e-12;

    private readonly BinCount[] prefix;
    private readonly BinCount all;
    private readonly MergeLimits limits;
    private readonly int prebins;

    private OptimalMerge(IReadOnlyList<BinCount> bins, BinCount all, MergeLimits limits)
    {
        prebins = bins.Count;
        prefix = new BinCount[prebins + 1];
        for (var i = 0; i < prebins; i++)
            prefix[i + 1] = prefix[i] + bins[i];
        this.all = all;
        this.limits = limits;
    }

    /// <summary>The best merge.</summary>
    /// <param name="bins">Prebins in order.</param>
    /// <param name="all">All rows, also those in no prebin.</param>
    /// <param name="trend">Ascending, descending, peak, valley or none.</param>
    /// <param name="limits">Least sizes and the most bins.</param>
    /// <returns>The first prebin of each bin and the information value; null: not even one bin keeps the least sizes.</returns>
    public static (int[] Starts, double Iv)? Best(IReadOnlyList<BinCount> bins, BinCount all, Trend trend, MergeLimits limits) =>
        bins.Count == 0 ? null : new OptimalMerge(bins, all, limits).Solve(trend);

    private (int[] Starts, double Iv)? Solve(Trend trend)
    {
        var most = Math.Min(limits.BinsMax, prebins);
        var states = new Dictionary<State, Step>[most + 1];
        states[1] = [];
        for (var last = 0; last < prebins; last++)
        {
            if (IsLargeEnough(Of(0, last)))
                states[1][new State(0, last, IsTurned: false)] = new Step(BinMeasures.Iv(Of(0, last), all), default);
        }
        for (var count = 2; count <= most; count++)
        {
            states[count] = [];
            foreach (var (state, step) in states[count - 1])
                Extend(states[count], state, step, trend);
        }
        return Trace(states, most);
    }

    private void Extend(Dictionary<State, Step> next, State state, Step step, Trend trend)
    {
        var before = Of(state.First, state.Last);
        for (var last = state.Last + 1; last < prebins; last++)
        {
            var bin = Of(state.Last + 1, last);
            if (
                !IsLargeEnough(bin)
                || !AreApart(before, bin)
                || Turn(trend, state.IsTurned, before.CompareRate(bin)) is not { } isTurned
            )
                continue;
            var key = new State(state.Last + 1, last, isTurned);
            var iv = step.Iv + BinMeasures.Iv(bin, all);
            if (!next.TryGetValue(key, out var known) || iv > known.Iv + Equal)
                next[key] = new Step(iv, state);
        }
    }

    /// <summary>Whether the trend has turned after a step between bins (-1 up, 0 level, 1 down); null: the step is not allowed.</summary>
    private static bool? Turn(Trend trend, bool isTurned, int step) =>
        trend switch
        {
            Trend.None => false,
            Trend.Ascending => step <= 0 ? false : null,
            Trend.Descending => step >= 0 ? false : null,
            Trend.Peak or Trend.Valley => (trend == Trend.Peak ? step : -step) switch
            {
                0 => isTurned,
                < 0 => isTurned ? null : false,
                > 0 => true,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(trend)),
        };

    private (int[] Starts, double Iv)? Trace(Dictionary<State, Step>[] states, int most)
    {
        var (best, count, end) = (double.NegativeInfinity, 0, default(State));
        for (var bins = 1; bins <= most; bins++)
        {
            foreach (var (state, step) in states[bins])
            {
                if (state.Last == prebins - 1 && step.Iv > best + Equal)
                    (best, count, end) = (step.Iv, bins, state);
            }
        }
        if (count == 0)
            return null;
        var starts = new int[count];
        for (var at = count; at >= 1; at--)
        {
            starts[at - 1] = end.First;
            end = states[at][end].Before;
        }
        return (starts, best);
    }

    private BinCount Of(int first, int last) =>
        new(prefix[last + 1].Events - prefix[first].Events, prefix[last + 1].Others - prefix[first].Others);

    private bool IsLargeEnough(BinCount bin) =>
        bin.Rows >= limits.RowsMin && bin.Events >= limits.ClassMin && bin.Others >= limits.ClassMin;

    /// <summary>A z-test of two proportions with the pooled variance.</summary>
    private bool AreApart(BinCount one, BinCount other)
    {
        if (limits.ErrorsApartMin <= 0)
            return true;
        var rate = (one + other).EventRate;
        var error = Math.Sqrt(rate * (1 - rate) * ((1.0 / one.Rows) + (1.0 / other.Rows)));
        return Math.Abs(one.EventRate - other.EventRate) >= limits.ErrorsApartMin * error;
    }

    private readonly record struct State(int First, int Last, bool IsTurned);

    private readonly record struct Step(double Iv, State Before);
}

/// <summary>What a bin must hold.</summary>
/// <param name="BinsMax">Bins at most.</param>
/// <param name="RowsMin">Rows of a bin at least.</param>
/// <param name="ClassMin">Events, and other rows, of a bin at least.</param>
/// <param name="ErrorsApartMin">Standard errors between neighbours at least.</param>
internal readonly record struct MergeLimits(int BinsMax, long RowsMin, int ClassMin, double ErrorsApartMin);
