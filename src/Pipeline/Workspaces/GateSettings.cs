namespace FoodCredit.Pipeline.Workspaces;

/// <summary>
/// What a candidate must pass before it is published, as <c>gates</c> of <c>foodcredit.yaml</c> says. By default what no good run can fail blocks; what
/// may have a good reason warns; and what has no limit that fits all cities is off.
/// </summary>
public sealed record GateSettings
{
    /// <summary>The books of all rows and records, and of each dump, balance.</summary>
    public GateAction Books { get; init; } = GateAction.Block;

    /// <summary>The shares of every entity's records sum exactly to its points less its base.</summary>
    public GateAction Contributions { get; init; } = GateAction.Block;

    /// <summary>Nobody is red without a counting record, but by stability alone.</summary>
    public GateAction RedRecords { get; init; } = GateAction.Block;

    /// <summary>The files have the columns, types and versions of the contract (docs/outputs.md).</summary>
    public GateAction Schema { get; init; } = GateAction.Block;

    public VolumeGate Volume { get; init; } = new();

    public FreshnessGate Freshness { get; init; } = new();

    public MatchCoverageGate MatchCoverage { get; init; } = new();

    public RefusedGate Refused { get; init; } = new();

    public ColoursGate Colours { get; init; } = new();

    public ChangesGate Changes { get; init; } = new();
}

/// <summary>The rows of a source's last delivery, if it is new in this run, against the median of those before it.</summary>
/// <param name="Action">What comes of a fault.</param>
/// <param name="ShareMin">Of the median.</param>
/// <param name="ShareMax">Of the median.</param>
/// <param name="Deliveries">How many before it make the median; with fewer than three nothing is said.</param>
public sealed record VolumeGate(
    GateAction Action = GateAction.Warn,
    decimal ShareMin = 0.3m,
    decimal ShareMax = 3,
    int Deliveries = 7
);

/// <summary>How long ago each source that ever delivered did so last.</summary>
/// <param name="Action">What comes of a fault.</param>
/// <param name="DaysMax">As-of date less the last date of delivery.</param>
public sealed record FreshnessGate(GateAction Action = GateAction.Off, int DaysMax = 45);

/// <summary>The share of records that found an entity.</summary>
public sealed record MatchCoverageGate(GateAction Action = GateAction.Off, decimal ShareMin = 0.5m);

/// <summary>The share of all rows that are refused.</summary>
public sealed record RefusedGate(GateAction Action = GateAction.Off, decimal ShareMax = 0.05m);

/// <summary>The share of the rated that each colour has.</summary>
/// <param name="Action">What comes of a fault.</param>
/// <param name="ShareChangeMax">By how much (0..1, up or down) the share of a colour may differ from that in the run before.</param>
/// <param name="YellowMax">The largest share; null: any.</param>
/// <param name="OrangeMax">The largest share; null: any.</param>
/// <param name="RedMax">The largest share; null: any.</param>
public sealed record ColoursGate(
    GateAction Action = GateAction.Warn,
    decimal ShareChangeMax = 0.1m,
    decimal? YellowMax = null,
    decimal? OrangeMax = null,
    decimal? RedMax = null
);

/// <summary>How many entities rated in both runs have another colour than in the run before.</summary>
/// <param name="Action">What comes of a fault.</param>
/// <param name="ShareMax">Of those rated in both.</param>
/// <param name="CountMax">Null: any.</param>
public sealed record ChangesGate(GateAction Action = GateAction.Warn, decimal ShareMax = 0.2m, int? CountMax = null);
