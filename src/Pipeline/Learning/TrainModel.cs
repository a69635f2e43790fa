using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Pipeline.Running;
using FoodCredit.Scoring.Learning.Drifting;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning;

/// <summary>
/// Trains a model in four steps: 1. the file is read and divided; 2. what cannot be learned from is told; 3. the model is learned from the training rows; 4. it is
/// measured on the test rows, and added to the registry with its card.
/// </summary>
public static class TrainModel
{
    /// <summary>Trains.</summary>
    /// <param name="data">The file; with a label.</param>
    /// <param name="options">What is learned.</param>
    /// <param name="registry">Where it is added.</param>
    /// <param name="clock">Tells when.</param>
    /// <exception cref="Workspaces.BrokenContractException">The file cannot be read or learned from.</exception>
    public static RegisteredModel Run(TableOptions data, TrainOptions options, ModelRegistry registry, TimeProvider clock)
    {
        var file = ReadTable.From(data);
        Check(data, file, options);
        var model = options.Learner().Learn(file.Table, file.TrainingRows);
        var measured = new EvaluateOptions
        {
            Resamples = options.Resamples,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        var evaluation = EvaluateModel.Of(model, file, measured);
        var bytes = ModelDocument.Write(model);
        var test = file.Table.Take(file.TestRows);
        var record = RecordOf(data, file, options, model, bytes, evaluation) with
        {
            TrainedAt = clock.GetUtcNow(),
            Scores = ScoreBins.Of(model.Score(test)),
        };
        var card = ModelCard.Of(
            record,
            model,
            evaluation,
            EvaluateModel.Rank(model, file, measured),
            file.Table.Take(file.TestRows)
        );
        return new RegisteredModel(registry.Add(record, bytes, ModelCard.Title(record), card), record, model);
    }

    private static void Check(TableOptions data, TableFile file, TrainOptions options)
    {
        var faults = TableChecks.Faults(file.Table, file.TrainingRows);
        LearningFaults.Throw(
            data.File,
            [
                .. faults,
                .. options.Scorecard.Binning.Faults(file.Table),
                .. ScorecardLearner.Faults(options.Bins, file.Table, file.TrainingRows),
            ]
        );
        LearningFaults.Throw(
            data.File,
            [
                .. TableChecks
                    .Faults(file.Table, file.TestRows)
                    .Where(fault => fault.Place == "label")
                    .Select(EvaluateModel.TestFault),
            ]
        );
    }

    private static ModelRecord RecordOf(
        TableOptions data,
        TableFile file,
        TrainOptions options,
        IModel model,
        byte[] bytes,
        Evaluation evaluation
    ) =>
        new()
        {
            Id = ModelRegistry.IdOf(bytes),
            Kind = model.Kind,
            ModelSha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
            SchemaSha256 = model.Schema.Hash(),
            Data = Path.GetFileName(data.File),
            DataSha256 = file.Hash,
            Label = data.Label!,
            Division = file.Division,
            TrainingRows = file.TrainingRows.Length,
            TrainingEvents = file.TrainingRows.Sum(row => (long)file.Table.Labels[row]),
            TestRows = evaluation.Rows,
            TestEvents = evaluation.Events,
            Seed = options.Seed,
            Policy = options.Policy,
            TrainedAt = default,
            Scores = new ScoreBins([], []),
            Program = RunPipeline.ProgramVersion,
            Metrics = evaluation.Metrics,
            TrainingRowsSketch = FindSeenRows.Sketch(model, file),
            Notes = file.Notes,
        };
}
