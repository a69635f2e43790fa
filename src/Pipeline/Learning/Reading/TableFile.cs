using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning.Reading;

/// <summary>A file as it was read.</summary>
public sealed record TableFile
{
    public required LearningTable Table { get; init; }

    /// <summary>The training rows; all where nothing divides them.</summary>
    public required int[] TrainingRows { get; init; }

    /// <summary>The test rows.</summary>
    public required int[] TestRows { get; init; }

    /// <summary>How the rows were divided, in words.</summary>
    public required string Division { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Texts by column that were asked for beside the features.</summary>
    public required ImmutableDictionary<string, string[]> Beside { get; init; }

    /// <summary>What a person should know of the file.</summary>
    public required ImmutableArray<string> Notes { get; init; }
}
