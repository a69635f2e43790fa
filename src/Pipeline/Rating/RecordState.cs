using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Rating;

/// <summary>The relation a plan grades: the records of rated entities that stand on the as-of date.</summary>
internal static class RecordState
{
    /// <summary>What goes with a record through grading, to find and explain it again.</summary>
    public static ImmutableArray<string> Carried { get; } =
    ["file_no", "line", "document_number", "known_from", "method", "party_id"];

    /// <summary>
    /// Makes record_state, one row a record that is attached to a rated entity, happened by the as-of date and is not revoked. A view.
    /// Reads spoken_record, later_life, detail.
    /// </summary>
    public static string Select(ImmutableArray<FreeAttribute> attributes, int asOf) =>
        $"""
            SELECT
                spoken_record.entity_index,
                spoken_record.record_id,
                spoken_record.record_type,
                spoken_record.event_day,
                least(spoken_record.in_force_until, spoken_record.ended_on, later_life.ended_on) AS in_force_until,
                coalesce(least(spoken_record.repaired_on, later_life.repaired_on) <= {asOf}, false) AS repaired
                {string.Concat(Carried.Select(column => $", spoken_record.{column}"))}
                {string.Concat(
                attributes.Select(attribute =>
                    $", {(attribute.IsText ? "detail" : "spoken_record")}.{SqlText.Quote(attribute.ColumnName)}"
                )
            )}
            FROM spoken_record
            JOIN detail USING (detail_id)
            LEFT JOIN later_life ON later_life.record_id = spoken_record.record_id
            WHERE spoken_record.event_day <= {asOf}
              AND NOT coalesce(least(spoken_record.revoked_on, later_life.revoked_on) <= {asOf}, false)
            """;
}
