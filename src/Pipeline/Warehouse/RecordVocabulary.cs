using System.Collections.Frozen;

namespace FoodCredit.Pipeline.Warehouse;

/// <summary>The attributes of records that the engine itself knows; all others are free.</summary>
internal static class RecordVocabulary
{
    private static readonly FrozenSet<string> Fixed = FrozenSet.ToFrozenSet(
        [
            "document_number",
            "party_name",
            "party_code",
            "party_code_2",
            "event_date",
            "in_force_until",
            "ended_on",
            "revoked_on",
            "repaired_on",
            "update_time",
        ],
        StringComparer.Ordinal
    );

    public static bool IsFixed(string attribute) => Fixed.Contains(attribute);
}
