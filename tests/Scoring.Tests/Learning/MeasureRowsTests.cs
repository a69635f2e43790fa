using CsCheck;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Scoring.Tests.Learning;

/// <summary>Measures against their definitions, on scores with ties.</summary>
public sealed class MeasureRowsTests
{
    private static readonly Gen<(double Score, byte Label, int Stratum)[]> Rows = Gen.Select(
        Gen.Int[0, 12].Select(i => i / 12.0),
        Gen.Int[0, 1].Select(i => (byte)i),
        Gen.Int[0, 3]
    ).Array[2, 40];

    [Fact]
    public void AucAndKs_AreThoseOfAllPairsAndCuts() =>
        Rows.Sample(rows =>
        {
            var values = Measure(rows);
            var (events, others) = (rows.Where(row => row.Label == 1).ToList(), rows.Where(row => row.Label == 0).ToList());
            if (events.Count == 0 || others.Count == 0)
            {
                Assert.All(values, value => Assert.True(double.IsNaN(value)));
                return;
            }
            Assert.Equal(Pairs(rows, (_, _) => true), values[(int)Metric.Auc], 1e-12);
            Assert.Equal((2 * values[(int)Metric.Auc]) - 1, values[(int)Metric.Gini], 1e-12);
            var ks = rows.Max(cut =>
                Math.Abs(
                    ((double)events.Count(row => row.Score >= cut.Score) / events.Count)
                        - ((double)others.Count(row => row.Score >= cut.Score) / others.Count)
                )
            );
            Assert.Equal(ks, values[(int)Metric.Ks], 1e-12);
            Assert.Equal(Pairs(rows, (one, other) => one == other), values[(int)Metric.AucWithin], 1e-12);
            Assert.Equal(
                rows.Average(row => (row.Score - row.Label) * (row.Score - row.Label)),
                values[(int)Metric.Brier],
                1e-12
            );
            Assert.Equal(rows.Sum(row => row.Score) / events.Count, values[(int)Metric.CalibrationRatio], 1e-12);
        });

    /// <summary>A row with weight three is three rows.</summary>
    [Fact]
    public void Weights_CountRowsSoOften() =>
        Gen.Select(Rows, Gen.Int[0, 3].Array[40])
            .Sample(
                (rows, weights) =>
                {
                    var ranked = Ranked(rows);
                    var byPlace = Array.ConvertAll(ranked.Order, row => weights[row]);
                    var weighted = MeasureRows.Of(ranked, byPlace);
                    var repeated = Measure([.. rows.SelectMany((row, i) => Enumerable.Repeat(row, weights[i]))]);
                    foreach (var metric in Enum.GetValues<Metric>().Where(metric => metric != Metric.CalibrationError))
                        Assert.Equal(repeated[(int)metric], weighted[(int)metric], 1e-9);
                }
            );

    /// <summary>Scores 0.9, 0.8, 0.7, 0.6 with outcomes 1, 0, 1, 0: precision 1 at half of the events, 2/3 at all of them.</summary>
    [Fact]
    public void AveragePrecision_OfFourRows_IsFiveSixths() =>
        Assert.Equal(5.0 / 6, Measure([(0.9, 1, 0), (0.8, 0, 0), (0.7, 1, 0), (0.6, 0, 0)])[(int)Metric.AveragePrecision], 1e-12);

    /// <summary>Twenty rows, five events: the first quarter are five rows, of which three are events; a tenth are two.</summary>
    [Fact]
    public void Capture_AndLift_CountTheFirstRows()
    {
        (double, byte, int)[] rows =
        [
            .. Enumerable.Range(0, 20).Select(i => (1 - (i / 20.0), (byte)(i is 0 or 1 or 4 or 10 or 19 ? 1 : 0), 0)),
        ];
        var values = Measure(rows);
        Assert.Equal(0.6, values[(int)Metric.CaptureTop25], 1e-12);
        Assert.Equal(2.4, values[(int)Metric.LiftTop25], 1e-12);
        Assert.Equal(0.4, values[(int)Metric.CaptureTop10], 1e-12);
        // Where all scores are equal, a share of the rows has that share of the events.
        var level = Measure([.. rows.Select(row => (0.5, row.Item2, 0))]);
        Assert.Equal(0.10, level[(int)Metric.CaptureTop10], 1e-12);
        Assert.Equal(1, level[(int)Metric.LiftTop1], 1e-12);
        Assert.Equal(0.5, level[(int)Metric.Auc], 1e-12);
    }

