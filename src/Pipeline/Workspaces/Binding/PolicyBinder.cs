using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces.Yaml;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>
/// Reads one document of <c>policies/</c> into a <see cref="Policy"/>. What the numbers may be (rising thresholds, no overflow...) is for
/// the policy compiler to say; here they only become exact.
/// </summary>
internal sealed class PolicyBinder
{
    private const string Default = "default";
    private const string Points = "points of at most 3 decimals";

    private readonly YamlDocument _document;
    private readonly ConditionScope _scope;
    private readonly FaultCollector _faults;
    private readonly MappingReader _root;

    private PolicyBinder(YamlDocument document, ConditionScope scope, FaultCollector faults)
    {
        (_document, _scope, _faults) = (document, scope, faults);
        _root = new MappingReader(document, document.Root, PolicyShapes.Root, document.PlaceOf(document.Root), faults);
    }

    /// <summary>Null when a fault was noted.</summary>
    public static PolicyDocument? Bind(YamlDocument document, ConditionScope scope, FaultCollector faults) =>
        new PolicyBinder(document, scope, faults).Bind();

    /// <summary>The record types that a policy's document names.</summary>
    public static string[] RecordTypes(YamlDocument policy) =>
        policy.Root.Find("record_types")?.Value is YamlNode.Mapping types ? [.. types.Entries.Select(e => e.Key.Value)] : [];

    private PolicyDocument? Bind()
    {
        string? id = _root.Text("policy");
        string? version = _root.Text("version");
        string? title = _root.Text("title");
        DateOnly? effectiveFrom = _root.Date("effective_from");
        PolicyScope? scope = _root.Word("scope", PolicyShapes.Scopes);
        ImmutableArray<TypePolicy> types = BindTypes();
        ContextPolicy context = BindContext();
        Thresholds? thresholds = BindThresholds();
        ImmutableArray<ColourRule> rules = [.. _root.List("rules").Select(BindRule).OfType<ColourRule>()];
        StabilityPolicy? stability = BindStability();
        _root.Finish();
        if (_root.HasFaults)
            return null;
        Policy policy = new()
        {
            Id = id!,
            Version = version!,
            Title = title!,
            EffectiveFrom = effectiveFrom!.Value,
            Hash = _document.Hash,
            Scope = scope!.Value,
            Types = types,
            Context = context,
            Thresholds = thresholds!,
            Rules = rules,
            Stability = stability,
        };
        return new PolicyDocument(policy, _document);
    }

    private ImmutableArray<TypePolicy> BindTypes()
    {
        if (_root.OpenMapping("record_types") is not { } mapping)
            return [];
        if (mapping.Entries.IsEmpty)
            _root.Fault(mapping, "at least one record type", "write one as in 'penalty: { title: 行政处罚, ... }'", "none");
        return [.. mapping.Entries.Select(e => TypePolicyBinder.Bind(_document, e, _scope, _faults)).OfType<TypePolicy>()];
    }

    private ContextPolicy BindContext()
    {
        IndustryContext usual = new(1, 0);
        if (_root.Mapping("context", PolicyShapes.Context) is not { } context)
            return new ContextPolicy(usual, [], 1, []);
        List<KeyValuePair<string, IndustryContext>> industries =
        [
            .. Entries(context, "industries").Select(e => KeyValuePair.Create(e.Key.Value, BindIndustry(context, e))),
        ];
        List<KeyValuePair<string, decimal>> areas =
        [
            .. Entries(context, "areas").Select(e => KeyValuePair.Create(e.Key.Value, context.AsDecimal(e.Value) ?? 1)),
        ];
        context.Finish();
        return new ContextPolicy(
            industries.Where(i => i.Key == Default).Select(i => i.Value).Append(usual).First(),
            [.. industries.Where(i => i.Key != Default)],
            areas.Where(a => a.Key == Default).Select(a => a.Value).Append(1).First(),
            [.. areas.Where(a => a.Key != Default)]
        );
    }

    private IEnumerable<YamlEntry> Entries(MappingReader context, string key)
    {
        foreach (YamlEntry entry in context.OpenMapping(key)?.Entries ?? [])
        {
            if (SnakeCase.IsId(entry.Key.Value))
                yield return entry;
            else
                _root.Fault(entry.Key, SnakeCase.Expected, SnakeCase.Advice(entry.Key.Value));
        }
    }

    private IndustryContext BindIndustry(MappingReader context, YamlEntry entry)
    {
        if (entry.Value is not YamlNode.Mapping mapping)
        {
            context.Fault(entry.Value, "a map: an industry", "write it as '{ multiplier: 1.15, base: 0.5 }'");
            return new IndustryContext(1, 0);
        }
        MappingReader industry = new(_document, mapping, PolicyShapes.Industry, _document.PlaceOf(entry.Key), _faults);
        decimal? multiplier = industry.Decimal("multiplier");
        long? points = industry.Node("base") is { } node ? industry.AsScaled(node, 1000, Points) : null;
        industry.Finish();
        return new IndustryContext(multiplier ?? 1, points ?? 0);
    }

    private Thresholds? BindThresholds()
    {
        if (_root.Mapping("thresholds", PolicyShapes.Thresholds) is not { } thresholds)
            return null;
        long?[] milli =
        [
            .. PolicyShapes.Thresholds.Keys.Select(k =>
                thresholds.Node(k.Name) is { } node ? thresholds.AsScaled(node, 1000, Points) : null
            ),
        ];
        thresholds.Finish();
        return milli is [{ } yellow, { } orange, { } red] ? new Thresholds(yellow, orange, red) : null;
    }

    private ColourRule? BindRule(YamlNode node)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            _root.Fault(node, "a map: a rule", "write it as '{ name: ..., when: dishonest_debtor >= 1, at_least: orange }'");
            return null;
        }
        MappingReader rule = new(_document, mapping, PolicyShapes.Rule, _document.PlaceOf(node), _faults);
        string? name = rule.Text("name");
        ImmutableArray<CountTest> when = rule.Text("when") is { } text
            ? BindCondition((YamlNode.Scalar)rule.Node("when")!, text)
            : [];
        Colour? atLeast = rule.Word("at_least", PolicyShapes.Colours);
        Colour? atMost = rule.Word("at_most", PolicyShapes.Colours);
        rule.Finish();
        if (rule.Has("at_least") == rule.Has("at_most"))
            rule.FaultAt(
                rule.Place,
                "exactly one of at_least and at_most",
                rule.Has("at_most") ? "both" : "neither",
                "keep one of the two"
            );
        return name is null ? null : new ColourRule(name, when, atLeast, atMost);
    }

    private ImmutableArray<CountTest> BindCondition(YamlNode.Scalar node, string text)
    {
        string[] types =
            (_document.Root.Find("record_types")?.Value as YamlNode.Mapping)?.Entries.Select(e => e.Key.Value).ToArray() ?? [];
        return RuleCondition.Parse(
            text,
            RecordTypes(_document),
            (offset, expected, found, advice) =>
                _faults.Add(new Place(_document.File, node.Line, node.ColumnOf(offset)), expected, found, advice)
        );
    }

    private StabilityPolicy? BindStability()
    {
        if (_root.Mapping("stability", PolicyShapes.Stability) is not { } stability)
            return null;
        int? days = stability.Integer("improve_after_days", 1, 36500);
        stability.Finish();
        return days is { } count ? new StabilityPolicy(count) : null;
    }
}
