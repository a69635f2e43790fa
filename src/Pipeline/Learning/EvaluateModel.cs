using System.Collections.Immutable;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Drifting;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning;

/// <summary>Measures models on rows that they have not seen.</summary>
public static class EvaluateModel
{
    /// <summary>Measures a model of the registry on a file.</summary>
    /// <exception cref="BrokenContractException">The file cannot be read, its features have moved, or the model was trained on its rows.</exception>
    public static Evaluation Of(RegisteredModel model, TableOptions data, EvaluateOptions options)
    {
        var file = ReadFor(model, data, options);
        LearningFaults.Throw(
            data.File,
            [.. TableChecks.Faults(file.Table, file.TestRows).Where(fault => fault.Place == "label").Select(TestFault)]
        );
        var evaluation = Of(model.Model, file, options);
        return evaluation with
        {
            Notes = [.. evaluation.Notes, .. FindSeenRows.Of(model, file)],
            Drift = [model.Record.Scores.Drift(model.Model.Score(file.Table.Take(file.TestRows))), .. evaluation.Drift],
        };
    }

    /// <summary>Compares two models on the same rows.</summary>
    /// <returns>For each measure the second less the first.</returns>
    /// <exception cref="BrokenContractException">As <see cref="Of(RegisteredModel, TableOptions, EvaluateOptions)"/>.</exception>
    public static ImmutableArray<Difference> Compare(
        RegisteredModel first,
        RegisteredModel second,
        TableOptions data,
        EvaluateOptions options
    )
    {
        var (one, other) = (ReadFor(first, data, options), ReadFor(second, data, options));
        // Of one file divided in two ways, the rows that neither has seen.
        int[] unseen = [.. one.TestRows.Intersect(other.TestRows).Order()];
        (one, other) = (one with { TestRows = unseen }, other with { TestRows = unseen });
        LearningFaults.Throw(
            data.File,
            [.. TableChecks.Faults(one.Table, unseen).Where(fault => fault.Place == "label").Select(TestFault)]
        );
        return
        [
            .. Bootstrap
                .Paired(Rank(first.Model, one, options), Rank(second.Model, other, options), Resampling(options))
                .Where(difference => !double.IsNaN(difference.Estimate.Value)),
        ];
    }

    /// <summary>Reads a file for a model: its features, and rows that it was not trained on.</summary>
    internal static TableFile ReadFor(RegisteredModel model, TableOptions data, EvaluateOptions options)
    {
        var schema = model.Model.Schema;
        var file = ReadTable.From(
            data.WithFeaturesOf(schema) with
            {
                Beside = [.. ((string?[])[options.By, options.Within]).OfType<string>()],
            }
        );
        LearningFaults.Throw(data.File, schema.Faults(file.Table));
        if (file.Hash == model.Record.DataSha256 && file.Division != model.Record.Division)
            throw new BrokenContractException(
                new Fault(
                    data.File,
                    0,
                    0,
                    $"the division that {model.Record.Id} was trained with: {model.Record.Division}",
                    file.Division,
                    "a model that is tested on its training rows looks better than it is: name the same --split, --test, --time or --group"
                )
            );
        // Another file that no column divides is a test as a whole.
        return file.Hash != model.Record.DataSha256 && data.Split is null
            ? file with
            {
                TestRows = [.. file.TrainingRows.Concat(file.TestRows).Order()],
            }
            : file;
    }

    internal static Evaluation Of(IModel model, TableFile file, EvaluateOptions options)
    {
        var ranked = Rank(model, file, options);
        var test = file.Table.Take(file.TestRows);
        var scores = model.Score(test);
        double? flaggedFrom =
            options.By is null || scores.Length == 0 ? null : ErrorRates.ScoreOfTop(scores, options.FlaggedShare);
        return new Evaluation
        {
            Rows = ranked.Rows,
            Events = ranked.Labels.Sum(label => (long)label),
            Metrics = MetricName.Named(Bootstrap.Of(ranked, Resampling(options))),
            Calibration = [.. CalibrationPart.Of(ranked)],
            FlaggedFrom = flaggedFrom,
            Errors =
                options.By is { } by && flaggedFrom is { } from
                    ? [.. ErrorRates.Of(scores, test.Labels, Array.ConvertAll(file.TestRows, row => file.Beside[by][row]), from)]
                    : [],
            Drift = model is Scorecard card
                ? [.. card.Features.Select(feature => PopulationStability.Of(feature.Binning, test[feature.Binning.Feature]))]
                : [],
            Notes = file.Notes,
        };
    }

    /// <summary>A fault of training rows as one of test rows.</summary>
    internal static LearningFault TestFault(LearningFault fault) =>
        fault with
        {
            Expected = fault.Expected.Replace("training", "test", StringComparison.Ordinal),
        };

    internal static RankedRows Rank(IModel model, TableFile file, EvaluateOptions options)
    {
        var test = file.Table.Take(file.TestRows);
        return new RankedRows(
            model.Score(test),
            test.Labels,
            test.Groups,
            options.Within is { } within ? Strata(Array.ConvertAll(file.TestRows, row => file.Beside[within][row])) : null
        );
    }

    private static BootstrapOptions Resampling(EvaluateOptions options) =>
        new(options.Resamples, (ulong)options.Seed, options.Threads);

    private static int[] Strata(string[] texts)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(texts, text => numbers.TryGetValue(text, out var known) ? known : numbers[text] = numbers.Count);
    }
}
