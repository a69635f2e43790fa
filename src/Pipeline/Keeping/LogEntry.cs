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
}

/// <summary>A dump of a load.</summary>
internal sealed record LoggedFile(string Name, string Sha256, string Source, long Bytes, DateOnly DeliveredOn);

/// <summary>Rows of a dump, by line. Two full lists of the same bytes differ in their day.</summary>
internal sealed record LoggedRows(string Sha256, DateOnly DeliveredOn, ImmutableArray<long> Lines);
