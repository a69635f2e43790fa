using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Matching;

/// <summary>What persons decided about whose a party is, as it stands on a day.</summary>
/// <param name="Accepted">Its entity; null: none was accepted.</param>
/// <param name="IsRejected">But for that it is nobody's.</param>
/// <param name="Rejected">Entities that it is not.</param>
internal sealed record ReviewedParty(string? Accepted, bool IsRejected, IReadOnlyList<string> Rejected)
{
    /// <summary>Reads reviewed_party, by party.</summary>
    public static Dictionary<long, ReviewedParty> Read(WarehouseConnection warehouse) =>
        warehouse
            .Rows(
                "SELECT party_id, accepted_entity, is_rejected, rejected_entities FROM reviewed_party",
                row =>
                    (
                        Party: row.GetInt64(0),
                        Review: new ReviewedParty(
                            row.IsDBNull(1) ? null : row.GetString(1),
                            row.GetBoolean(2),
                            row.GetFieldValue<List<string>>(3)
                        )
                    )
            )
            .ToDictionary(row => row.Party, row => row.Review);

    /// <summary>Decides, and tells whether it was a person's word that did: the weights still choose among entities that were not rejected.</summary>
    public (LinkDecision Decision, bool IsReviewed) Decide(PartyFields party, Linker linker, EntityTable entities)
    {
        if (Accepted is { } accepted)
            return (linker.Attach(party, entities.Find(accepted)), true);
        if (IsRejected)
            return (LinkDecision.Nobody, true);
        var decision = linker.DecideWithout(party, [.. Rejected.Select(entities.Find)]);
        return (decision, decision.Outcome == LinkOutcome.Unmatched);
    }
}
