namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>Reads <c>gates</c> of <c>foodcredit.yaml</c>. What it does not name keeps its default.</summary>
internal static class GatesBinder
{
    public static GateSettings Bind(MappingReader root)
    {
        var gates = new GateSettings();
        if (root.Mapping("gates", GateShapes.Gates) is not { } reader)
            return gates;
        gates = gates with
        {
            Books = Integrity(reader, "books"),
            Contributions = Integrity(reader, "contributions"),
            RedRecords = Integrity(reader, "red_records"),
            Schema = Integrity(reader, "schema"),
            Volume = Gate(reader, "volume", GateShapes.Volume, gates.Volume, Volume),
            Freshness = Gate(
                reader,
                "freshness",
                GateShapes.Freshness,
                gates.Freshness,
                (gate, action) => new FreshnessGate(action, gate.Integer("days_max", 0, 36_500) ?? gates.Freshness.DaysMax)
            ),
            MatchCoverage = Gate(
                reader,
                "match_coverage",
                GateShapes.MatchCoverage,
                gates.MatchCoverage,
                (gate, action) => new MatchCoverageGate(action, Share(gate, "share_min") ?? gates.MatchCoverage.ShareMin)
            ),
            Refused = Gate(
                reader,
                "refused",
                GateShapes.Refused,
                gates.Refused,
                (gate, action) => new RefusedGate(action, Share(gate, "share_max") ?? gates.Refused.ShareMax)
            ),
            Colours = Gate(reader, "colours", GateShapes.Colours, gates.Colours, Colours),
            Changes = Gate(
                reader,
                "changes",
                GateShapes.Changes,
                gates.Changes,
                (gate, action) =>
                    new ChangesGate(
                        action,
                        Share(gate, "share_max") ?? gates.Changes.ShareMax,
                        gate.Integer("count_max", 0, int.MaxValue)
                    )
            ),
        };
        reader.Finish();
        return gates;
    }

    private static GateAction Integrity(MappingReader reader, string key) =>
        Gate(reader, key, GateShapes.Integrity, GateAction.Block, (_, action) => action);

    /// <summary>A gate by its key; the default where the document does not name it. Every key is read, so that all faults are told.</summary>
    private static T Gate<T>(
        MappingReader reader,
        string key,
        MappingShape shape,
        T byDefault,
        Func<MappingReader, GateAction, T> bind
    )
    {
        if (reader.Mapping(key, shape) is not { } gate)
            return byDefault;
        var bound = bind(gate, gate.Word("action", GateShapes.Actions) ?? GateAction.Off);
        gate.Finish();
        return bound;
    }

    private static VolumeGate Volume(MappingReader gate, GateAction action)
    {
        var byDefault = new VolumeGate();
        var volume = new VolumeGate(
            action,
            gate.Decimal("share_min") ?? byDefault.ShareMin,
            gate.Decimal("share_max") ?? byDefault.ShareMax,
            gate.Integer("deliveries", 3, 1000) ?? byDefault.Deliveries
        );
        if (volume.ShareMin < 0 && gate.Node("share_min") is { } least)
            gate.Fault(least, "a share of the median from 0 on", "half of it is 0.5");
        if (volume.ShareMax < volume.ShareMin && (gate.Node("share_max") ?? gate.Node("share_min")) is { } limit)
            gate.Fault(limit, "a share_max of at least share_min", "both are shares of the median: twice as many is 2");
        return volume;
    }

    private static ColoursGate Colours(MappingReader gate, GateAction action) =>
        new(
            action,
            Share(gate, "share_change_max") ?? new ColoursGate().ShareChangeMax,
            Share(gate, "yellow_max"),
            Share(gate, "orange_max"),
            Share(gate, "red_max")
        );

    private static decimal? Share(MappingReader gate, string key)
    {
        var share = gate.Decimal(key);
        if (share is < 0 or > 1)
            gate.Fault(gate.Node(key)!, "a share from 0 to 1", "5% is 0.05");
        return share;
    }
}
