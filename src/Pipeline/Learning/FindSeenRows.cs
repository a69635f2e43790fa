using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning;

/// <summary>Finds rows of a file that a model was trained on, though the file is another than it was trained with: by the features that it reads, and the label.</summary>
public static class FindSeenRows
{
    /// <summary>What is to be told of the test rows of a file; empty: nothing.</summary>
    /// <exception cref="Workspaces.BrokenContractException">As <see cref="EvaluateModel.Of(RegisteredModel, TableOptions, EvaluateOptions)"/>.</exception>
    public static ImmutableArray<string> Of(RegisteredModel model, TableOptions data, EvaluateOptions options) =>
        Of(model, EvaluateModel.ReadFor(model, data, options));

    internal static ImmutableArray<string> Of(RegisteredModel model, TableFile file)
    {
        // The file of training is divided as it was then; models of before it was kept know nothing of their rows.
        if (file.Hash == model.Record.DataSha256 || model.Record.TrainingRowsSketch is not { } sketch)
            return [];
        var seen = sketch.Find(Hashes(model.Model, file, file.TestRows));
        if (!seen.IsMoreThanTwins)
            return [];
        var share = (double)seen.Known / seen.Asked;
        var how =
            sketch.Step == 1
                ? $"{Count(seen.Known)} of {Count(seen.Asked)} rows"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"about {share:P0} of the rows ({seen.Known:N0} of {seen.Asked:N0} that can be told)"
                );
        return [$"{how} are training rows of {model.Record.Id}: on these it looks better than it is"];
    }

    internal static RowSketch Sketch(IModel model, TableFile file) =>
        RowSketch.Of(Hashes(model, file, file.TrainingRows), Hashes(model, file, file.TestRows));

    private static ulong[] Hashes(IModel model, TableFile file, int[] rows) =>
        RowFingerprint.HashesOf(model.Schema.Select(file.Table), rows);

    private static string Count(int rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
