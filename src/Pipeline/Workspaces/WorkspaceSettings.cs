namespace FoodCredit.Pipeline.Workspaces;

/// <summary>What <c>foodcredit.yaml</c> says about a workspace.</summary>
public sealed record WorkspaceSettings
{
    /// <summary>The title shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Where "today" is taken.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The absolute path of the folder that departments deliver to; searched recursively.</summary>
    public required string InboxFolder { get; init; }

    /// <summary>The absolute path of the folder of the DuckDB file.</summary>
    public required string WarehouseFolder { get; init; }

    /// <summary>The absolute path of the folder that readers open.</summary>
    public required string PublishedFolder { get; init; }

    /// <summary>The path of the policy in force, relative to the workspace, with forward slashes.</summary>
    public required string PolicyFile { get; init; }

    /// <summary>The path of the workspace's own model of how records find their entities, relative to it; null: the program's.</summary>
    public string? MatchModelFile { get; init; }

    /// <summary>The model of the workspace's registry that is asked beside the policy, an id or <c>champion</c>; null: none.</summary>
    public string? SecondOpinion { get; init; }

    /// <summary>For sources without a tolerance of their own: the share (0..1) of refused rows a file may have.</summary>
    public required double RefusedShareMax { get; init; }

    /// <summary>For sources without one of their own: above this share (0..1) of its open records that a full list no longer holds the run stops.</summary>
    public required double EndedShareMax { get; init; }

    /// <summary>For sources without a tolerance of their own: below this number of refused rows the share is not looked at.</summary>
    public required int RefusedCountFree { get; init; }

    /// <summary>What a candidate must pass before it is published.</summary>
    public GateSettings Gates { get; init; } = new();

    /// <summary>The negative records are invented: every output says so.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>What DuckDB may use, in MiB.</summary>
    public required int MemoryLimitMib { get; init; }

    /// <summary>What may come out of one archive, in MiB.</summary>
    public required int UnpackedMib { get; init; }

    /// <summary>0: all cores.</summary>
    public required int Threads { get; init; }

    /// <summary>How many threads work: <see cref="Threads"/>, or all cores.</summary>
    public int ThreadsOrAll => Threads == 0 ? Environment.ProcessorCount : Threads;

    /// <summary>SHA-256 of the document's bytes, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Today in the workspace's time zone: the as-of date of a run that names none.</summary>
    public DateOnly AsOfToday(TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZone).DateTime);
}
