using System.Diagnostics;
using System.Globalization;
using FoodCredit.Benchmarks.Learn;
using FoodCredit.Pipeline.Learning.Boosting;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.PolicyLab.Features;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;

namespace FoodCredit.Benchmarks.Lab;

/// <summary>
/// From the warehouse to measured models: 500,000 rows at scale 1, of about 125,000 rated entities on four days, in a process of its own. Writing and loading the city is not counted.
/// </summary>
internal static class CompareFeatures
{
    /// <summary>The first argument by which this program measures for another process of it.</summary>
    public const string Command = "run-features";

    private const int EntitiesAtScaleOne = 500_000;
    private const int Threads = 2;

    public static int Run(double scale)
    {
        Machine.Print(Console.Out);
        var scratch = Directory.CreateTempSubdirectory("foodcredit-benchmark-").FullName;
        try
        {
            var city = Path.Combine(scratch, "city");
            CompareLab.Load(city, (int)(EntitiesAtScaleOne * scale), hasHiddenRisk: true);
            LearnFigures.PrintOfProcess(Command, city);
            return 0;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>What the other process does.</summary>
    public static int Measure(string city)
    {
        var path = Path.Combine(city, "features.csv");
        var made = LearnFigures.Timed("features", () => Make(city, path));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"rows: {made.Days.Sum(day => day.Rows)}, features: {made.Features}")
        );
        var table = new TableOptions
        {
            File = path,
            Label = "label",
            Split = "split",
            Group = "entity_id",
            Time = "as_of",
        };
        var file = LearnFigures.Timed("read", () => ReadTable.From(table));
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
            var scores = LearnFigures.Timed($"score_{name}", () => model.Score(file.Table));
            var ranked = new RankedRows([.. file.TestRows.Select(row => scores[row])], test.Labels);
            var estimates = LearnFigures.Timed(
                $"evaluate_{name}",
                () => Bootstrap.Of(ranked, new BootstrapOptions(200, 1, Threads))
            );
            LearnFigures.Print($"{name}_auc", estimates[(int)Metric.Auc]);
        }
        using var process = Process.GetCurrentProcess();
        LearnFigures.Print("peak_memory_mib", process.PeakWorkingSet64 / 1048576.0, "0");
        return 0;
    }

    private static FeatureFile Make(string city, string path) =>
        MakeFeatures.Of(
            Workspace.Load(city).OrThrow(),
            new FeatureOptions
            {
                Days = [new(2020, 1, 31), new(2020, 4, 30), new(2020, 6, 30), new(2021, 6, 30)],
                HorizonDays = 180,
                Split = new TimeSplit(ValidateFrom: null, new DateOnly(2021, 6, 30)),
                File = path,
            },
            TimeProvider.System,
            CancellationToken.None
        );
}
