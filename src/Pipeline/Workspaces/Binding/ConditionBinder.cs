using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces.Yaml;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>
/// Reads the conditions (<c>when</c>) of one record type: a map of attributes and tests, all of which must hold, or a list of such maps,
/// any of which must.
/// </summary>
internal sealed class ConditionBinder(YamlDocument document, string recordType, ConditionScope scope, FaultCollector faults)
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>Null when a fault was noted.</summary>
    public AttributeCondition? Bind(YamlNode node)
    {
        int before = faults.Count;
        ImmutableArray<YamlNode> alternatives = node is YamlNode.Sequence list ? list.Items : [node];
        if (alternatives.IsEmpty)
            Fault(node, "a map of attributes and tests, or a list of them", "an empty list", "write at least one");
        ImmutableArray<ImmutableArray<AttributeTest>>.Builder bound = ImmutableArray.CreateBuilder<
            ImmutableArray<AttributeTest>
        >();
        foreach (YamlNode alternative in alternatives)
        {
            if (alternative is not YamlNode.Mapping { Entries.IsEmpty: false } mapping)
                Fault(
                    alternative,
                    "a map of attributes and tests",
                    Described(alternative),
                    "write it as '{ fine: { at_least: 50000 } }'"
                );
            else
                bound.Add([.. mapping.Entries.SelectMany(e => BindTests(e.Key, e.Value))]);
        }
        return faults.Count > before ? null : new AttributeCondition(bound.ToImmutable());
    }

    /// <summary>Whether a text names a date attribute of the records, which a clock can start from; a fault is noted when not.</summary>
    public bool IsDate(YamlNode.Scalar node)
    {
        if (!IsKnown(node) || scope.TypeOf(recordType, node.Value) is not { } type || type == AttributeType.Date)
            return true;
        Fault(node, "an attribute of type date", $"'{node.Value}' of type {SourceShapes.Types.Name(type)}", "name another");
        return false;
    }

    private List<AttributeTest> BindTests(YamlNode.Scalar key, YamlNode node)
    {
        string attribute = key.Value;
        bool isKnown = IsKnown(key);
        if (node is not YamlNode.Mapping { Entries.IsEmpty: false } mapping)
        {
            string example = node is YamlNode.Scalar { IsNothing: false } scalar
                ? $"did you mean '{{ is: {scalar.Value} }}'?"
                : "write it as '{ is: value }'";
            Fault(
                node,
                $"a map with one of the tests {Quoted.List(PolicyShapes.Test.Keys.Select(k => k.Name))}",
                Described(node),
                example
            );
            return [];
        }
        MappingReader reader = new(document, mapping, PolicyShapes.Test, document.PlaceOf(node), faults);
        AttributeType? type = isKnown ? scope.TypeOf(recordType, attribute) : null;
        List<AttributeTest> tests = [];
        AddIn(tests, reader, "is", attribute, type);
        AddIn(tests, reader, "in", attribute, type);
        if (Values(reader, "has_any", attribute, type, AttributeType.Set) is { IsEmpty: false } any)
            tests.Add(new AttributeTest.HasAny(attribute, any));
        bool canContain = Fits(reader, "contains", type, AttributeType.Text, AttributeType.Name, AttributeType.Identifier);
        if (reader.Text("contains") is { } piece && canContain)
            tests.Add(new AttributeTest.Contains(attribute, piece));
        if (Number(reader, "at_least", type) is { } least)
            tests.Add(new AttributeTest.AtLeast(attribute, least));
        if (Number(reader, "below", type) is { } bound)
            tests.Add(new AttributeTest.Below(attribute, bound));
        if (reader.Boolean("present") is { } isPresent)
            tests.Add(new AttributeTest.Present(attribute, isPresent));
        reader.Finish();
        return tests;
    }

    private bool IsKnown(YamlNode.Scalar key)
    {
        string attribute = key.Value;
        if (scope.Has(recordType, attribute))
            return true;
        ImmutableArray<string> known = scope.AttributesOf(recordType);
        if (!AttributeVocabulary.IsFree(DatasetKind.Records, attribute))
        {
            string advice = known.IsEmpty ? "remove the test" : $"use one of {Quoted.List(known)}";
            Fault(key, "a free attribute", $"'{attribute}', which the engine itself uses", advice);
        }
        else if (scope.IsComplete && known.IsEmpty)
            Fault(
                key,
                $"an attribute that a source of '{recordType}' provides",
                $"{Quoted.Text(attribute)}, and no such attribute",
                "add it to a source's columns"
            );
        else if (scope.IsComplete)
        {
            string advice = NearestWord.Advice(attribute, known, "add it to a source's columns");
            Fault(
                key,
                $"an attribute that a source of '{recordType}' provides: {Quoted.List(known)}",
                Quoted.Text(attribute),
                advice
            );
        }
        return false;
    }

    private void AddIn(List<AttributeTest> tests, MappingReader reader, string test, string attribute, AttributeType? type)
    {
        AttributeType[] types = [AttributeType.Text, AttributeType.Name, AttributeType.Identifier];
        if (test == "is" && reader.Has("is") && reader.Node("is") is YamlNode.Sequence list)
            Fault(list, "one value", "a list", "did you mean 'in'?");
        else if (Values(reader, test, attribute, type, types) is { IsEmpty: false } values)
            tests.Add(new AttributeTest.In(attribute, values));
    }

    private ImmutableArray<string> Values(
        MappingReader reader,
        string test,
        string attribute,
        AttributeType? type,
        params AttributeType[] types
    )
    {
        bool fits = Fits(reader, test, type, types);
        ImmutableArray<string> values = reader.TextList(test);
        if (!fits || values.IsEmpty || scope.ValuesOf(recordType, attribute) is not { } known)
            return values;
        IEnumerable<YamlNode> nodes = reader.Node(test) is YamlNode.Sequence list ? list.Items : [reader.Node(test)!];
        foreach (YamlNode.Scalar node in nodes.OfType<YamlNode.Scalar>().Where(n => !known.Contains(n.Value)))
        {
            string expected = known.Length <= 20 ? $"one of {Quoted.List(known)}" : "a value of the attribute's code table";
            Fault(
                node,
                expected,
                Quoted.Text(node.Value),
                NearestWord.Advice(node.Value, known, "look into the attribute's code table")
            );
        }
        return values;
    }

    private static long? Number(MappingReader reader, string test, AttributeType? type)
    {
        bool fits = Fits(reader, test, type, AttributeType.Amount, AttributeType.Integer, AttributeType.Date);
        if (reader.Node(test) is not { } node || !fits)
            return null;
        return type switch
        {
            AttributeType.Amount => reader.AsScaled(node, 100, "an amount in 元 of at most 2 decimals"),
            AttributeType.Integer => reader.AsScaled(node, 1, "a whole number"),
            AttributeType.Date => reader.AsDate(node) is { } date ? date.DayNumber - Epoch.DayNumber : null,
            _ => null,
        };
    }

    private static bool Fits(MappingReader reader, string test, AttributeType? type, params AttributeType[] types)
    {
        if (type is not { } known || !reader.Has(test) || types.Contains(known))
            return true;
        string[] tests = known switch
        {
            AttributeType.Set => ["has_any", "present"],
            AttributeType.Amount or AttributeType.Integer or AttributeType.Date => ["at_least", "below", "present"],
            _ => ["is", "in", "contains", "present"],
        };
        string expected = $"a test that fits the type {SourceShapes.Types.Name(known)}: {Quoted.List(tests)}";
        reader.FaultAt(reader.KeyPlaceOf(test), expected, $"'{test}'", "write another test");
        return false;
    }

    private static string Described(YamlNode node) => node is YamlNode.Mapping ? "an empty map" : node.Described;

    private void Fault(YamlNode at, string expected, string found, string advice) =>
        faults.Add(document.PlaceOf(at), expected, found, advice);
}
