using FoodCredit.Pipeline.Learning.Boosting;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;

namespace FoodCredit.Pipeline.Tests.Learning;

public sealed class BoostedLearnerTests : IDisposable
{
    private readonly LearningFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Model_OfOneSeed_HasTheSameBytesOnOneAndTwoThreads()
    {
        var file = ReadTable.From(LearningFolder.Options(folder.WriteTable()));
        byte[] Bytes(int threads, int seed) =>
            ModelDocument.Write(
                new BoostedLearner(
                    new BoostingOptions
                    {
                        Threads = threads,
                        Seed = seed,
                        Trees = 40,
                    }
                ).Learn(file.Table, file.TrainingRows)
            );
        var one = Bytes(1, 1);
        Assert.Equal(one, Bytes(2, 1));
        Assert.Equal(one, Bytes(1, 1));
        Assert.NotEqual(one, Bytes(1, 2));
    }

    [Fact]
    public void Model_FindsWhatMattersAndIsCalibrated()
    {
        var file = ReadTable.From(LearningFolder.Options(folder.WriteTable(6_000)));
        var model = new BoostedLearner(new BoostingOptions()).Learn(file.Table, file.TrainingRows);
        var test = file.Table.Take(file.TestRows);
        var values = MeasureRows.Of(new RankedRows(model.Score(test), test.Labels));
        // Ranked by what the outcome was drawn from, the same rows have about 0.72.
        Assert.InRange(values[(int)Metric.Auc], 0.66, 0.76);
        Assert.InRange(values[(int)Metric.CalibrationRatio], 0.9, 1.1);
    }

    /// <summary>Nothing is read of rows that are no training rows.</summary>
    [Fact]
    public void Model_DoesNotDependOnTestRows()
    {
        var file = ReadTable.From(LearningFolder.Options(folder.WriteTable()));
        var learner = new BoostedLearner(new BoostingOptions { Trees = 20 });
        var own = file.Table.Take(file.TrainingRows);
        Assert.Equal(learner.Learn(own, own.AllRows()), learner.Learn(file.Table, file.TrainingRows));
    }

    /// <summary>Boosted trees elsewhere: 0.790 over the five folds of German credit.</summary>
    [Fact]
    public void GermanCredit_OverFiveFolds_IsAsGoodAsPublished()
    {
        var lines = File.ReadAllLines(SharedData.Path("german-credit/german_credit.csv"));
        var folds = File.ReadAllLines(SharedData.Path("german-credit/german_cv5.csv"));
        var joined = folder.Write("german.csv", string.Concat(lines.Select((line, i) => $"{line},{folds[i].Split(',')[1]}\n")));
        var auc = Enumerable
            .Range(0, 5)
            .Average(fold =>
            {
                var file = ReadTable.From(
                    new TableOptions
                    {
                        File = joined,
                        Label = "bad",
                        Split = "fold",
                        Test = $"{fold}",
                        Ignored = ["id"],
                    }
                );
                var test = file.Table.Take(file.TestRows);
                var scores = new BoostedLearner(new BoostingOptions()).Learn(file.Table, file.TrainingRows).Score(test);
                return MeasureRows.Of(new RankedRows(scores, test.Labels))[(int)Metric.Auc];
            });
        Assert.True(auc >= 0.79, $"AUC {auc}");
    }
}
