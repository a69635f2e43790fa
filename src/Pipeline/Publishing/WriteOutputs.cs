using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>Writes the data files of a run from relations of the same names, in a stable order and with an explicit schema.</summary>
internal static class WriteOutputs
{
    /// <summary>Rows of a Parquet row group: bounded memory for writer and reader.</summary>
    private const int RowGroupRows = 122_880;

    /// <summary>Writes ratings (Parquet and CSV), contributions, changes, unmatched, match explanations and refused; gives the rows of each.</summary>
    public static ImmutableSortedDictionary<string, long> To(string staging, WarehouseConnection warehouse)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (
            var (relation, file) in (ReadOnlySpan<(string, string)>)
                [
                    ("ratings", OutputFile.RatingsParquet),
                    ("contributions", OutputFile.Contributions),
                    ("changes", OutputFile.Changes),
                    ("unmatched", OutputFile.Unmatched),
                    ("match_explanations", OutputFile.MatchExplanations),
                    ("match_quality", OutputFile.MatchQuality),
                    ("refused", OutputFile.Refused),
                ]
        )
        {
            var path = Path.Combine(staging, file);
            warehouse.WithJoinsAsWritten(() => WriteParquet(relation, path, warehouse));
            rows[file] = warehouse.Count($"SELECT num_rows FROM parquet_file_metadata({SqlText.Literal(path)})");
        }
        WriteCsv("ratings", Path.Combine(staging, OutputFile.RatingsCsv), warehouse);
        rows[OutputFile.RatingsCsv] = rows[OutputFile.RatingsParquet];
        return rows.ToImmutable();
    }

    internal static void WriteParquet(string relation, string path, WarehouseConnection warehouse) =>
        warehouse.Execute(
            $"""
            COPY (FROM {SqlText.Quote(relation)}) TO {SqlText.Literal(path)} (
                FORMAT parquet,
                COMPRESSION zstd,
                ROW_GROUP_SIZE {RowGroupRows},
                KV_METADATA {"{"} foodcredit_table: {SqlText.Literal(
                relation
            )}, foodcredit_schema_version: '{OutputFile.SchemaVersion}' {"}"}
            )
            """
        );

    /// <summary>
    /// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV injection"): it is then shown, never run.
    /// </summary>
    internal static void WriteCsv(string relation, string path, WarehouseConnection warehouse)
    {
        var columns = warehouse.Rows(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $relation ORDER BY column_index",
            row => (Name: row.GetString(0), Type: row.GetString(1)),
            ("relation", relation)
        );
        var select = string.Join(
            ", ",
            columns.Select(column =>
            {
                var name = SqlText.Quote(column.Name);
                return column.Type == "VARCHAR"
                    ? $"CASE WHEN regexp_matches({name}, '^[=+\\-@\\t\\r\\n＝＋－＠]') THEN '''' || {name} ELSE {name} END AS {name}"
                    : name;
            })
        );
        warehouse.Execute(
            $"""
            COPY (SELECT {select} FROM {SqlText.Quote(relation)}) TO {SqlText.Literal(path)} (
                FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULL ''
            )
            """
        );
    }
}
