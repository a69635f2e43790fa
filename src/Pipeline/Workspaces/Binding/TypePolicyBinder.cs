using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces.Yaml;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>Reads one entry of <c>record_types</c>.</summary>
internal sealed class TypePolicyBinder
{
    private const string Points = "points of at most 3 decimals";

    private readonly string _recordType;
    private readonly MappingReader _reader;
    private readonly ConditionBinder _conditions;
    private readonly FaultCollector _faults;

    private TypePolicyBinder(
        YamlDocument document,
        YamlEntry entry,
        YamlNode.Mapping mapping,
        ConditionScope scope,
        FaultCollector faults
    )
    {
        (_recordType, _faults) = (entry.Key.Value, faults);
        _reader = new MappingReader(document, mapping, PolicyShapes.RecordType, document.PlaceOf(entry.Key), faults);
        _conditions = new ConditionBinder(document, _recordType, scope, faults);
    }

    /// <summary>Null when a fault was noted.</summary>
    public static TypePolicy? Bind(YamlDocument document, YamlEntry entry, ConditionScope scope, FaultCollector faults)
    {
        if (!SnakeCase.IsId(entry.Key.Value) || entry.Key.Value == "any")
        {
            faults.Add(document.PlaceOf(entry.Key), SnakeCase.Expected, entry.Key.Described, SnakeCase.Advice(entry.Key.Value));
            return null;
        }
        if (entry.Value is YamlNode.Mapping mapping)
            return new TypePolicyBinder(document, entry, mapping, scope, faults).Bind();
        faults.Add(
            document.PlaceOf(entry.Value),
            "a map of keys and values",
            entry.Value.Described,
            "write the type's keys below it, indented"
        );
        return null;
    }

    private TypePolicy? Bind()
    {
        string? title = _reader.Text("title");
        int? window = _reader.Integer("window_days", 1, 36500);
        Severity? severity = _reader.Word("default_severity", PolicyShapes.Severities);
        ImmutableArray<GradeRule> grades = [.. _reader.List("grades").Select(BindGrade).OfType<GradeRule>()];
        ImmutableArray<long> weights = BindWeights();
        Decay decay = BindDecay();
        ImmutableArray<FrequencyStep> frequency = [.. IntegerMap("frequency", 1).Select(s => new FrequencyStep(s.Key, s.Value))];
        long? cap = _reader.Node("cap") is { } node ? _reader.AsScaled(node, 1000, Points) : null;
        decimal? share = _reader.Decimal("repaired_share");
        ImmutableArray<InForcePeriod> periods = [.. _reader.List("in_force").Select(BindPeriod).OfType<InForcePeriod>()];
        ImmutableArray<RepairTerm> terms = [.. _reader.List("repair").Select(BindTerm).OfType<RepairTerm>()];
        _reader.Finish();
        if (_reader.HasFaults)
            return null;
        return new TypePolicy
        {
            RecordType = _recordType,
            Title = title!,
            WindowDays = window!.Value,
            DefaultSeverity = severity!.Value,
            Grades = grades,
            WeightsMilli = weights,
            Decay = decay,
            Frequency = frequency,
            CapMilli = cap!.Value,
            RepairedShare = share ?? 0,
            InForce = periods,
            Repair = terms,
        };
    }

    private GradeRule? BindGrade(YamlNode node)
    {
        if (Open(node, PolicyShapes.Grade) is not { } grade)
            return null;
        AttributeCondition? when = grade.Node("when") is { } condition ? _conditions.Bind(condition) : null;
        Severity? severity = grade.Word("severity", PolicyShapes.Severities);
        grade.Finish();
        return when is null || severity is null ? null : new GradeRule(when, severity.Value);
    }

    private InForcePeriod? BindPeriod(YamlNode node)
    {
        if (Open(node, PolicyShapes.InForce) is not { } period)
            return null;
        AttributeCondition? when = period.Node("when") is { } condition ? _conditions.Bind(condition) : null;
        Severity? severity = period.Word("severity", PolicyShapes.Severities);
        int? days = period.Integer("days", 0, 36500);
        string? from = BindClock(period);
        period.Finish();
        return days is null ? null : new InForcePeriod(when, severity, days.Value, from);
    }

