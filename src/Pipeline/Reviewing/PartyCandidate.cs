using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>An entity that a party may be, beside what accepting it would do.</summary>
public sealed record PartyCandidate
{
    public required string EntityId { get; init; }

    public required string Name { get; init; }

    /// <summary>Former and other names, joined by semicolons.</summary>
    public required string? OtherNames { get; init; }

    /// <summary>Its USCC, or else its organisation code.</summary>
    public required string? Code { get; init; }

    public required string? RegistrationNumber { get; init; }

    public required string? Address { get; init; }

    public required string? District { get; init; }

    /// <summary>Masked.</summary>
    public required string? Representative { get; init; }

    public required string? Industry { get; init; }

    public required string? Licence { get; init; }

    /// <summary>The party is attached to it now.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>A person said that the party is not it.</summary>
    public required bool IsRejected { get; init; }

    /// <summary>By weight alone, in millionths.</summary>
    public required int ProbabilityPpm { get; init; }

    /// <summary>In thousandths of a bit, against nobody: the sum of the steps.</summary>
    public required int WeightMilli { get; init; }

    /// <summary>The prior, then each comparison.</summary>
    public required ImmutableArray<WeighedAgreement> Steps { get; init; }

    /// <summary>As things stand; null: it is not rated.</summary>
    public required Colour? ColourNow { get; init; }

    /// <summary>If the party were accepted for it.</summary>
    public required Colour? ColourIfAccepted { get; init; }

    /// <summary>If the party were nobody's.</summary>
    public required Colour? ColourIfRejected { get; init; }

    public required long? PointsNowMilli { get; init; }

    public required long? PointsIfAcceptedMilli { get; init; }

    public required long? PointsIfRejectedMilli { get; init; }
}
