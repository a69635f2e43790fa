using System.Collections.Immutable;
using System.Text.Json;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning;

/// <summary>Bins the features of a file by its training rows, and keeps the bins in a file that a person may read and change.</summary>
public static class FitBins
{
    /// <summary>Fits.</summary>
    /// <returns>The strongest first; features that tell nothing are left out.</returns>
    /// <exception cref="BrokenContractException">The file cannot be read or learned from.</exception>
    public static (ImmutableArray<FeatureBinning> Bins, TableFile File) Of(TableOptions data, BinningOptions options)
    {
        var file = ReadTable.From(data);
        LearningFaults.Throw(data.File, [.. TableChecks.Faults(file.Table, file.TrainingRows), .. options.Faults(file.Table)]);
        return (
            [
                .. file
                    .Table.Features.Where(feature => TableChecks.NoteOf(feature, file.TrainingRows) is null)
                    .Select(feature => FitBinning.Of(feature, file.Table.Labels, file.TrainingRows, options))
                    .OrderByDescending(binning => binning.Iv)
                    .ThenBy(binning => binning.Feature, StringComparer.Ordinal),
            ],
            file
        );
    }

    public static void Write(string path, ImmutableArray<FeatureBinning> bins) =>
        DurableFile.Replace(Path.GetFullPath(path), JsonSerializer.SerializeToUtf8Bytes(bins, ModelDocument.Json));

    /// <summary>Reads bins that were written.</summary>
    /// <exception cref="BrokenContractException">The file holds none.</exception>
    public static ImmutableArray<FeatureBinning> Read(string path)
    {
        try
        {
            var bins = JsonSerializer.Deserialize<ImmutableArray<FeatureBinning>>(File.ReadAllBytes(path), ModelDocument.Json);
            if (bins.IsDefault)
                throw new JsonException("null");
            return ModelDocument.FaultOf(bins) is { } fault ? throw new JsonException(fault) : bins;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new BrokenContractException(
                new Fault(path, 0, 0, "bins that binning fit wrote", e.Message.TrimEnd('.'), "fit them again"),
                e
            );
        }
    }
}
