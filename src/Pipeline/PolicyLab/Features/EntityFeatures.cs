using System.Globalization;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.PolicyLab.Features;

/// <summary>What is known on a day of each rated entity, by the one text that serves learning and scoring.</summary>
internal static class EntityFeatures
{
    /// <summary>Makes entity_feature. Reads graded_fact and what it is made from, address_place, next_incident.</summary>
    /// <param name="warehouse">Where they are.</param>
    /// <param name="policy">The policy that graded.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="horizonDays">Of the label.</param>
    /// <param name="knownUntil">The last day known: labels of later horizons are null.</param>
    /// <param name="part">The part that the day's rows belong to; null: none.</param>
    public static void Make(
        WarehouseConnection warehouse,
        PolicyDocument policy,
        int asOf,
        int horizonDays,
        int knownUntil,
        string? part
    ) =>
        warehouse.MakeFrom(
            "entity_feature",
            SqlText.Named("entity_feature").Replace("$BY_TYPE", ByType(policy), StringComparison.Ordinal),
            ("as_of", asOf),
            ("horizon", horizonDays),
            ("known_until", knownUntil),
            ("split", part)
        );

    /// <summary>A fading sum a record type, with a half-life of a year.</summary>
    private static string ByType(PolicyDocument policy) =>
        string.Concat(
            policy.Policy.Types.Select(
                (type, index) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $",\n        coalesce(sum(faded_365) FILTER (type_index = {index}), 0) / 65536.0 AS {SqlText.Quote($"{type.RecordType}_faded")}"
                    )
            )
        );
}
