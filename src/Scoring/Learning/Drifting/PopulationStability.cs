using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Drifting;

/// <summary>
/// Population stability index (群体稳定性指标): <c>sum((p - q) × ln(p ÷ q))</c> over the bins. Where nothing has moved it is about <c>(1 ÷ n + 1 ÷ m) × chi-squared</c> with one degree of freedom
/// less than there are bins (Yurdakul 2018): few rows and many bins give a large index by chance alone, so the usual 0.1 and 0.25 mean nothing without them.
/// </summary>
/// <param name="Feature">What is compared.</param>
/// <param name="Bins">Bins with rows on either side.</param>
/// <param name="Index">The index.</param>
/// <param name="Threshold">What chance exceeds in one of a hundred cases.</param>
public sealed record PopulationStability(string Feature, int Bins, double Index, double Threshold)
{
    /// <summary>How rarely chance alone exceeds the threshold.</summary>
    public const double Significance = 0.01;

    public bool HasDrifted => Index > Threshold;

    /// <summary>Compares counts by bin.</summary>
    public static PopulationStability Of(string feature, long[] before, long[] now)
    {
        double n = before.Sum();
        double m = now.Sum();
        var (index, bins) = (0.0, 0);
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] + now[i] == 0)
                continue;
            bins++;
            // Half a row where one side has none, so that a new bin is large but finite.
            var p = Math.Max(before[i], 0.5) / n;
            var q = Math.Max(now[i], 0.5) / m;
            index += (p - q) * Math.Log(p / q);
        }
        return new PopulationStability(
            feature,
            bins,
            index,
            ((1 / n) + (1 / m)) * ChiSquared.Quantile(1 - Significance, bins - 1)
        );
    }

    /// <summary>Compares a feature's training rows, as its bins counted them, with the rows of a table.</summary>
    public static PopulationStability Of(FeatureBinning binning, FeatureColumn column)
    {
        var now = new long[binning.Bins.Length];
        foreach (var bin in binning.BinsOf(column))
            now[bin]++;
        return Of(binning.Feature, [.. binning.Bins.Select(bin => bin.Count.Rows)], now);
    }
}
