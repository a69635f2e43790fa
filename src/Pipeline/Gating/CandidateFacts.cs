using System.Collections.Immutable;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Pipeline.Gating;

/// <summary>What gates look at: measured on the files of a candidate, not on what they were written from.</summary>
internal sealed record CandidateFacts
{
    public required DateOnly AsOf { get; init; }

    public required ImmutableArray<RunInput> Inputs { get; init; }

    public required RunBooks Books { get; init; }

    /// <summary>Rated entities by colour name.</summary>
    public required ImmutableSortedDictionary<string, long> Colours { get; init; }

    /// <summary>The manifest of the run before; null: there is none.</summary>
    public required RunManifest? Previous { get; init; }

    /// <summary>Entities rated in this run and in the one before.</summary>
    public required long RatedInBoth { get; init; }

    /// <summary>Those of them that have another colour.</summary>
    public required long Changed { get; init; }

    /// <summary>The entities whose shares miss their points, and the contributions of nobody who is rated.</summary>
    public required Offenders SharesOff { get; init; }

    /// <summary>The entities that are red without a counting record, and not by stability alone.</summary>
    public required Offenders RedWithoutRecord { get; init; }

    /// <summary>In what the files differ from the contract, each told.</summary>
    public required ImmutableArray<string> SchemaFaults { get; init; }
}

/// <summary>Rows that should not be.</summary>
/// <param name="Count">How many.</param>
/// <param name="First">The entity id of the first; null: there is none.</param>
internal readonly record struct Offenders(long Count, string? First);
