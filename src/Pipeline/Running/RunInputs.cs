using System.Collections.Immutable;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Running;

/// <summary>The dumps known by a day, and their books.</summary>
internal static class RunInputs
{
    public static ImmutableArray<RunInput> KnownBy(int asOf, WarehouseConnection warehouse) =>
        [
            .. warehouse.Rows(
                """
                SELECT
                    name, sha256, source, contract_hash, encoding, bytes, delivered_on, known_from,
                    rows_read, rows_loaded, rows_duplicate, rows_refused, coalesce(repaired.codes, 0)
                FROM source_file
                LEFT JOIN (SELECT file_no, count(*) AS codes FROM code_repair GROUP BY file_no) AS repaired USING (file_no)
                WHERE known_from <= $as_of
                ORDER BY name, sha256
                """,
                row => new RunInput
                {
                    File = row.GetString(0),
                    Sha256 = row.GetString(1),
                    Source = row.GetString(2),
                    ContractHash = row.GetString(3),
                    Encoding = row.GetString(4),
                    Bytes = row.GetInt64(5),
                    DeliveredOn = Days.ToDate(row.GetInt32(6)),
                    KnownFrom = Days.ToDate(row.GetInt32(7)),
                    Rows = new FileBooks(row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11)),
                    CodesRepaired = row.GetInt64(12),
                },
                ("as_of", asOf)
            ),
        ];

    /// <summary>The refused rows that were discarded by a day, by file, each a line. Those read once more are inputs.</summary>
    public static List<string> Settlements(int asOf, WarehouseConnection warehouse) =>
        warehouse.Rows(
            """
            SELECT 'discarded ' || sha256 || ' ' || delivered_on || ' ' || string_agg(line::VARCHAR, ' ' ORDER BY line)
            FROM refused_settlement JOIN source_file USING (file_no)
            WHERE NOT is_replayed AND refused_settlement.known_from <= $as_of
            GROUP BY sha256, delivered_on
            ORDER BY sha256, delivered_on
            """,
            row => row.GetString(0),
            ("as_of", asOf)
        );

    /// <summary>The decisions of persons that stand on a day, by party, each a line. Who made them, when and why changes no rating.</summary>
    public static List<string> Reviews(int asOf, WarehouseConnection warehouse) =>
        warehouse.Rows(
            $"""
            SELECT
                'review ' || printf('%016x', party_id) || ' is ' || coalesce(accepted_entity, if(is_rejected, 'nobody', 'unsettled'))
                    || ' not ' || array_to_string(rejected_entities, ' ')
            FROM ({SqlText.Named("reviewed_party")})
            ORDER BY party_id
            """,
            row => row.GetString(0),
            ("as_of", asOf),
            ("reviewed_by", asOf)
        );

    /// <summary>The books of all inputs. Records and their fate are counted from the warehouse, not from the files' books.</summary>
    public static RunBooks Books(ImmutableArray<RunInput> inputs, int asOf, WarehouseConnection warehouse)
    {
        var (records, matched, unmatched) = warehouse
            .Rows(SqlText.Named("record_books"), row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), ("as_of", asOf))
            .Single();
        return new RunBooks(
            inputs.Sum(input => input.Rows.Read),
            inputs.Sum(input => input.Rows.Loaded),
            inputs.Sum(input => input.Rows.Duplicate),
            inputs.Sum(input => input.Rows.Refused),
            records,
            matched,
            unmatched
        );
    }
}
