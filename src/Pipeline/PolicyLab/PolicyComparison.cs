using System.Collections.Immutable;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>The ratings of one day by two policies.</summary>
public sealed record PolicyComparison
{
    public required DateOnly AsOf { get; init; }

    public required PolicyName Before { get; init; }

    public required PolicyName After { get; init; }

    /// <summary>The migration matrix: how many entities are of which colour by which policy.</summary>
    public required ImmutableArray<PolicyMove> Moves { get; init; }

    /// <summary>Those first where most entities move.</summary>
    public required ImmutableArray<MovesInGroup> Districts { get; init; }

    /// <summary>Those first where most entities move.</summary>
    public required ImmutableArray<MovesInGroup> Industries { get; init; }

    /// <summary>Entities that move, those first whose colour changes most, then whose points do.</summary>
    public required ImmutableArray<MovedEntity> Movers { get; init; }

    /// <summary>How many entities are of another colour, or rated by one of the two only.</summary>
    public long Moved => Moves.Where(move => move.Before != move.After).Sum(move => move.Entities);
}
