using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace FoodCredit.Pipeline.Learning.Boosting;

/// <summary>
/// Grows boosted trees with LightGBM through Microsoft.ML, and takes them out of its hands: the model is our own document, so its bytes depend on nothing
/// but the rows, and nothing of the library is needed to score. This folder alone knows it.
/// </summary>
public sealed class BoostedLearner(BoostingOptions options) : ILearner
{
    /// <summary>Log odds a unit of LightGBM's score, as Microsoft.ML sets it.</summary>
    private const double Sigmoid = 0.5;

    public IModel Learn(LearningTable table, int[] rows)
    {
        var training = table.Take(rows);
        var encodings = FitEncoding.ForTrees(training, training.AllRows());
        double[][] columns = [.. encodings.SelectMany(encoding => encoding.Columns(training[encoding.Feature]))];
        return new BoostedModel
        {
            Encodings = encodings,
            Factor = Sigmoid,
            Trees = Grow(columns, training.Labels),
        };
    }

    private ImmutableArray<BoostedTree> Grow(double[][] columns, byte[] labels)
    {
        var context = new MLContext(options.Seed);
        var schema = SchemaDefinition.Create(typeof(TrainingRow));
        schema[nameof(TrainingRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns.Length);
        var view = context.Data.LoadFromEnumerable(Rows(columns, labels), schema);
        var trainer = context.BinaryClassification.Trainers.LightGbm(
            new LightGbmBinaryTrainer.Options
            {
                NumberOfIterations = options.Trees,
                NumberOfLeaves = options.Leaves,
                LearningRate = options.LearningRate,
                MinimumExampleCountPerLeaf = options.LeafRowsMin,
                NumberOfThreads = options.Threads,
                Seed = options.Seed,
                // Sums of a column are made in one order, whatever the number of threads.
                Deterministic = true,
                ForceColumnWise = true,
                UseCategoricalSplit = false,
                HandleMissingValue = false,
                Sigmoid = Sigmoid,
                Silent = true,
                Booster = new GradientBooster.Options
                {
                    FeatureFraction = options.ColumnShare,
                    SubsampleFraction = options.RowShare,
                    SubsampleFrequency = options.RowShare < 1 ? 1 : 0,
                    L2Regularization = options.Ridge,
                },
            }
        );
        var ensemble = Fit(trainer, view);
        return [.. ensemble.Trees.Zip(ensemble.TreeWeights).Select(pair => TreeOf(pair.First, pair.Second))];
    }

    private static TreeEnsemble<RegressionTree> Fit(LightGbmBinaryTrainer trainer, IDataView view)
    {
        try
        {
            return trainer.Fit(view).Model.SubModel.TrainedTreeEnsemble;
        }
        catch (Exception e) when (e.GetBaseException() is DllNotFoundException)
        {
            throw new BrokenContractException(
                new Fault(
                    "LightGBM",
                    0,
                    0,
                    "the native library lib_lightgbm and, on Linux, the package libgomp1",
                    e.GetBaseException().Message.Split('\n')[0].TrimEnd('.'),
                    "install libgomp1, or train with --kind scorecard or logistic"
                ),
                e
            );
        }
    }

    private static BoostedTree TreeOf(RegressionTree tree, double weight) =>
        new()
        {
            Columns = [.. tree.NumericalSplitFeatureIndexes],
            Bounds = [.. tree.NumericalSplitThresholds],
            Left = [.. tree.LeftChild],
            Right = [.. tree.RightChild],
            Leaves = [.. tree.LeafValues.Select(leaf => leaf * weight)],
        };

    /// <summary>One object, filled anew for each row: the library copies what it is given.</summary>
    private static IEnumerable<TrainingRow> Rows(double[][] columns, byte[] labels)
    {
        var row = new TrainingRow { Features = new float[columns.Length] };
        for (var i = 0; i < labels.Length; i++)
        {
            for (var column = 0; column < columns.Length; column++)
                row.Features[column] = (float)columns[column][i];
            row.Label = labels[i] == 1;
            yield return row;
        }
    }

    private sealed class TrainingRow
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
