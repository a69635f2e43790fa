namespace FoodCredit.Pipeline.Workspaces.Yaml;

/// <summary>
/// A YAML document of the workspace: its path relative to the workspace (forward slashes), the SHA-256 of its bytes (lower-case hex) and
/// its located tree.
/// </summary>
internal sealed record YamlDocument(string File, string Hash, YamlNode.Mapping Root)
{
    public Place PlaceOf(YamlNode node) => new(File, node.Line, node.Column);

    /// <summary>
    /// Where the value of a dotted path stands (<c>thresholds.orange</c>, <c>grades.0.when</c>; list items by 0-based index). A block
    /// list or map is located at its key, a missing value at the nearest thing around it.
    /// </summary>
    public Place Locate(string path)
    {
        YamlNode node = Root;
        Place place = PlaceOf(Root);
        foreach (string step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node is YamlNode.Mapping mapping && mapping.Find(step) is { } entry)
            {
                bool isBlock = entry.Value is YamlNode.Mapping { IsBlock: true } or YamlNode.Sequence { IsBlock: true };
                (node, place) = (entry.Value, PlaceOf(isBlock ? entry.Key : entry.Value));
            }
            else if (
                node is YamlNode.Sequence list
                && int.TryParse(step, out int index)
                && index >= 0
                && index < list.Items.Length
            )
                (node, place) = (list.Items[index], PlaceOf(list.Items[index]));
            else
                break;
        }
        return place;
    }
}
