using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Refusing;

/// <summary>Refused rows as dumps that can be read once more.</summary>
internal static class RefusedDumps
{
    /// <summary>The rows, by dump.</summary>
    public static ImmutableArray<InboxFile> Of(
        ImmutableArray<LoggedRows> chosen,
        Workspace workspace,
        WarehouseConnection warehouse
    ) => [.. chosen.Select(rows => Of(rows, workspace, warehouse))];

    /// <summary>Settles rows as not worth mending.</summary>
    public static void Discard(ImmutableArray<LoggedRows> chosen, string because, int knownFrom, WarehouseConnection warehouse)
    {
        foreach (var rows in chosen)
            warehouse.Execute(
                """
                INSERT INTO refused_settlement
                SELECT file_no, line, false, $known_from, $because
                FROM refused_row JOIN source_file USING (file_no)
                WHERE sha256 = $sha256 AND delivered_on = $delivered_on AND line IN (SELECT unnest(from_json($lines, '["BIGINT"]')))
                ORDER BY file_no, line
                """,
                ("known_from", knownFrom),
                ("because", because),
                ("sha256", rows.Sha256),
                ("delivered_on", Days.Of(rows.DeliveredOn)),
                ("lines", JsonSerializer.Serialize(rows.Lines))
            );
    }

    /// <summary>The bytes of a column.</summary>
    public static byte[] Bytes(DuckDBDataReader row, int column)
    {
        using var stream = row.GetStream(column);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static InboxFile Of(LoggedRows chosen, Workspace workspace, WarehouseConnection warehouse)
    {
        var rows = warehouse.Rows(
            """
            SELECT line, byte_offset, raw
            FROM refused_row JOIN source_file USING (file_no)
            WHERE sha256 = $sha256 AND delivered_on = $delivered_on AND line IN (SELECT unnest(from_json($lines, '["BIGINT"]')))
            ORDER BY line
            """,
            row => new RefusedRow(new RowAddress(row.GetInt64(0), row.GetInt64(1)), Bytes(row, 2)),
            ("sha256", chosen.Sha256),
            ("delivered_on", Days.Of(chosen.DeliveredOn)),
            ("lines", JsonSerializer.Serialize(chosen.Lines))
        );
        return warehouse
            .Rows(
                "SELECT file_no, source, name, delivered_on, encoding, format, delimiter, header FROM source_file WHERE sha256 = $sha256 AND delivered_on = $delivered_on",
                file => new InboxFile(
                    $"{file.GetString(2)} (replayed)",
                    "",
                    workspace.Contracts[file.GetString(1)],
                    HashOf(chosen),
                    rows.Sum(row => (long)row.Raw.Length),
                    Days.ToDate(file.GetInt32(3))
                )
                {
                    Replayed = new RefusedDump(
                        file.GetInt32(0),
                        new DumpText(
                            Enum.Parse<DumpFormat>(file.GetString(5)),
                            file.GetString(6)[0],
                            file.GetString(4),
                            JsonSerializer.Deserialize<string[]>(file.GetString(7))!
                        ),
                        [.. rows]
                    ),
                },
                ("sha256", chosen.Sha256),
                ("delivered_on", Days.Of(chosen.DeliveredOn))
            )
            .Single();
    }

    /// <summary>The identity of some rows of a dump: never that of a dump, nor of other rows.</summary>
    private static string HashOf(LoggedRows rows) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"replayed {rows.Sha256} {Days.Text(rows.DeliveredOn)} {string.Join(' ', rows.Lines)}")
            )
        );
}
