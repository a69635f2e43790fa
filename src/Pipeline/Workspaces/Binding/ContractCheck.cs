using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>Checks the parts of one source contract against each other and against the vocabulary of what it feeds.</summary>
internal static class ContractCheck
{
    public static void Check(ContractDraft draft, ImmutableArray<string> ignored, FaultCollector faults)
    {
        CheckSpellings(draft, ignored, faults);
        CheckNaturalKey(draft, faults);
        if (draft.Feeds is not { } feeds)
            return;
        CheckVocabulary(draft, feeds, faults);
        CheckParty(draft, feeds, faults);
    }

    /// <summary>Every header of the file has at most one fate.</summary>
    private static void CheckSpellings(ContractDraft draft, ImmutableArray<string> ignored, FaultCollector faults)
    {
        // As the readers compare headers.
        Dictionary<string, string> mapped = new(StringComparer.OrdinalIgnoreCase);
        foreach (ColumnDraft column in draft.Columns)
        {
            string path = $"columns.{column.Attribute}.from";
            foreach ((string spelling, Place place) in Spellings(draft.Document, path))
            {
                string header = HeaderText.Clean(spelling);
                if (!mapped.TryAdd(header, column.Attribute) && mapped[header] != column.Attribute)
                {
                    string found = $"{Quoted.Text(spelling)}, which '{mapped[header]}' reads";
                    faults.Add(place, "a header that no other attribute reads", found, "remove it from one of the two");
                }
            }
        }
        foreach ((string spelling, Place place) in Spellings(draft.Document, "ignore"))
        {
            if (ignored.Contains(spelling) && mapped.TryGetValue(HeaderText.Clean(spelling), out string? attribute))
            {
                string found = $"{Quoted.Text(spelling)}, which '{attribute}' reads";
                faults.Add(place, "a header that no attribute reads", found, "remove it from 'ignore' or from the column");
            }
        }
    }

    private static IEnumerable<(string Spelling, Place Place)> Spellings(YamlDocument document, string path)
    {
        YamlNode? node = document.Root;
        foreach (string step in path.Split('.'))
            node = (node as YamlNode.Mapping)?.Find(step)?.Value;
        IEnumerable<YamlNode> items =
            node is YamlNode.Sequence list ? list.Items
            : node is null ? []
            : [node];
        return items.OfType<YamlNode.Scalar>().Select(s => (s.Value, document.PlaceOf(s)));
    }

    private static void CheckNaturalKey(ContractDraft draft, FaultCollector faults)
    {
        YamlDocument document = draft.Document;
        if (document.Root.Find("natural_key") is null && draft.Feeds == DatasetKind.Records)
            faults.Add(
                document.PlaceOf(document.Root),
                "the key 'natural_key' in a source of records",
                "none",
                "add 'natural_key:'"
            );
        bool hasParty = draft.Has("party_name") || draft.Has("party_code");
        foreach ((string attribute, Place place) in Spellings(document, "natural_key"))
        {
            if (attribute == AttributeVocabulary.Party)
            {
                if (!hasParty)
                    faults.Add(place, "a column party_code or party_name for 'party'", "neither", "add one of them to 'columns'");
            }
            else if (
                !draft.Has(attribute)
                && document.Root.Find("columns")?.Value is YamlNode.Mapping columns
                && columns.Find(attribute) is null
            )
            {
                IEnumerable<string> known = draft.Columns.Select(c => c.Attribute).Append(AttributeVocabulary.Party);
                string advice = NearestWord.Advice(attribute, known, "add it to 'columns'");
                faults.Add(place, "an attribute of 'columns', or party", Quoted.Text(attribute), advice);
            }
        }
    }

    private static void CheckVocabulary(ContractDraft draft, DatasetKind feeds, FaultCollector faults)
    {
        YamlDocument document = draft.Document;
        bool hasColumns = document.Root.Find("columns")?.Value is YamlNode.Mapping;
        foreach (KnownAttribute known in AttributeVocabulary.Of(feeds))
        {
            ColumnDraft? column = draft.Columns.FirstOrDefault(c => c.Attribute == known.Name);
            string path = $"columns.{known.Name}";
            if (column?.Type is { } type && !known.Types.Contains(type))
            {
                string types = string.Join(" or ", known.Types.Select(SourceShapes.Types.Name));
                string found = Quoted.Text(SourceShapes.Types.Name(type));
                faults.Add(
                    document.Locate(path + ".type"),
                    $"type {types} for '{known.Name}', {known.Meaning}",
                    found,
                    $"write 'type: {types}'"
                );
            }
            if (known.IsRequired && column?.Mapping is { Required: false })
                faults.Add(document.Locate(path), $"'required: true' for '{known.Name}', {known.Meaning}", "none", "add it");
            if (!known.IsRequired || !hasColumns || Mentions(document, known.Name))
                continue;
            string near = NearestWord.Advice(
                known.Name,
                draft.Columns.Select(c => c.Attribute).Where(a => AttributeVocabulary.IsFree(feeds, a)),
                $"add '{known.Name}:' to 'columns'"
            );
            string kind = SourceShapes.Feeds.Name(feeds);
            faults.Add(
                document.Locate("columns"),
                $"the attribute '{known.Name}' in a source of {kind}: {known.Meaning}",
                "none",
                near
            );
        }
    }

    private static void CheckParty(ContractDraft draft, DatasetKind feeds, FaultCollector faults)
    {
        string[] wanted = feeds == DatasetKind.Registrations ? ["uscc", "registration_number"] : ["party_code", "party_name"];
        if (draft.Document.Root.Find("columns")?.Value is not YamlNode.Mapping || wanted.Any(w => Mentions(draft.Document, w)))
            return;
        string kind = SourceShapes.Feeds.Name(feeds);
        string expected = $"the attribute {wanted[0]} or {wanted[1]} in a source of {kind}, to know whom a row is about";
        faults.Add(draft.Document.Locate("columns"), expected, "neither", "add one of them to 'columns'");
    }

    private static bool Mentions(YamlDocument document, string attribute) =>
        document.Root.Find("columns")?.Value is YamlNode.Mapping columns && columns.Find(attribute) is not null;
}
