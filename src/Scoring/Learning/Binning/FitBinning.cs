using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>
/// Bins a feature, in four steps: 1. special, missing and rare values are set apart; 2. the rest is cut fine: numbers by a tree (<see cref="CartCuts"/>), categories one by
/// one in order of their event rate; 3. prebins are merged for the largest information value (<see cref="OptimalMerge"/>); 4. weights of evidence are counted.
/// </summary>
public static class FitBinning
{
    /// <summary>A turn that gains so much of the information value is told.</summary>
    private const double TurnToldFrom = 1.3;

    /// <summary>Fits.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="labels">One a row.</param>
    /// <param name="rows">The training rows, and no other.</param>
    /// <param name="options">Sizes and trend.</param>
    public static FeatureBinning Of(FeatureColumn feature, byte[] labels, int[] rows, BinningOptions options)
    {
        var all = Count(rows, labels, _ => true);
        return feature.Kind == FeatureKind.Number
            ? OfNumbers(feature, labels, rows, options, all)
            : OfCategories(feature, labels, rows, options, all);
    }

    /// <summary>Counts the training rows in bins whose bounds are given.</summary>
    /// <param name="feature">A number.</param>
    /// <param name="labels">One a row.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="cuts">Rising; a cut belongs to the range above it.</param>
    public static FeatureBinning WithCuts(FeatureColumn feature, byte[] labels, int[] rows, ReadOnlySpan<double> cuts) =>
        CountBins.Fill(feature, labels, rows, [.. CountBins.Ranges(cuts), CountBins.Empty(BinKind.Missing)], Trend.None, []);

    /// <summary>Counts the training rows in groups of categories that are given.</summary>
    /// <param name="feature">A category.</param>
    /// <param name="labels">One a row.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="groups">Each category once.</param>
    public static FeatureBinning WithGroups(
        FeatureColumn feature,
        byte[] labels,
        int[] rows,
        IEnumerable<ImmutableArray<string>> groups
    ) =>
        CountBins.Fill(
            feature,
            labels,
            rows,
            [.. groups.Select(CountBins.Group), CountBins.Empty(BinKind.Other), CountBins.Empty(BinKind.Missing)],
            Trend.None,
            []
        );

    private static FeatureBinning OfNumbers(
        FeatureColumn feature,
        byte[] labels,
        int[] rows,
        BinningOptions options,
        BinCount all
    )
    {
        var specials = options.Specials.GetValueOrDefault(feature.Name, []);
        int[] plain = [.. rows.Where(row => !double.IsNaN(feature.Numbers[row]) && !specials.Contains(feature.Numbers[row]))];
        var (numbers, events) = Sorted(feature, labels, plain);
        var leafRows = Math.Max(1, (int)Math.Ceiling(options.PrebinShareMin * rows.Length));
        var cuts = PurePrebins.Merge(numbers, events, CartCuts.Of(Floats(numbers), events, options.PrebinsMax, leafRows));
        var prebins = PurePrebins.Count(numbers, events, cuts);
        var (starts, trend, notes) = Merge(
            prebins,
            all,
            LimitsOf(options, rows.Length),
            options.Trends.GetValueOrDefault(feature.Name, options.Trend)
        );
        WoeBin[] bins =
        [
            .. CountBins.Ranges([.. starts.Skip(1).Select(start => cuts[start - 1])]),
            .. specials.Distinct().Order().Select(value => CountBins.Empty(BinKind.Special) with { Special = value }),
            CountBins.Empty(BinKind.Missing),
        ];
        return CountBins.Fill(feature, labels, rows, bins, trend, notes);
    }

