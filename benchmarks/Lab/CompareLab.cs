using System.Collections.Immutable;
using FoodCredit.Benchmarks.Learn;
using FoodCredit.Pipeline.Learning.Boosting;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using FoodCredit.Pipeline.PolicyLab.Features;
using FoodCredit.Pipeline.PolicyLab.Learning;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Benchmarks.Lab;

/// <summary>
/// A learned policy on a city with a hidden risk (60,000 businesses at scale 1): learned from 2019, judged by 2021; against the policy it began from, and against models that need not be
/// readable, on the same records of the same entities.
/// </summary>
internal static class CompareLab
{
    private const int EntitiesAtScaleOne = 60_000;
    private const int RecordsPerEntity = 3;
    private const int HorizonDays = 365;
    private const int Threads = 2;
    private const string Learned = "policies/learned.yaml";

    private static readonly ImmutableArray<DateOnly> Training =
    [
        .. Enumerable.Range(0, 6).Select(month => new DateOnly(2019, 6, 30).AddMonths(month)),
    ];
    private static readonly DateOnly HeldOut = new(2020, 12, 29);
    private static readonly IncidentKind Incidents = new()
    {
        RecordTypes = ["rectification_order", "failed_sampling", "penalty"],
    };

    public static int Run(double scale)
    {
        Machine.Print(Console.Out);
        var scratch = Directory.CreateTempSubdirectory("foodcredit-benchmark-").FullName;
        try
        {
            var city = Path.Combine(scratch, "city");
            Load(city, (int)(EntitiesAtScaleOne * scale), hasHiddenRisk: true);
            var learning = LearnPolicy.Of(
                Workspace.Load(city).OrThrow(),
                new LearnPolicyOptions
                {
                    Days = Training,
                    HorizonDays = HorizonDays,
                    Incidents = Incidents,
                    File = Learned,
                },
                TimeProvider.System,
                CancellationToken.None
            );
            LearnFigures.Title($"learned from {learning.Rows:N0} ratings, {learning.WithIncident:N0} with an incident");
            var workspace = Workspace.Load(city).OrThrow();
            var learned = PolicyName.Find(workspace, Learned);
            Backtest(workspace, learned);
            var trial = LabTrial.Read(workspace, learned, Training, HeldOut, Incidents, HorizonDays);
            Unconstrained(
                "counts by type, severity and age",
                trial.Table,
                trial.TrainingRows,
                trial.TestRows,
                row => trial.PointsOf[trial.Entities[row]]
            );
            var features = Features(workspace, Path.Combine(scratch, "features.csv"));
            var entities = features.Beside["entity_id"];
            Unconstrained(
                "features",
                features.Table,
                features.TrainingRows,
                features.TestRows,
                row => trial.PointsOf[entities[row]]
            );
            return 0;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Writes a sample city, loads and rates it.</summary>
    public static void Load(string directory, int entities, bool hasHiddenRisk)
    {
        SampleCity.Write(
            new SampleOptions
            {
                Directory = directory,
                Entities = entities,
                Records = (long)RecordsPerEntity * entities,
                Seed = 1,
                HasHiddenRisk = hasHiddenRisk,
            }
        );
        RunPipeline.Run(
            new RunOptions
            {
                Workspace = Workspace.Load(directory).OrThrow(),
                AsOf = new DateOnly(2021, 12, 31),
                Threads = Threads,
            },
            TimeProvider.System,
            new Unwatched(),
            CancellationToken.None
        );
    }

    private static void Backtest(Workspace workspace, PolicyDocument learned)
    {
        var backtest = RunBacktest.Of(
            workspace,
            new BacktestOptions
            {
                Policy = learned,
                Against = workspace.Policy,
                Days = [HeldOut],
                Horizons = [HorizonDays],
                Incidents = Incidents,
                Resampling = new BootstrapOptions(1000, 1, Threads),
            },
            TimeProvider.System,
            CancellationToken.None
        );
        var horizon = backtest.Horizons[0];
        LearnFigures.Print("learned_auc", horizon.Metrics["auc"]);
        LearnFigures.Print("learned_less_default_auc", horizon.AucAgainst!.Estimate);
    }

    /// <summary>What <c>foodcredit features</c> makes of the same days, for models of the analyst's own.</summary>
    private static TableFile Features(Workspace workspace, string file)
    {
        MakeFeatures.Of(
            workspace,
            new FeatureOptions
            {
                Days = [.. Training, HeldOut],
                HorizonDays = HorizonDays,
                Incidents = Incidents,
                Split = new TimeSplit(ValidateFrom: null, HeldOut),
                File = file,
            },
            TimeProvider.System,
            CancellationToken.None
        );
        return ReadTable.From(
            new TableOptions
            {
                File = file,
                Label = "label",
                Split = "split",
                Group = "entity_id",
                Time = "as_of",
                Beside = ["entity_id"],
            }
        );
    }

    private static void Unconstrained(
        string of,
        LearningTable table,
        int[] trainingRows,
        int[] testRows,
        Func<int, double> pointsOf
    )
    {
        var test = table.Take(testRows);
        double[] points = [.. testRows.Select(pointsOf)];
        var most = points.Max() + 1;
        var ranked = new RankedRows(Array.ConvertAll(points, own => own / most), test.Labels);
        LearnFigures.Title($"unconstrained models of {table.Features.Length} {of}, {testRows.Length:N0} test rows");
        foreach (
            var (name, learner) in (IEnumerable<(string, ILearner)>)
                [
                    ("logistic", new LogisticLearner()),
                    ("scorecard", new ScorecardLearner(new ScorecardOptions())),
                    ("boosted", new BoostedLearner(new BoostingOptions { Threads = Threads })),
                ]
        )
        {
            var scores = learner.Learn(table, trainingRows).Score(test);
            var difference = Bootstrap.Paired(
                ranked,
                new RankedRows(scores, test.Labels),
                new BootstrapOptions(1000, 1, Threads)
            )[(int)Metric.Auc];
            LearnFigures.Print($"{name}_less_learned_auc", difference.Estimate);
        }
    }
}
