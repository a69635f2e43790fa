using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Drifting;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning.Registry;

/// <summary>What is known of a model of the registry: where it comes from, and how well it did on rows that it had not seen.</summary>
public sealed record ModelRecord
{
    /// <summary>The first 12 characters of <see cref="ModelSha256"/>.</summary>
    public required string Id { get; init; }

    public required ModelKind Kind { get; init; }

    /// <summary>SHA-256 of model.json, lower-case hex.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>SHA-256 of the features' names and kinds.</summary>
    public required string SchemaSha256 { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    public required string Data { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string DataSha256 { get; init; }

    public required string Label { get; init; }

    /// <summary>How test rows were told from training rows, in words.</summary>
    public required string Division { get; init; }

    public required int TrainingRows { get; init; }

    public required long TrainingEvents { get; init; }

    public required int TestRows { get; init; }

    public required long TestEvents { get; init; }

    public required int Seed { get; init; }

    /// <summary>The policy under which the features were made; null: of no city.</summary>
    public string? Policy { get; init; }

    /// <summary>When it was trained, UTC.</summary>
    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>The program's version.</summary>
    public required string Program { get; init; }

    /// <summary>On the test rows, by the measure's name.</summary>
    public required ImmutableSortedDictionary<string, Estimate> Metrics { get; init; }

    /// <summary>The scores of the test rows.</summary>
    public required ScoreBins Scores { get; init; }

    /// <summary>By which its training rows are known again in other files; null: of a model of before it was kept.</summary>
    public RowSketch? TrainingRowsSketch { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The estimate of a measure.</summary>
    public Estimate this[Metric metric] => Metrics[MetricName.Of(metric)];
}
