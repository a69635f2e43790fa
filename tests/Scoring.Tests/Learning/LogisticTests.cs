using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Tests.Learning;

public sealed class LogisticTests
{
    /// <summary>With one column of 0 and 1 the answer is known: the log odds without, and the log of the odds ratio.</summary>
    [Fact]
    public void Fit_OfATwoByTwoTable_IsItsLogOddsRatio()
    {
        // 0: 30 events of 100; 1: 60 events of 80.
        byte[] labels = [.. Repeat(30, 70), .. Repeat(60, 20)];
        double[] column = [.. Enumerable.Repeat(0.0, 100), .. Enumerable.Repeat(1.0, 80)];
        var weights = NewtonLogit.Fit([column], labels, ridge: 0);
        Assert.Equal(Math.Log(30.0 / 70), weights[0], 1e-9);
        Assert.Equal(Math.Log(60.0 / 20 / (30.0 / 70)), weights[1], 1e-9);
    }

    /// <summary>At the optimum the likelihood's slope is that of the penalty, whatever the data.</summary>
    [Fact]
    public void Fit_WithAPenalty_HasNoSlopeLeft()
    {
        var table = InventedTable.Of(800);
        double[][] columns =
        [
            .. FitEncoding.Standardised(table, table.AllRows()).SelectMany(one => one.Columns(table[one.Feature])),
        ];
        var weights = NewtonLogit.Fit(columns, table.Labels, ridge: 3);
        for (var i = 0; i < columns.Length; i++)
        {
            var slope = 3 * weights[i + 1];
            for (var row = 0; row < table.Rows; row++)
                slope +=
                    (NewtonLogit.Probability(NewtonLogit.LogOdds(columns, weights, row)) - table.Labels[row]) * columns[i][row];
            Assert.Equal(0, slope, 1e-5);
        }
    }

    /// <summary>Columns that repeat others, and events that a column tells without fail, neither loop nor overflow.</summary>
    [Fact]
    public void Fit_OfDependentColumnsAndPerfectSeparation_Ends()
    {
        double[] column = [.. Enumerable.Range(0, 40).Select(i => (double)i)];
        byte[] labels = [.. Enumerable.Range(0, 40).Select(i => (byte)(i < 20 ? 0 : 1))];
        var weights = NewtonLogit.Fit([column, column], labels, ridge: 0);
        Assert.All(weights, weight => Assert.True(double.IsFinite(weight)));
        Assert.True(NewtonLogit.LogOdds([column, column], weights, 39) > NewtonLogit.LogOdds([column, column], weights, 0));
    }

    [Fact]
    public void Score_OfMissingAndUnseenCells_IsThatOfTheMeanAndOfNoCategory()
    {
        var table = InventedTable.Of(800);
        var model = (LogisticModel)new LogisticLearner().Learn(table, table.AllRows());
        var strange = new LearningTable(
            [
                FeatureColumn.OfNumbers("kitchen age", [double.NaN]),
                FeatureColumn.OfNumbers("noise", [double.NaN]),
                FeatureColumn.OfTexts("district", ["never seen"]),
            ],
            []
        );
        var names = model.Encodings.SelectMany(encoding => encoding.Names()).ToList();
        var odds = model.Intercept + model.Coefficients[names.IndexOf("kitchen age is missing")];
        Assert.Equal(1 / (1 + Math.Exp(-odds)), model.Score(strange)[0], 1e-12);
    }

    private static IEnumerable<byte> Repeat(int events, int others) =>
        Enumerable.Repeat((byte)1, events).Concat(Enumerable.Repeat((byte)0, others));
}
