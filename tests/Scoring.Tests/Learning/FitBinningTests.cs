using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Scorecards;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Tests.Learning;

public sealed class FitBinningTests
{
    private static readonly BinningOptions WithCodes = new()
    {
        Specials = ImmutableDictionary<string, ImmutableArray<double>>.Empty.Add("kitchen age", [-9999]),
    };

    [Fact]
    public void Numbers_CodesAndMissingOnes_HaveBinsOfTheirOwn()
    {
        var table = InventedTable.Of(4_000);
        var age = table["kitchen age"];
        var binning = FitBinning.Of(age, table.Labels, table.AllRows(), WithCodes);
        var places = binning.BinsOf(age);
        for (var row = 0; row < table.Rows; row++)
        {
            var bin = binning.Bins[places[row]];
            var value = age.Numbers[row];
            Assert.Equal(
                double.IsNaN(value) ? BinKind.Missing
                    : value == -9999 ? BinKind.Special
                    : BinKind.Range,
                bin.Kind
            );
            if (bin.Kind == BinKind.Range)
                Assert.True((bin.From ?? double.NegativeInfinity) <= value && value < (bin.Below ?? double.PositiveInfinity));
        }
        Assert.Equal(table.Rows, binning.Bins.Sum(bin => bin.Count.Rows));
        Assert.Equal(Trend.Ascending, binning.Trend);
        double[] rates = [.. binning.Bins.Where(bin => bin.Kind == BinKind.Range).Select(bin => bin.Count.EventRate)];
        Assert.True(rates.Length > 2);
        Assert.Equal(rates.Order(), rates);
    }

    [Fact]
    public void Categories_RareAndUnseenOnes_ShareABin()
    {
        var table = InventedTable.Of(4_000);
        var binning = FitBinning.Of(table["district"], table.Labels, table.AllRows(), new BinningOptions());
        var strangers = FeatureColumn.OfTexts("district", ["rare", "never seen", null, "西湖区"]);
        int[] places = binning.BinsOf(strangers);
        Assert.Equal(
            [BinKind.Other, BinKind.Other, BinKind.Missing, BinKind.Categories],
            places.Select(place => binning.Bins[place].Kind)
        );
        Assert.Equal(["西湖区"], binning.Bins[places[3]].Categories);
        // Rare names, which may be persons', are not kept.
        Assert.DoesNotContain(binning.Bins, bin => bin.Categories.Contains("rare"));
        // It is the riskiest, and groups stand in order of risk.
        Assert.Equal(places[3], binning.Bins.Count(bin => bin.Kind == BinKind.Categories) - 1);
    }

    [Fact]
    public void Numbers_ThatRiseAndFall_AreToldAndBinnedAsAPeakWhereAsked()
    {
        var numbers = Enumerable.Range(0, 900).Select(i => (double)i).ToArray();
        // Every row of the middle third but one in three, one in three of the others.
        var labels = Enumerable
            .Range(0, 900)
            .Select(i => (byte)(i / 300 == 1 ? (i % 3 == 0 ? 0 : 1) : (i % 3 == 0 ? 1 : 0)))
            .ToArray();
        var (feature, rows) = (FeatureColumn.OfNumbers("x", numbers), Enumerable.Range(0, 900).ToArray());
        var monotone = FitBinning.Of(feature, labels, rows, new BinningOptions());
        Assert.Contains(
            monotone.Notes,
            note => note.StartsWith("cannot be binned monotonically without loss:", StringComparison.Ordinal)
        );
        var peak = FitBinning.Of(feature, labels, rows, new BinningOptions { Trend = Trend.Peak, BinsMax = 3 });
        Assert.Empty(peak.Notes);
        Assert.Equal(2, peak.Cuts.Length);
        Assert.Equal(299.5, peak.Cuts[0], 2.0);
        Assert.True(peak.Iv > 1.3 * monotone.Iv);
    }

    [Fact]
    public void Bins_KeepTheirLeastSizes()
    {
        var table = InventedTable.Of(2_000);
        var options = new BinningOptions
        {
            BinShareMin = 0.2,
            ClassMin = 30,
            BinsMax = 3,
        };
        var binning = FitBinning.Of(table["kitchen age"], table.Labels, table.AllRows(), options);
        var ranges = binning.Bins.Where(bin => bin.Kind == BinKind.Range).ToList();
        Assert.InRange(ranges.Count, 2, 3);
        Assert.All(
            ranges,
            bin =>
            {
                Assert.True(bin.Count.Rows >= 400);
                Assert.True(bin.Events >= 30 && bin.Others >= 30);
            }
        );
    }

    [Fact]
    public void BinsOfOtherRows_AreRefused()
    {
        var table = InventedTable.Of(1_000);
        int[] training = [.. Enumerable.Range(0, 700)];
        var own = FitBinning.Of(table["district"], table.Labels, training, new BinningOptions());
        var leaking = FitBinning.Of(table["district"], table.Labels, table.AllRows(), new BinningOptions());
        Assert.Empty(ScorecardLearner.Faults([own], table, training));
        // The order of the rows does not matter, only which they are.
        Assert.Empty(ScorecardLearner.Faults([own], table, [.. training.Reverse()]));
        var fault = Assert.Single(ScorecardLearner.Faults([leaking], table, training));
        Assert.Equal(("district", "bins fitted on 1000 rows that are not the 700 training rows"), (fault.Place, fault.Found));
        // As many rows, of which one is another.
        var swapped = FitBinning.Of(table["district"], table.Labels, [.. training.Skip(1), 999], new BinningOptions());
        Assert.Single(ScorecardLearner.Faults([swapped], table, training));
    }

    [Theory]
    [InlineData(30, 100, 20, 200, 1.0986122886681098)]
    [InlineData(0, 10, 10, 10, -3.0445224377234230)] // ln((0.5 / 10) / (10.5 / 10)) = -ln 21
    public void Woe_IsTheLogOfTheRatioOfShares(long events, long allEvents, long others, long allOthers, double expected) =>
        Assert.Equal(expected, BinMeasures.Woe(new BinCount(events, others), new BinCount(allEvents, allOthers)), 1e-12);
}
