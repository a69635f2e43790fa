using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Pipeline.Workspaces.Binding;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>Makes a change in the text of a contract's document.</summary>
internal static class ContractEdit
{
    /// <summary>The document's text with the change; as it was where the change does not fit it.</summary>
    public static string Apply(string text, ContractChange change)
    {
        if (YamlTreeReader.Read("", System.Text.Encoding.UTF8.GetBytes(text), new FaultCollector()) is not { } root)
            return text;
        var edit = new YamlEdit(text);
        switch (change)
        {
            case ContractChange.AddSpelling(var attribute, var header):
                if (Column(root, attribute)?.Find("from") is { } from)
                    edit.AddItem(from.Value, header);
                break;
            case ContractChange.ReplaceSpelling(var attribute, var header, var unit):
                if (
                    Column(root, attribute) is { } amount
                    && amount.Find("from") is { Value: not YamlNode.Sequence { IsBlock: true } }
                )
                {
                    edit.Set(amount, "from", YamlEdit.Quote(header));
                    edit.Set(amount, "unit", SourceShapes.Units.Name(unit));
                }
                break;
            case ContractChange.Ignore(var header):
                if (root.Find("ignore") is { } ignored)
                    edit.AddItem(ignored.Value, header);
                else
                    edit.Set(root, "ignore", $"[{YamlEdit.Quote(header)}]", behind: "columns");
                break;
            case ContractChange.MakeOptional(var attribute):
                Set(edit, root, attribute, "optional", "true");
                break;
            case ContractChange.SetUnit(var attribute, var unit):
                Set(edit, root, attribute, "unit", SourceShapes.Units.Name(unit));
                break;
            case ContractChange.SetType(var attribute, var type):
                Set(edit, root, attribute, "type", SourceShapes.Types.Name(type));
                break;
            case ContractChange.SetSeparators(var attribute, var separators):
                Set(edit, root, attribute, "separators", $"\"{separators}\"");
                break;
            default:
                throw new InvalidOperationException($"No edit makes {change}.");
        }
        return edit.Result();
    }

    private static void Set(YamlEdit edit, YamlNode.Mapping root, string attribute, string key, string written)
    {
        if (Column(root, attribute) is { } column)
            edit.Set(column, key, written);
    }

    private static YamlNode.Mapping? Column(YamlNode.Mapping root, string attribute) =>
        (root.Find("columns")?.Value as YamlNode.Mapping)?.Find(attribute)?.Value as YamlNode.Mapping;
}
