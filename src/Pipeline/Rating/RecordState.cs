using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Rating;

/// <summary>The relation a plan grades: the records of rated entities that stand on the as-of date.</summary>
internal static class RecordState
{
    /// <summary>
    /// Makes record_state, one row a record that is attached to a rated entity, happened by the as-of date and is not revoked.
    /// Reads record_spoken, record_life, record_attachment, scored_entity.
    /// </summary>
    public static string Select(ImmutableArray<FreeAttribute> attributes) =>
        $"""
            SELECT
                scored_entity.entity_index,
                record_spoken.record_id,
                record_spoken.record_type,
                record_spoken.event_day,
                least(record_spoken.in_force_until, record_life.ended_on) AS in_force_until,
                coalesce(record_life.repaired_on <= $as_of, false) AS repaired
                {Columns(attributes)}
            FROM record_spoken
            JOIN record_life USING (record_id)
            JOIN record_attachment USING (record_id)
            JOIN scored_entity USING (entity_id)
            WHERE record_spoken.event_day <= $as_of
              AND NOT coalesce(record_life.revoked_on <= $as_of, false)
            """;

    private static string Columns(ImmutableArray<FreeAttribute> attributes) =>
        string.Concat(attributes.Select(attribute => $", record_spoken.{SqlText.Quote(attribute.ColumnName)}"));
}
