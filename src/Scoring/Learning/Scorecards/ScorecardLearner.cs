using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Scorecards;

/// <summary>
/// Makes a scorecard, in four steps: 1. each feature is binned, or its given bins are checked; 2. weak ones are left out; 3. a logistic regression on weights of evidence, without
/// features that would count against their own evidence; 4. coefficients become points.
/// </summary>
public sealed class ScorecardLearner(ScorecardOptions options, ImmutableArray<FeatureBinning> given = default) : ILearner
{
    /// <summary>Bins that were fitted on other rows than those a model is trained on, test rows among them perhaps: its test would be worth nothing.</summary>
    public static ImmutableArray<LearningFault> Faults(ImmutableArray<FeatureBinning> given, LearningTable table, int[] rows) =>
        [
            .. from binning in given
            let feature = table.Find(binning.Feature)
            let fault = feature is null || feature.Kind != binning.Kind ? "no such column of this kind"
            : RowFingerprint.Of(feature, table.Labels, rows) is var own && own != binning.FittedOn
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"bins fitted on {binning.FittedOn.Split(':')[0]} rows that are not the {rows.Length} training rows"
                )
            : null
            where fault is not null
            select new LearningFault(
                binning.Feature,
                "bins fitted on exactly the training rows",
                fault,
                "fit them with the same file and the same --split: bins that have seen the test rows make the test worthless"
            ),
        ];

    public IModel Learn(LearningTable table, int[] rows)
    {
        var labels = Array.ConvertAll(rows, row => table.Labels[row]);
        var leftOut = ImmutableArray.CreateBuilder<LeftOut>();
        var binned = new List<FeatureBinning>();
        foreach (var feature in table.Features)
        {
            if (TableChecks.NoteOf(feature, rows) is { } note)
                leftOut.Add(new LeftOut(feature.Name, note));
            else if (Bins(feature, table, rows) is var binning && binning.Iv < options.IvMin)
                leftOut.Add(
                    new LeftOut(
                        feature.Name,
                        string.Create(CultureInfo.InvariantCulture, $"information value {binning.Iv:0.0000}")
                    )
                );
            else
                binned.Add(binning);
        }
        binned = [.. binned.OrderByDescending(binning => binning.Iv).ThenBy(binning => binning.Feature, StringComparer.Ordinal)];
        var (kept, weights) = Regress(table, rows, labels, binned, leftOut);
        return new Scorecard
        {
            Scale = options.Scale,
            Intercept = weights[0],
            StartMilli = options.Scale.StartMilli(weights[0]),
            Features = [.. kept.Select((binning, i) => FeatureOf(binning, weights[i + 1]))],
            LeftOut = leftOut.ToImmutable(),
        };
    }

    private FeatureBinning Bins(FeatureColumn feature, LearningTable table, int[] rows) =>
        (given.IsDefault ? null : given.FirstOrDefault(binning => binning.Feature == feature.Name))
        ?? FitBinning.Of(feature, table.Labels, rows, options.Binning);

    /// <summary>A coefficient of 0 or less contradicts the evidence of its own bins, which others tell better: the lowest goes, one at a time.</summary>
    private (List<FeatureBinning> Kept, double[] Weights) Regress(
        LearningTable table,
        int[] rows,
        byte[] labels,
        List<FeatureBinning> binned,
        ImmutableArray<LeftOut>.Builder leftOut
    )
    {
        var columns = binned.ToDictionary(binning => binning, binning => Weigh(binning, table, rows));
        List<FeatureBinning> kept = [.. binned];
        while (true)
        {
            var weights = NewtonLogit.Fit([.. kept.Select(binning => columns[binning])], labels, options.Ridge);
            var lowest = Enumerable.Range(0, kept.Count).OrderBy(i => weights[i + 1]).FirstOrDefault(-1);
            if (lowest < 0 || weights[lowest + 1] > 0)
                return (kept, weights);
            leftOut.Add(new LeftOut(kept[lowest].Feature, "others tell it better: its coefficient would be below 0"));
            kept.RemoveAt(lowest);
        }
    }

    private static double[] Weigh(FeatureBinning binning, LearningTable table, int[] rows)
    {
        var bins = binning.BinsOf(table[binning.Feature].Take(rows));
        return Array.ConvertAll(bins, bin => binning.Bins[bin].Woe);
    }

    private ScorecardFeature FeatureOf(FeatureBinning binning, double coefficient)
    {
        ImmutableArray<long> points = [.. binning.Bins.Select(bin => options.Scale.PartMilli(coefficient * bin.Woe))];
        var rows = binning.Bins.Sum(bin => bin.Count.Rows);
        var sum = binning.Bins.Zip(points).Sum(pair => pair.First.Count.Rows * pair.Second);
        return new ScorecardFeature
        {
            Binning = binning,
            Coefficient = coefficient,
            PointsMilli = points,
            MeanMilli = (long)Math.Round((double)sum / rows, MidpointRounding.AwayFromZero),
        };
    }
}
