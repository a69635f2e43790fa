using System.Collections.Immutable;
using FoodCredit.Pipeline.Drifting;

namespace FoodCredit.Pipeline.Running;

/// <summary>What a run would do, as far as it can be told without loading anything.</summary>
public sealed record RunForecast
{
    public required DateOnly AsOf { get; init; }

    /// <summary>The directory of the run in force; null: nothing was published yet.</summary>
    public required string? InForce { get; init; }

    /// <summary>The run whose colours it would be compared with; null: it would be the first.</summary>
    public required string? RunBefore { get; init; }

    /// <summary>Whether it would be put in force; a run as of a day before the one in force is published beside it.</summary>
    public required bool WouldBeInForce { get; init; }

    /// <summary>The new dumps in the order in which they would be loaded.</summary>
    public required ImmutableArray<PlannedFile> Files { get; init; }

    /// <summary>Sources whose rows a run would ask a database for; a plan does not.</summary>
    public required ImmutableArray<string> Databases { get; init; }

    /// <summary>What would stop the run before it loads anything, with the edits that would agree to what drifted.</summary>
    public required DriftReport Drift { get; init; }

    /// <summary>Candidates that wait for a person.</summary>
    public required ImmutableArray<string> Candidates { get; init; }
}

/// <summary>A dump that a run would read.</summary>
/// <param name="File">Its path below the inbox.</param>
/// <param name="Source">Its source.</param>
/// <param name="Contract">The document that says how it is read.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="DeliveredOn">The date in its name.</param>
/// <param name="KnownFrom">The first as-of date that would know it: not before the latest that was published.</param>
/// <param name="IsKnown">Whether the run's as-of date would know it; it is loaded in any case.</param>
/// <param name="RowsEstimate">By the bytes a row of the source's dumps in the run in force; null: it has none.</param>
public sealed record PlannedFile(
    string File,
    string Source,
    string Contract,
    long Bytes,
    DateOnly DeliveredOn,
    DateOnly KnownFrom,
    bool IsKnown,
    long? RowsEstimate
);
