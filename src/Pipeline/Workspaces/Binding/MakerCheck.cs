using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>Checks what a contract says of rows that name two businesses.</summary>
internal static class MakerCheck
{
    private static readonly string[] Attributes = ["maker_name", "maker_code", "maker_address"];

    public static void Check(ContractDraft draft, CountsAgainst? countsAgainst, FaultCollector faults)
    {
        YamlDocument document = draft.Document;
        bool hasMaker = draft.Has("maker_name") || draft.Has("maker_code");
        if (countsAgainst is not null && draft.Feeds is not (null or DatasetKind.Records or DatasetKind.Amendments))
            faults.Add(
                document.Locate("counts_against"),
                "no 'counts_against', as the source feeds neither records nor amendments",
                $"'{SourceShapes.CountsAgainst.Name(countsAgainst.Value)}'",
                "remove it"
            );
        if (countsAgainst is CountsAgainst.Maker or CountsAgainst.Both && draft.Feeds == DatasetKind.Records && !hasMaker)
            faults.Add(
                document.Locate("counts_against"),
                "a column maker_code or maker_name, to know whom a row is about",
                "neither",
                "add one of them to 'columns'"
            );
        if (countsAgainst is null or CountsAgainst.Party && Attributes.FirstOrDefault(draft.Has) is { } unread)
            Unread(document, unread, "'counts_against: maker' or 'both' beside the maker", faults);
        if (draft.Has("liable") && draft.Feeds == DatasetKind.Records && countsAgainst != CountsAgainst.Both)
            Unread(document, "liable", "'counts_against: both' beside 'liable', which chooses from the two", faults);
    }

    /// <summary>A column that nothing reads hides what it says.</summary>
    private static void Unread(YamlDocument document, string attribute, string expected, FaultCollector faults) =>
        faults.Add(document.Locate($"columns.{attribute}"), expected, "none", "add it, or put the header under 'ignore'");
}
