using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>The published run of the latest as-of date before this run's: where "colour before" and the stability chain come from.</summary>
internal sealed record PreviousRun(string RunId, string Directory, string PolicyHash)
{
    /// <summary>The last published run before a day that was not withdrawn, or null.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="withdrawn">The names of runs that a rollback withdrew.</param>
    /// <param name="warehouse">Has noted the publications.</param>
    public static PreviousRun? Before(int asOf, ImmutableHashSet<string> withdrawn, WarehouseConnection warehouse) =>
        warehouse
            .Rows(
                "SELECT run_id, directory, policy_hash FROM publication WHERE as_of < $as_of ORDER BY as_of DESC, sequence DESC",
                row => new PreviousRun(row.GetString(0), row.GetString(1), row.GetString(2)),
                ("as_of", asOf)
            )
            .FirstOrDefault(run => !withdrawn.Contains(PublishedFolder.NameOf(run.Directory)));

    /// <summary>Makes previous_rating and the view previous_contribution from the run's files, or empty ones where there is none.</summary>
    public static void Load(PreviousRun? previous, PublishedFolder published, WarehouseConnection warehouse)
    {
        var ratings = Relation(previous, published, OutputFile.RatingsParquet);
        var contributions = Relation(previous, published, OutputFile.Contributions);
        warehouse.MakeFrom(
            "previous_rating",
            ratings is null
                ? """
                SELECT
                    NULL::VARCHAR AS entity_id, NULL::VARCHAR AS uscc, NULL::VARCHAR AS name, NULL::VARCHAR AS colour,
                    NULL::INTEGER AS colour_since, NULL::BIGINT AS points_milli
                WHERE false
                """
                : $"""
                SELECT entity_id, uscc, name, colour, (colour_since - DATE '1970-01-01')::INTEGER AS colour_since, points_milli
                FROM {ratings}
                """
        );
        warehouse.MakeViewFrom(
            "previous_contribution",
            contributions is null
                ? """
                SELECT
                    NULL::VARCHAR AS entity_id, NULL::VARCHAR AS record_id, NULL::VARCHAR AS record_type, NULL::DATE AS event_date,
                    NULL::VARCHAR AS document_number, NULL::BIGINT AS share_milli
                WHERE false
                """
                : $"SELECT entity_id, record_id, record_type, event_date, document_number, share_milli FROM {contributions}"
        );
    }

    private static string? Relation(PreviousRun? previous, PublishedFolder published, string file)
    {
        if (previous is null)
            return null;
        var path = Path.Combine(published.Absolute(previous.Directory), file);
        return File.Exists(path)
            ? $"read_parquet({SqlText.Literal(path)})"
            : throw new IntegrityException(
                $"{path}: the run before needs this file for \"colour before\" and its chain; found none."
            );
    }
}
