using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>Reads one column of a source contract.</summary>
internal static class ColumnBinder
{
    public static ColumnDraft Bind(
        YamlDocument document,
        YamlNode.Scalar attribute,
        YamlNode.Mapping column,
        FaultCollector faults
    )
    {
        MappingReader reader = new(document, column, SourceShapes.Column, document.PlaceOf(attribute), faults);
        ImmutableArray<string> from = reader.TextList("from");
        AttributeType? type = reader.Word("type", SourceShapes.Types);
        bool? isRequired = reader.Boolean("required");
        bool? isOptional = reader.Boolean("optional");
        AmountUnit? unit = reader.Word("unit", SourceShapes.Units);
        string? separators = Separators(reader);
        string? table = reader.Text("table");
        PersonalData? personal = reader.Word("personal", SourceShapes.Personal);
        reader.Finish();

        if (isRequired == true && isOptional == true)
            reader.Fault(reader.Node("optional")!, "no 'optional: true' beside 'required: true'", "keep one of the two", "both");
        if (type is { } known)
        {
            OnlyFor(reader, "unit", known, AttributeType.Amount);
            OnlyFor(reader, "separators", known, AttributeType.Set);
            OnlyFor(reader, "table", known, AttributeType.Text, AttributeType.Set);
            OnlyFor(reader, "personal", known, AttributeType.Text, AttributeType.Name, AttributeType.Identifier);
        }
        if (reader.HasFaults)
            return new ColumnDraft(attribute.Value, type, table, null);
        ColumnMapping mapping = new()
        {
            Attribute = attribute.Value,
            From = from,
            Type = type!.Value,
            Required = isRequired ?? false,
            Optional = isOptional ?? false,
            Unit = unit ?? AmountUnit.Yuan,
            Table = table,
            PersonalData = personal ?? AttributeVocabulary.PersonalDataIn(attribute.Value),
        };
        return new ColumnDraft(
            attribute.Value,
            type,
            table,
            separators is null ? mapping : mapping with { Separators = separators }
        );
    }

    private static string? Separators(MappingReader reader)
    {
        if (reader.Node("separators") is not { } node)
            return null;
        if (node is YamlNode.Scalar { Value.Length: > 0 } scalar && !scalar.Value.Any(char.IsLetterOrDigit))
            return scalar.Value;
        reader.Fault(
            node,
            "the characters that join the values of a set, no letter or digit among them",
            "write them in quotes, such as \"、;\""
        );
        return null;
    }

    private static void OnlyFor(MappingReader reader, string key, AttributeType type, params AttributeType[] types)
    {
        if (!reader.Has(key) || types.Contains(type))
            return;
        string names = string.Join(" or ", types.Select(SourceShapes.Types.Name));
        reader.Fault(
            reader.Node(key)!,
            $"'{key}' only in a column of type {names}",
            "remove it or change the type",
            $"type {SourceShapes.Types.Name(type)}"
        );
    }
}
