using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Rating;

/// <summary>The relation a plan grades: the records of rated entities that stand on the as-of date.</summary>
internal static class RecordState
{
    /// <summary>
    /// Makes record_state, one row a record that is attached to a rated entity, happened by the as-of date and is not revoked.
    /// Reads scored_entity, party_attachment, known_record, statement, changed_life.
    /// </summary>
    public static string Select(ImmutableArray<FreeAttribute> attributes) =>
        $"""
            WITH rated AS (
                SELECT entity_index, record_id, statement_no
                FROM scored_entity
                JOIN party_attachment USING (entity_id)
                JOIN known_record USING (party_no)
            ),
            lived AS (
                SELECT
                    rated.entity_index,
                    rated.record_id,
                    statement.record_type,
                    statement.event_day,
                    statement.in_force_until,
                    {Latest("ended_on")},
                    {Latest("revoked_on")},
                    {Latest("repaired_on")}
                    {Columns(attributes)}
                FROM rated
                JOIN statement ON statement.rowid = rated.statement_no
                LEFT JOIN changed_life ON changed_life.record_id = rated.record_id
            )
            SELECT
                * EXCLUDE (in_force_until, ended_on, revoked_on, repaired_on),
                least(in_force_until, ended_on) AS in_force_until,
                coalesce(repaired_on <= $as_of, false) AS repaired
            FROM lived
            WHERE event_day <= $as_of AND NOT coalesce(revoked_on <= $as_of, false)
            """;

    /// <summary>What later facts say of a changed record, and what its one statement says of every other.</summary>
    private static string Latest(string column) =>
        $"CASE WHEN changed_life.record_id IS NULL THEN statement.{column} ELSE changed_life.{column} END AS {column}";

    private static string Columns(ImmutableArray<FreeAttribute> attributes) =>
        string.Concat(attributes.Select(attribute => $", statement.{SqlText.Quote(attribute.ColumnName)}"));
}
