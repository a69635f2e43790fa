using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Auditing;

/// <summary>Something that a person did against what the program would have done: one line of the audit log.</summary>
public sealed record AuditEntry
{
    /// <summary>From 1, without gaps.</summary>
    public required int Entry { get; init; }

    /// <summary>When, UTC, in whole seconds.</summary>
    public required DateTimeOffset At { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>The run it is about: <c>AS_OF-RUN_ID</c>.</summary>
    public required string Run { get; init; }

    /// <summary>The run that was in force until then; null: none.</summary>
    public required string? InForceBefore { get; init; }

    /// <summary>Of a rollback: the published runs that no longer count, neither for readers nor as the run before another.</summary>
    public required ImmutableArray<string> Withdrawn { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <summary>The version of the program that wrote the entry.</summary>
    public required string Program { get; init; }

    /// <summary>The hash of the entry before; null for the first.</summary>
    public required string? Previous { get; init; }
}

/// <summary>What was done.</summary>
public enum AuditAction
{
    /// <summary>A candidate that a gate had blocked was published.</summary>
    Publish,

    /// <summary>A candidate was removed.</summary>
    Discard,

    /// <summary>An older run was put in force again.</summary>
    Rollback,
}
