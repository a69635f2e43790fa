using FoodCredit.Pipeline.Workspaces.Binding;

namespace FoodCredit.Pipeline.Workspaces.Checks;

/// <summary>Checks the code tables against the contracts that name them, and the well-known tables against each other.</summary>
internal static class TablesCheck
{
    public static void Check(
        IEnumerable<ContractDraft> contracts,
        IReadOnlyDictionary<string, CodeTable> tables,
        bool areTablesRead,
        FaultCollector faults
    )
    {
        if (areTablesRead)
            CheckNames(contracts, tables, faults);
        CheckFood(tables, faults);
        CheckReference(tables, WellKnownTables.Branches, "district", WellKnownTables.Districts, t => t.Values, faults);
        CheckReference(tables, WellKnownTables.Grids, "branch", WellKnownTables.Branches, t => t.Values, faults);
        CheckReference(
            tables,
            WellKnownTables.Grids,
            "area",
            WellKnownTables.Areas,
            t => [.. t.Entries.Select(e => e.Code)],
            faults
        );
    }

    private static void CheckNames(
        IEnumerable<ContractDraft> contracts,
        IReadOnlyDictionary<string, CodeTable> tables,
        FaultCollector faults
    )
    {
        foreach (ContractDraft contract in contracts)
        {
            foreach (ColumnDraft column in contract.Columns.Where(c => c.Table is not null && !tables.ContainsKey(c.Table)))
            {
                string advice = NearestWord.Advice(column.Table!, tables.Keys, $"add codes/{column.Table}.csv");
                Place place = contract.Document.Locate($"columns.{column.Attribute}.table");
                faults.Add(place, "the name of a file in codes/ without .csv", Quoted.Text(column.Table!), advice);
            }
        }
    }

    private static void CheckFood(IReadOnlyDictionary<string, CodeTable> tables, FaultCollector faults)
    {
        if (!tables.TryGetValue(WellKnownTables.Industries, out CodeTable? industries))
            return;
        foreach (CodeEntry entry in industries.Entries.Where(e => industries.Extra(e, "food") is not ("true" or "false")))
            faults.Add(
                At(industries, entry),
                "true or false in the column food",
                Quoted.Text(industries.Extra(entry, "food")),
                "write one of them"
            );
    }

    private static void CheckReference(
        IReadOnlyDictionary<string, CodeTable> tables,
        string name,
        string column,
        string target,
        Func<CodeTable, IReadOnlyCollection<string>> wordsOf,
        FaultCollector faults
    )
    {
        if (!tables.TryGetValue(name, out CodeTable? table) || !tables.TryGetValue(target, out CodeTable? referred))
            return;
        HashSet<string> words = [.. wordsOf(referred)];
        foreach (CodeEntry entry in table.Entries)
        {
            string word = table.Extra(entry, column);
            if (word.Length > 0 && !words.Contains(word))
                faults.Add(
                    At(table, entry),
                    $"in the column {column} what codes/{target}.csv lists",
                    Quoted.Text(word),
                    NearestWord.Advice(word, words.Order(StringComparer.Ordinal), $"add it to codes/{target}.csv")
                );
        }
    }

    private static Place At(CodeTable table, CodeEntry entry) => new($"codes/{table.Name}.csv", entry.Line, 1);
}
