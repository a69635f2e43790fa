using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Scorecards;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>Whether a document that reads as a model can score: a file that was cut, or edited by hand, is told and not used.</summary>
internal static class ModelSoundness
{
    /// <summary>Sums of a thousand features stay far below the largest whole number.</summary>
    private const long PointsMax = 1_000_000_000_000;

    public static string? FaultOf(IModel model) =>
        model switch
        {
            Scorecard card => FaultOf(card),
            LogisticModel logistic => FaultOf(logistic.Encodings)
                ?? (
                    logistic.Coefficients.Length != logistic.Encodings.Sum(encoding => encoding.Names().Count())
                    || !logistic.Coefficients.Append(logistic.Intercept).All(double.IsFinite)
                        ? "coefficients that are not one finite number a column"
                        : null
                ),
            BoostedModel boosted => FaultOf(boosted.Encodings) ?? FaultOf(boosted),
            _ => throw new ArgumentOutOfRangeException(nameof(model)),
        };

    /// <summary>Of bins that were read.</summary>
    public static string? FaultOf(FeatureBinning? binning)
    {
        if (binning is null || binning.Bins.IsEmpty || binning.Bins.Any(bin => bin is null || !double.IsFinite(bin.Woe)))
            return "a feature without sound bins";
        var isNumber = binning.Kind == FeatureKind.Number;
        var cuts = binning.Cuts;
        var ranges = binning.Bins.Count(bin => bin.Kind == BinKind.Range);
        var isSound =
            binning.Bins[^1].Kind == BinKind.Missing
            && (isNumber || (binning.Bins.Length >= 2 && binning.Bins[^2].Kind == BinKind.Other))
            && (!isNumber || (ranges == cuts.Length + 1 && binning.Bins.Take(ranges).All(bin => bin.Kind == BinKind.Range)))
            && cuts.All(double.IsFinite)
            && cuts.Zip(cuts.Skip(1)).All(pair => pair.First < pair.Second)
            && binning.Bins.All(bin => bin.Kind != BinKind.Special || bin.Special is not null)
            && binning.Bins.All(bin => bin.Categories.All(category => category is not null));
        return isSound ? null : $"bins of '{binning.Feature}' that do not fit together";
    }

    private static string? FaultOf(Scorecard card)
    {
        if (card.Scale is not { ToDoubleOdds: > 0, BaseOdds: > 0, StepMilli: >= 1 and <= 1000 })
            return "a scale that is none";
        foreach (var feature in card.Features)
        {
            if (feature is null || FaultOf(feature.Binning) is not null)
                return FaultOf(feature?.Binning);
            if (feature.PointsMilli.Length != feature.Binning.Bins.Length)
                return $"points of '{feature.Binning.Feature}' that are not one a bin";
            if (feature.PointsMilli.Append(card.StartMilli).Any(points => points is < -PointsMax or > PointsMax))
                return $"points of '{feature.Binning.Feature}' that are beyond all bounds";
        }
        return IsDistinct(card.Features.Select(feature => feature.Binning.Feature)) ? null : "a feature twice";
    }

    private static string? FaultOf(ImmutableArray<FeatureEncoding> encodings) =>
        encodings.Any(encoding =>
            encoding is null
            || encoding.Spread is 0 or double.NaN
            || !double.IsFinite(encoding.Missing)
            || encoding.Categories.Contains(null!)
        )
            ? "a feature without a sound encoding"
        : IsDistinct(encodings.Select(encoding => encoding.Feature)) ? null
        : "a feature twice";

    private static string? FaultOf(BoostedModel model)
    {
        var columns = model.Encodings.Sum(encoding => encoding.Names().Count());
        return model.Trees.All(tree => tree is not null && tree.IsSound(columns)) ? null : "a tree that leads nowhere";
    }

    private static bool IsDistinct(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Distinct(StringComparer.Ordinal).Count() == all.Length;
    }
}
