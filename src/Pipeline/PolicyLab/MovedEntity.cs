using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>An entity that is of another colour by the other policy.</summary>
public sealed record MovedEntity
{
    public required string EntityId { get; init; }

    public required string? Name { get; init; }

    public required string? District { get; init; }

    public required string? IndustryTitle { get; init; }

    /// <summary>Null: the policy does not rate it.</summary>
    public required Colour? ColourBefore { get; init; }

    /// <summary>Null: the policy does not rate it.</summary>
    public required Colour? ColourAfter { get; init; }

    public required long? PointsBeforeMilli { get; init; }

    public required long? PointsAfterMilli { get; init; }

    /// <summary>The rules that changed its colour, by semicolons.</summary>
    public required string RulesBefore { get; init; }

    /// <summary>The rules that changed its colour, by semicolons.</summary>
    public required string RulesAfter { get; init; }

    /// <summary>The records whose shares of its points changed most.</summary>
    public required ImmutableArray<MovedRecord> Records { get; init; }
}
