using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Keeping;

/// <summary>What one change of the warehouse consisted of: enough to make it again from the kept dumps and documents.</summary>
internal sealed record LogEntry
{
    /// <summary>From 1, without gaps.</summary>
    public required int Entry { get; init; }

    /// <summary>SHA-256 of the entry before; null for the first.</summary>
    public required string? Previous { get; init; }

    /// <summary>The version of the program that made the change.</summary>
    public required string Program { get; init; }

    public required LogChange Change { get; init; }

    /// <summary>The day before which nothing of this change is known; null when nothing was published yet.</summary>
    public required DateOnly? KnownFrom { get; init; }

    /// <summary>SHA-256 of every document of the workspace, by path.</summary>
    public required ImmutableSortedDictionary<string, string> Documents { get; init; }

    /// <summary>Of a load: the dumps, in the order in which they were loaded.</summary>
    public ImmutableArray<LoggedFile> Files { get; init; } = [];

    /// <summary>Of refused rows that were read once more or discarded: which.</summary>
    public ImmutableArray<LoggedRows> Rows { get; init; } = [];

    /// <summary>Of discarded rows: why.</summary>
    public string? Because { get; init; }

    /// <summary>Decisions of persons about whose a party is, in their order.</summary>
    public ImmutableArray<LoggedReview> Reviews { get; init; } = [];
}

/// <summary>What changed.</summary>
internal enum LogChange
{
    /// <summary>Dumps were loaded.</summary>
    Load,

    /// <summary>Refused rows were read once more.</summary>
    Replay,

    /// <summary>Refused rows were discarded.</summary>
    Discard,

    /// <summary>Persons decided whose parties are, or took such a decision back.</summary>
    Review,
}

/// <summary>A dump of a load.</summary>
internal sealed record LoggedFile(string Name, string Sha256, string Source, long Bytes, DateOnly DeliveredOn);

/// <summary>Rows of a dump, by line. Two full lists of the same bytes differ in their day.</summary>
internal sealed record LoggedRows(string Sha256, DateOnly DeliveredOn, ImmutableArray<long> Lines);

/// <summary>A decision of a person.</summary>
/// <param name="Number">Rising from 1 over the life of a warehouse.</param>
/// <param name="Verdict">accept, reject or undo.</param>
/// <param name="Undoes">Of an undo: the number of the decision that it takes back.</param>
/// <param name="MatchId">The party, as outputs name it.</param>
/// <param name="EntityId">The entity; null: any.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, UTC, in whole seconds.</param>
/// <param name="Because">Why.</param>
internal sealed record LoggedReview(
    int Number,
    string Verdict,
    int? Undoes,
    string MatchId,
    string? EntityId,
    string By,
    DateTimeOffset At,
    string Because
);