    [Fact]
    public void Bootstrap_OnOneAndTwoThreads_GivesTheSame()
    {
        var table = InventedTable.Of(500);
        var ranked = new RankedRows([.. table["noise"].Numbers.Select(value => value / 1000)], table.Labels);
        var one = Bootstrap.Of(ranked, new BootstrapOptions(50, 7, 1));
        Assert.Equal(one, Bootstrap.Of(ranked, new BootstrapOptions(50, 7, 2)));
        Assert.NotEqual(one, Bootstrap.Of(ranked, new BootstrapOptions(50, 8, 1)));
        Assert.All(one.Where(estimate => !double.IsNaN(estimate.Value)), estimate => Assert.True(estimate.Low <= estimate.High));
    }

    /// <summary>Each row ten times over tells no more than once: with groups the interval is as wide, without it is narrower by about the root of ten.</summary>
    [Fact]
    public void Bootstrap_OfRepeatedRows_IsNotNarrowerWhenGroupsStayTogether()
    {
        var table = InventedTable.Of(200);
        double[] scores =
        [
            .. table["kitchen age"].Numbers.Select(value => double.IsNaN(value) ? 0.5 : Math.Clamp(value / 40, 0, 1)),
        ];
        int[] tenfold = [.. Enumerable.Range(0, 2_000).Select(i => i / 10)];
        var (repeatedScores, repeatedLabels) = (
            Array.ConvertAll(tenfold, row => scores[row]),
            Array.ConvertAll(tenfold, row => table.Labels[row])
        );
        var options = new BootstrapOptions(400, 3, 2);
        var single = Width(Bootstrap.Of(new RankedRows(scores, table.Labels), options));
        Assert.Equal(single, Width(Bootstrap.Of(new RankedRows(repeatedScores, repeatedLabels, tenfold), options)), 1e-9);
        Assert.InRange(Width(Bootstrap.Of(new RankedRows(repeatedScores, repeatedLabels), options)) / single, 0.2, 0.45);
    }

    [Fact]
    public void Paired_OfTheSameModel_IsNoDifference()
    {
        var table = InventedTable.Of(300);
        double[] scores = [.. table["noise"].Numbers.Select(value => value / 1000)];
        var same = Bootstrap.Paired(
            new RankedRows(scores, table.Labels),
            new RankedRows(scores, table.Labels),
            new BootstrapOptions(100, 1, 1)
        );
        Assert.All(
            same.Where(one => !double.IsNaN(one.Estimate.Value)),
            one => Assert.Equal((0, 1), (one.Estimate.Value, one.PValue))
        );
        // The outcome itself is better by all there is, in all of 100 resamples: p = 2 × 1 ÷ 101.
        double[] perfect = [.. table.Labels.Select(label => (double)label)];
        var better = Bootstrap.Paired(
            new RankedRows(scores, table.Labels),
            new RankedRows(perfect, table.Labels),
            new BootstrapOptions(100, 1, 1)
        );
        Assert.Equal(2.0 / 101, better[(int)Metric.Auc].PValue, 1e-12);
    }

    private static double Width(Estimate[] estimates) => estimates[(int)Metric.Auc].High - estimates[(int)Metric.Auc].Low;

    private static double[] Measure((double Score, byte Label, int Stratum)[] rows) => MeasureRows.Of(Ranked(rows));

    private static RankedRows Ranked((double Score, byte Label, int Stratum)[] rows) =>
        new([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Label)], strata: [.. rows.Select(row => row.Stratum)]);

    private static double Pairs((double Score, byte Label, int Stratum)[] rows, Func<int, int, bool> isPair)
    {
        var (sum, pairs) = (0.0, 0);
        foreach (var one in rows.Where(row => row.Label == 1))
        {
            foreach (var other in rows.Where(row => row.Label == 0 && isPair(one.Stratum, row.Stratum)))
            {
                sum +=
                    one.Score > other.Score ? 1
                    : one.Score == other.Score ? 0.5
                    : 0;
                pairs++;
            }
        }
        return sum / pairs;
    }
}
