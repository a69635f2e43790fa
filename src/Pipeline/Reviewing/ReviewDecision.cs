using FoodCredit.Pipeline.Keeping;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>A decision of a person about whose a party is (人工复核).</summary>
public sealed record ReviewDecision
{
    public const string Accept = "accept";
    public const string Reject = "reject";
    public const string Undo = "undo";

    /// <summary>Rising from 1.</summary>
    public required int Number { get; init; }

    /// <summary><see cref="Accept"/>, <see cref="Reject"/> or <see cref="Undo"/>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Of an undo: the number of the decision that it takes back.</summary>
    public required int? Undoes { get; init; }

    /// <summary>The party, as outputs name it.</summary>
    public required string MatchId { get; init; }

    /// <summary>The entity; null: any.</summary>
    public required string? EntityId { get; init; }

    public required string By { get; init; }

    /// <summary>UTC, in whole seconds.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Because { get; init; }

    /// <summary>The first day whose ratings know it.</summary>
    public required DateOnly KnownFrom { get; init; }

    /// <summary>A later decision takes it back.</summary>
    public required bool IsUndone { get; init; }

    /// <summary>Of the decisions about one party, which of those that stand says last whether it is an entity's; null: none does.</summary>
    internal static ReviewDecision? StandingOf(IEnumerable<ReviewDecision> decisions, string entity) =>
        decisions.LastOrDefault(own => !own.IsUndone && own.Verdict != Undo && (own.EntityId == entity || own.EntityId is null));

    /// <summary>Whether it says what the earlier ones, none of them undone, say already.</summary>
    internal bool StandsAmong(IEnumerable<ReviewDecision> earlier)
    {
        if (Verdict == Undo)
            return false;
        var last = earlier.LastOrDefault(own =>
            own.MatchId == MatchId
            && own.Verdict != Undo
            && (
                own.EntityId == EntityId || own.EntityId is null || Verdict == Accept && own.Verdict == Accept || EntityId is null
            )
        );
        return last is not null && last.Verdict == Verdict && last.EntityId == EntityId;
    }

    internal LoggedReview ToLogged() => new(Number, Verdict, Undoes, MatchId, EntityId, By, At, Because);
}
