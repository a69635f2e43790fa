using System.Collections.Immutable;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Gating;

/// <summary>Reads the files that were written for a candidate, and measures what its gates look at.</summary>
internal static class MeasureCandidate
{
    /// <param name="staging">The directory with the files.</param>
    /// <param name="manifest">What was counted while they were made.</param>
    /// <param name="previous">The run before; null: none.</param>
    /// <param name="recordTypes">Of the policy, in its order.</param>
    /// <param name="warehouse">Reads Parquet.</param>
    public static CandidateFacts Of(
        string staging,
        RunManifest manifest,
        RunManifest? previous,
        ImmutableArray<string> recordTypes,
        WarehouseConnection warehouse
    )
    {
        var schemaFaults = OutputSchema.Faults(staging, recordTypes, warehouse);
        // Files of another schema cannot be asked for their columns; the gate of the schema says why.
        var isReadable = schemaFaults.IsEmpty;
        if (isReadable)
        {
            View("candidate_rating", staging, OutputFile.RatingsParquet, warehouse);
            View("candidate_contribution", staging, OutputFile.Contributions, warehouse);
        }
        var (both, changed) = isReadable ? Changes(warehouse) : (0, 0);
        return new CandidateFacts
        {
            AsOf = manifest.AsOf,
            Inputs = manifest.Inputs,
            Books = manifest.Books,
            Colours = isReadable ? Colours(warehouse) : manifest.Colours,
            Previous = previous,
            RatedInBoth = both,
            Changed = changed,
            SharesOff = isReadable ? Find("shares_off", warehouse) : default,
            RedWithoutRecord = isReadable ? Find("red_without_record", warehouse) : default,
            SchemaFaults = schemaFaults,
        };
    }

    private static void View(string view, string staging, string file, WarehouseConnection warehouse) =>
        warehouse.MakeViewFrom(view, $"SELECT * FROM read_parquet({SqlText.Literal(Path.Combine(staging, file))})");

    private static (long Both, long Changed) Changes(WarehouseConnection warehouse) =>
        warehouse
            .Rows(
                "SELECT count(colour_before), count(*) FILTER (colour <> colour_before) FROM candidate_rating",
                row => (row.GetInt64(0), row.GetInt64(1))
            )
            .Single();

    private static ImmutableSortedDictionary<string, long> Colours(WarehouseConnection warehouse) =>
        warehouse
            .Rows(
                "SELECT colour, count(*) FROM candidate_rating GROUP BY colour ORDER BY colour",
                row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1))
            )
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static Offenders Find(string sql, WarehouseConnection warehouse) =>
        warehouse
            .Rows(
                $"SELECT count(*), min(entity_id) FROM ({SqlText.Named(sql)})",
                row => new Offenders(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1))
            )
            .Single();
}
