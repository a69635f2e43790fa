using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Rating;

/// <summary>Lends the workspace's code tables and names to SQL, as temporary relations.</summary>
internal static class CodeRelations
{
    /// <summary>Makes code_industry, code_district, code_branch, code_grid, code_source and code_record_type.</summary>
    public static void Make(Workspace workspace, WarehouseConnection warehouse)
    {
        Fill(
            warehouse,
            "code_industry",
            "category VARCHAR, title VARCHAR, is_food BOOLEAN",
            Entries(workspace, WellKnownTables.Industries)
                .GroupBy(row => row.Entry.Value, StringComparer.Ordinal)
                .Select(rows => rows.First())
                .Select(row =>
                    (object[])[row.Entry.Value, row.Table.Extra(row.Entry, "title"), row.Table.Extra(row.Entry, "food") == "true"]
                )
        );
        Fill(
            warehouse,
            "code_district",
            "code VARCHAR, value VARCHAR",
            Entries(workspace, WellKnownTables.Districts).Select(row => (object[])[row.Entry.Code, row.Entry.Value])
        );
        Fill(
            warehouse,
            "code_branch",
            "code VARCHAR, value VARCHAR, district VARCHAR",
            Entries(workspace, WellKnownTables.Branches)
                .Select(row => (object[])[row.Entry.Code, row.Entry.Value, row.Table.Extra(row.Entry, "district")])
        );
        Fill(
            warehouse,
            "code_grid",
            "code VARCHAR, value VARCHAR, branch VARCHAR, area VARCHAR",
            Entries(workspace, WellKnownTables.Grids)
                .Select(row =>
                    (object[])
                        [
                            row.Entry.Code,
                            row.Entry.Value,
                            row.Table.Extra(row.Entry, "branch"),
                            row.Table.Extra(row.Entry, "area"),
                        ]
                )
        );
        Fill(
            warehouse,
            "code_source",
            "source VARCHAR, department VARCHAR",
            workspace.Contracts.Values.Select(contract => (object[])[contract.Id, contract.Department])
        );
        Fill(
            warehouse,
            "code_record_type",
            "record_type VARCHAR, title VARCHAR",
            workspace.Policy.Policy.Types.Select(type => (object[])[type.RecordType, type.Title])
        );
    }

    private static IEnumerable<(CodeTable Table, CodeEntry Entry)> Entries(Workspace workspace, string table) =>
        workspace.CodeTables.TryGetValue(table, out var found) ? found.Entries.Select(entry => (found, entry)) : [];

    private static void Fill(WarehouseConnection warehouse, string table, string columns, IEnumerable<object[]> rows)
    {
        warehouse.Execute($"CREATE OR REPLACE TEMP TABLE {SqlText.Quote(table)} ({columns})");
        using var appender = warehouse.AppendTo(table);
        foreach (var values in rows)
        {
            var row = appender.CreateRow();
            foreach (var value in values)
                _ = value is bool flag ? row.AppendValue(flag) : row.AppendValue((string)value);
            row.EndRow();
        }
    }
}