    private RepairTerm? BindTerm(YamlNode node)
    {
        if (Open(node, PolicyShapes.Repair) is not { } term)
            return null;
        AttributeCondition? when = term.Node("when") is { } condition ? _conditions.Bind(condition) : null;
        Severity? severity = term.Word("severity", PolicyShapes.Severities);
        bool? isAllowed = term.Boolean("allowed");
        int? days = term.Integer("minimum_days", 0, 36500);
        string? from = BindClock(term);
        term.Finish();
        if (!term.Has("allowed") && !term.Has("minimum_days"))
            term.FaultAt(
                term.Place,
                "allowed or minimum_days",
                "neither",
                "write 'allowed: false', or the least days before a repair"
            );
        return new RepairTerm(when, severity, isAllowed ?? true, days ?? 0, from);
    }

    /// <summary>Null: the event date.</summary>
    private string? BindClock(MappingReader reader) =>
        reader.Text("from") is { } attribute && reader.Node("from") is YamlNode.Scalar node && _conditions.IsDate(node)
            ? attribute
            : null;

    private ImmutableArray<long> BindWeights()
    {
        if (_reader.Mapping("weights", PolicyShapes.Weights) is not { } weights)
            return [];
        ImmutableArray<long> milli =
        [
            .. PolicyShapes.Severities.Names.Select(s =>
                weights.Node(s) is { } node ? weights.AsScaled(node, 1000, Points) ?? 0 : 0
            ),
        ];
        weights.Finish();
        return milli;
    }

    private Decay BindDecay()
    {
        if (_reader.Node("decay") is not { } node || node is YamlNode.Scalar { Value: "none" })
            return new Decay.None();
        if (node is not YamlNode.Mapping)
        {
            _reader.Fault(node, "none, { half_life_days: N } or { steps: { 0: 1, ... } }", "write one of the three");
            return new Decay.None();
        }
        MappingReader decay = _reader.Mapping("decay", PolicyShapes.Decay)!;
        int? halfLife = decay.Integer("half_life_days", 1, 36500);
        ImmutableArray<DecayStep> steps = [.. IntegerMap("steps", 0, decay).Select(s => new DecayStep(s.Key, s.Value))];
        decay.Finish();
        if (decay.Has("half_life_days") == decay.Has("steps"))
            decay.FaultAt(
                decay.Place,
                "exactly one of half_life_days and steps",
                decay.Has("steps") ? "both" : "neither",
                "keep one of the two"
            );
        return halfLife is { } days ? new Decay.HalfLife(days) : new Decay.Steps(steps);
    }

    /// <summary>A map from whole numbers to decimals, by rising number.</summary>
    private List<KeyValuePair<int, decimal>> IntegerMap(string key, int least, MappingReader? owner = null)
    {
        MappingReader reader = owner ?? _reader;
        List<KeyValuePair<int, decimal>> pairs = [];
        foreach (YamlEntry entry in reader.OpenMapping(key)?.Entries ?? [])
        {
            int? number = reader.AsInteger(entry.Key, least, 1_000_000);
            decimal? value = reader.AsDecimal(entry.Value);
            if (number is null || value is null)
                continue;
            if (pairs.Any(p => p.Key == number))
                reader.Fault(entry.Key, "every number once", "remove one of the two", $"{entry.Key.Described} again");
            else
                pairs.Add(new(number.Value, value.Value));
        }
        pairs.Sort((a, b) => a.Key.CompareTo(b.Key));
        return pairs;
    }

    private MappingReader? Open(YamlNode node, MappingShape shape)
    {
        if (node is YamlNode.Mapping mapping)
            return new MappingReader(_reader.Document, mapping, shape, _reader.Document.PlaceOf(node), _faults);
        _reader.Fault(
            node,
            $"a map: {shape.Title}",
            $"write it as '{{ {string.Join(": ..., ", shape.Keys.Select(k => k.Name))}: ... }}'"
        );
        return null;
    }
}
