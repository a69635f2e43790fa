using System.Diagnostics;
using FoodCredit.Pipeline.Learning.Boosting;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>Reading, binning, training, scoring and evaluating of many rows, in a process of its own.</summary>
internal static class MeasuredLearning
{
    /// <summary>The first argument by which this program learns for another process of it.</summary>
    public const string Command = "run-learning";

    private const int Threads = 2;

    /// <summary>Prints what the other process tells, and how long it took.</summary>
    public static void Print(string path)
    {
        LearnFigures.PrintOfProcess(Command, path);
    }

    /// <summary>What the other process does.</summary>
    public static int Run(string path)
    {
        var file = LearnFigures.Timed("read", () => ReadTable.From(new TableOptions { File = path, Label = "bad" }));
        _ = LearnFigures.Timed(
            "bin",
            () =>
                file
                    .Table.Features.Select(feature =>
                        FitBinning.Of(feature, file.Table.Labels, file.TrainingRows, BinningOptions.ForScorecards)
                    )
                    .ToList()
        );
        var test = file.Table.Take(file.TestRows);
        foreach (
            var (name, learner) in (IEnumerable<(string, ILearner)>)
                [
                    ("scorecard", new ScorecardLearner(new ScorecardOptions())),
                    ("boosted", new BoostedLearner(new BoostingOptions { Threads = Threads })),
                ]
        )
        {
            var model = LearnFigures.Timed($"train_{name}", () => learner.Learn(file.Table, file.TrainingRows));
            var scores = LearnFigures.Timed($"score_{name}", () => model.Score(test));
            var ranked = new RankedRows(scores, test.Labels);
            var estimates = LearnFigures.Timed(
                $"evaluate_{name}",
                () => Bootstrap.Of(ranked, new BootstrapOptions(200, 1, Threads))
            );
            LearnFigures.Print($"invented_{name}_auc", estimates[(int)Metric.Auc]);
        }
        using var process = Process.GetCurrentProcess();
        LearnFigures.Print("processor_seconds", process.TotalProcessorTime.TotalSeconds, "0.0");
        LearnFigures.Print("peak_memory_mib", process.PeakWorkingSet64 / 1048576.0, "0");
        return 0;
    }
}
