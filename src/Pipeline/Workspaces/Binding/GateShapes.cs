namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>The keys of <c>gates</c> in <c>foodcredit.yaml</c>.</summary>
internal static class GateShapes
{
    public static readonly Words<GateAction> Actions = new(
        ("off", GateAction.Off),
        ("warn", GateAction.Warn),
        ("block", GateAction.Block)
    );

    public static readonly MappingShape Integrity = new("integrity_gate", "the gate", [Action()]);

    public static readonly MappingShape Volume = new(
        "volume_gate",
        "the gate 'volume'",
        [
            Action(),
            new("share_min", "the least share of the median"),
            new("share_max", "the largest share of the median"),
            new("deliveries", "how many earlier deliveries make the median"),
        ]
    );

    public static readonly MappingShape Freshness = new(
        "freshness_gate",
        "the gate 'freshness'",
        [Action(), new("days_max", "how many days ago a source may have delivered last")]
    );

    public static readonly MappingShape MatchCoverage = new(
        "match_coverage_gate",
        "the gate 'match_coverage'",
        [Action(), new("share_min", "the least share of records that found an entity, 0 to 1")]
    );

    public static readonly MappingShape Refused = new(
        "refused_gate",
        "the gate 'refused'",
        [Action(), new("share_max", "the largest share of refused rows, 0 to 1")]
    );

    public static readonly MappingShape Colours = new(
        "colours_gate",
        "the gate 'colours'",
        [
            Action(),
            new("share_change_max", "by how much the share of a colour may change, 0 to 1"),
            new("yellow_max", "the largest share of yellow, 0 to 1"),
            new("orange_max", "the largest share of orange, 0 to 1"),
            new("red_max", "the largest share of red, 0 to 1"),
        ]
    );

    public static readonly MappingShape Changes = new(
        "changes_gate",
        "the gate 'changes'",
        [
            Action(),
            new("share_max", "the largest share of entities that change colour, 0 to 1"),
            new("count_max", "the largest number of entities that change colour"),
        ]
    );

    public static readonly MappingShape Gates = new(
        "gates",
        "gates",
        [
            new("books", "whether the books balance"),
            new("contributions", "whether shares sum to points"),
            new("red_records", "whether everybody red has a record"),
            new("schema", "whether the files are as in the contract"),
            new("volume", "rows of a delivery against those before it"),
            new("freshness", "days since each source delivered"),
            new("match_coverage", "the share of records that found an entity"),
            new("refused", "the share of refused rows"),
            new("colours", "the share of each colour"),
            new("changes", "how many entities change colour"),
        ]
    );

    public static readonly MappingShape[] All = [Gates, Integrity, Volume, Freshness, MatchCoverage, Refused, Colours, Changes];

    private static KeyShape Action() => new("action", "what comes of a fault: off, warn or block", true, Actions.Names);
}
