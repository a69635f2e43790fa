using System.Globalization;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>Takes the decision of a person about whose a party is, and takes one back.</summary>
public static class DecideParty
{
    /// <summary>Takes a decision; no rating of a day before it changes.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="verdict"><see cref="ReviewDecision.Accept"/> or <see cref="ReviewDecision.Reject"/>.</param>
    /// <param name="matchId">The party.</param>
    /// <param name="entity">An entity's id or USCC; null: the likeliest, or the one it is attached to.</param>
    /// <param name="isAll">Of a rejection: it is no entity's.</param>
    /// <param name="note">Who decides, why, and from which day on it is known.</param>
    /// <param name="clock">When.</param>
    /// <param name="cancellation">Stops before anything is taken.</param>
    /// <returns>The decision; null: it stands already.</returns>
    /// <exception cref="BrokenContractException">There is no such party or entity, or no likeliest one.</exception>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static ReviewDecision? Take(
        Workspace workspace,
        string verdict,
        string matchId,
        string? entity,
        bool isAll,
        DecisionNote note,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var reviews = OpenReviews.Open(workspace, clock, cancellation);
        var faults = new FaultCollector();
        var check = new DecisionCheck(reviews.Warehouse, faults);
        var place = new Place($"review {verdict}", 0, 0);
        var party = check.Party(place, matchId);
        string? chosen = null;
        if (party is { } own && !isAll)
            chosen = entity is { } named ? check.Entity(place, named) : Likeliest(own, place, reviews, faults);
        if (faults.Count > 0)
            throw new BrokenContractException(faults.ToSorted());
        return reviews
            .Take([new NewDecision(verdict, MatchReviews.IdOf(party!.Value), chosen, note.By, note.Because)], note.AsOf, clock)
            .SingleOrDefault();
    }

    /// <summary>Takes a decision back, from a day on: what was decided before it stands again.</summary>
    /// <exception cref="BrokenContractException">There is no such decision, or it is one that was taken back, or takes one back.</exception>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static ReviewDecision Undo(
        Workspace workspace,
        int number,
        DecisionNote note,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var reviews = OpenReviews.Open(workspace, clock, cancellation);
        var decision = MatchReviews.Read(reviews.Warehouse).FirstOrDefault(own => own.Number == number);
        if (decision is null || decision.IsUndone || decision.Verdict == ReviewDecision.Undo)
            throw new BrokenContractException(
                new Fault(
                    "review undo",
                    0,
                    0,
                    "the number of a decision that stands",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{number}, {(decision is null ? "which is none" : decision.IsUndone ? "which was taken back" : "which takes one back")}"
                    ),
                    "foodcredit review show MATCH_ID tells the decisions about a party; decide again to change one that was taken back"
                )
            );
        return reviews
            .Take(
                [
                    new NewDecision(
                        ReviewDecision.Undo,
                        decision.MatchId,
                        decision.EntityId,
                        note.By,
                        note.Because,
                        decision.Number
                    ),
                ],
                note.AsOf,
                clock
            )
            .Single();
    }

    private static string? Likeliest(long party, Place place, OpenReviews reviews, FaultCollector faults)
    {
        reviews.Match();
        var likeliest = (string?)
            reviews.Warehouse.Scalar(
                """
                SELECT coalesce(linked_party.entity_id, party_owner.entity_id)
                FROM party_owner LEFT JOIN linked_party USING (party_id)
                WHERE party_id = $party
                """,
                ("party", party)
            );
        if (likeliest is null)
            faults.Add(
                place,
                "an entity that the party is attached to or likely to be",
                "none",
                "name one with --entity, or reject --all"
            );
        return likeliest;
    }
}