    private static FeatureBinning OfCategories(
        FeatureColumn feature,
        byte[] labels,
        int[] rows,
        BinningOptions options,
        BinCount all
    )
    {
        var counts = new BinCount[feature.Levels.Length];
        foreach (var row in rows)
        {
            if (feature.Codes[row] is var code && code != FeatureColumn.Missing)
                counts[code] += new BinCount(labels[row], 1 - labels[row]);
        }
        var least = Math.Max(1, options.CategoryShareMin * rows.Length);
        int[] common =
        [
            .. Enumerable
                .Range(0, counts.Length)
                .Where(code => counts[code].Rows >= least)
                .Order(Comparer<int>.Create((x, y) => counts[x].CompareRate(counts[y])))
                .ThenBy(code => feature.Levels[code], StringComparer.Ordinal),
        ];
        var (starts, trend, notes) = Merge(
            [.. common.Select(code => counts[code])],
            all,
            LimitsOf(options, rows.Length),
            Trend.Ascending
        );
        IEnumerable<ImmutableArray<string>> groups = starts.Select(
            (start, i) =>
                ImmutableArray.CreateRange(
                    common[start..(i + 1 < starts.Length ? starts[i + 1] : common.Length)].Select(code => feature.Levels[code])
                )
        );
        WoeBin[] bins =
        [
            .. groups.Where(group => !group.IsEmpty).Select(CountBins.Group),
            // Rare ones are not named: whatever has no bin of its own is another.
            CountBins.Empty(BinKind.Other),
            CountBins.Empty(BinKind.Missing),
        ];
        return CountBins.Fill(feature, labels, rows, bins, trend, notes);
    }

    /// <summary>The first prebin of each bin, the trend, and what is to be told of it.</summary>
    private static (int[] Starts, Trend Trend, ImmutableArray<string> Notes) Merge(
        IReadOnlyList<BinCount> prebins,
        BinCount all,
        MergeLimits limits,
        Trend wanted
    )
    {
        if (wanted != Trend.Auto)
            return OptimalMerge.Best(prebins, all, wanted, limits) is { } only
                ? (only.Starts, wanted, [])
                : ([0], wanted, ["too few rows or events for a bin of its own"]);
        var rising = OptimalMerge.Best(prebins, all, Trend.Ascending, limits);
        var falling = OptimalMerge.Best(prebins, all, Trend.Descending, limits);
        if (rising is null || falling is null)
            return ([0], Trend.Ascending, ["too few rows or events for a bin of its own"]);
        var (best, trend) =
            rising.Value.Iv >= falling.Value.Iv ? (rising.Value, Trend.Ascending) : (falling.Value, Trend.Descending);
        return (best.Starts, trend, TurnNotes(prebins, all, limits, best.Iv));
    }

    private static ImmutableArray<string> TurnNotes(IReadOnlyList<BinCount> prebins, BinCount all, MergeLimits limits, double iv)
    {
        var turned = ((Trend[])[Trend.Peak, Trend.Valley])
            .Select(trend => (Trend: trend, OptimalMerge.Best(prebins, all, trend, limits)?.Iv))
            .MaxBy(pair => pair.Iv ?? 0);
        return turned.Iv is { } other && other > Math.Max(iv * TurnToldFrom, iv + 0.01)
            ?
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"cannot be binned monotonically without loss: information value {iv:0.0000}, with a {turned.Trend.ToString().ToLowerInvariant()} {other:0.0000}"
                ),
            ]
            : [];
    }

    private static MergeLimits LimitsOf(BinningOptions options, int rows) =>
        new(
            options.BinsMax,
            (long)Math.Ceiling(options.BinShareMin * rows),
            Math.Max(1, options.ClassMin),
            options.ErrorsApartMin
        );

    private static (double[] Numbers, byte[] Events) Sorted(FeatureColumn feature, byte[] labels, int[] rows)
    {
        double[] numbers = [.. rows.Select(row => feature.Numbers[row])];
        byte[] events = [.. rows.Select(row => labels[row])];
        // The order of equal numbers changes nothing: cuts lie between different ones only.
        Array.Sort(numbers, events);
        return (numbers, events);
    }

    private static float[] Floats(double[] numbers) => Array.ConvertAll(numbers, number => (float)number);

    private static BinCount Count(int[] rows, byte[] labels, Func<int, bool> isIn)
    {
        var (events, others) = (0L, 0L);
        foreach (var row in rows.Where(isIn))
            _ = labels[row] == 1 ? events++ : others++;
        return new BinCount(events, others);
    }
}
