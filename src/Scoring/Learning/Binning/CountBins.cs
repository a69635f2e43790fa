using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>Counts training rows into bins, and weighs them.</summary>
internal static class CountBins
{
    /// <summary>Bins with fewer rows are told.</summary>
    private const int FewRows = 20;

    public static WoeBin Empty(BinKind kind) =>
        new()
        {
            Kind = kind,
            Events = 0,
            Others = 0,
            Woe = 0,
            Iv = 0,
        };

    public static WoeBin Group(ImmutableArray<string> categories) =>
        Empty(BinKind.Categories) with
        {
            Categories = categories.Sort(StringComparer.Ordinal),
        };

    /// <summary>The ranges between cuts.</summary>
    public static IEnumerable<WoeBin> Ranges(ReadOnlySpan<double> cuts)
    {
        var bins = new WoeBin[cuts.Length + 1];
        for (var i = 0; i < bins.Length; i++)
            bins[i] = Empty(BinKind.Range) with { From = i == 0 ? null : cuts[i - 1], Below = i == cuts.Length ? null : cuts[i] };
        return bins;
    }

    public static FeatureBinning Fill(
        FeatureColumn feature,
        byte[] labels,
        int[] rows,
        WoeBin[] bins,
        Trend trend,
        ImmutableArray<string> notes
    )
    {
        var empty = new FeatureBinning
        {
            Feature = feature.Name,
            Kind = feature.Kind,
            Trend = trend,
            Bins = [.. bins],
            FittedOn = RowFingerprint.Of(feature, labels, rows),
        };
        var places = empty.BinsOf(feature);
        var counts = new BinCount[bins.Length];
        var all = default(BinCount);
        foreach (var row in rows)
        {
            var one = new BinCount(labels[row], 1 - labels[row]);
            counts[places[row]] += one;
            all += one;
        }
        return empty with
        {
            Bins =
            [
                .. bins.Select(
                    (bin, i) =>
                        bin with
                        {
                            Events = counts[i].Events,
                            Others = counts[i].Others,
                            Woe = BinMeasures.Woe(counts[i], all),
                            Iv = BinMeasures.Iv(counts[i], all),
                        }
                ),
            ],
            Notes =
            [
                .. notes,
                .. bins.Zip(counts)
                    .Where(pair => pair.Second.Rows is > 0 and < FewRows && pair.First.Kind != BinKind.Other)
                    .Select(pair =>
                        string.Create(CultureInfo.InvariantCulture, $"few rows: {pair.First.Title} has {pair.Second.Rows}")
                    ),
            ],
        };
    }
}
