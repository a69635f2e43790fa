using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Matching;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>
/// Learns a model from a workspace: 1. its entities and the parties that its sources name, as of the day of the rating in force; 2. a sample of these parties, and all
/// about which persons decided; 3. weights by expectation and maximization, in which what persons decided is no longer guessed; 4. corrections and thresholds.
/// </summary>
/// <remarks>
/// Persons look at doubtful parties only. Given how a party agrees with its candidates, whether it was looked at tells nothing of whose it is, so a known owner
/// may take the place of a guess (Rubin 1976, "missing at random"); but no share of what was decided is ever taken for a share of all.
/// </remarks>
public sealed class TrainOnReviews
{
    private readonly OpenReviews reviews;
    private readonly Dictionary<long, ReviewedParty> decided;

    private TrainOnReviews(OpenReviews reviews)
    {
        this.reviews = reviews;
        reviews.Know();
        decided = ReviewedParty.Read(reviews.Warehouse);
    }

    /// <summary>Learns.</summary>
    /// <param name="workspace">The workspace; nothing of it is changed.</param>
    /// <param name="isCorrected">The model in force is corrected by what was decided, and no other is learned.</param>
    /// <param name="threads">How many threads work; what is learned does not depend on it.</param>
    /// <param name="clock">For the day, where nothing was published.</param>
    /// <param name="cancellation">Stops before it is learned.</param>
    /// <exception cref="BrokenContractException">Nothing is loaded yet.</exception>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static TrainedModel From(
        Workspace workspace,
        bool isCorrected,
        int threads,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var reviews = OpenReviews.Open(workspace, clock, cancellation);
        return new TrainOnReviews(reviews).Learn(isCorrected ? workspace.MatchModel : null, threads);
    }

    private TrainedModel Learn(LinkModel? corrected, int threads)
    {
        var (parties, others) = Sample();
        if (parties.Count == 0 || reviews.Entities.Count == 0)
            throw new BrokenContractException(
                new Fault(
                    "match train",
                    0,
                    0,
                    "registrations and records in the warehouse",
                    "none that a name is known of",
                    "load them with foodcredit run"
                )
            );
        // Those of which nothing was decided were drawn: one of the decided stands for as few as one of all does in the sample.
        var share = others == 0 ? 1 : (double)(parties.Count - decided.Count) / others;
        IReadOnlyList<PartyFields> fields = [.. parties.Select(party => party.Fields)];
        KnownOwner Owner(int party) =>
            decided.TryGetValue(parties[party].Id, out var known) ? OwnerOf(known) with { Share = share } : KnownOwner.Unknown;
        var model = corrected is null
            ? TrainOnCase.Learn(reviews.Entities, fields, Owner, isChosen: true, CaseSample.ErrorShare, threads)
            : TrainOnCase.Correct(reviews.Entities, fields, Owner, corrected, threads);
        return new TrainedModel(model.ToJson(), parties.Count, decided.Count);
    }

    /// <summary>In the order of their ids, which are hashes: all that persons decided about, and the first of the others; and how many others there are.</summary>
    private (List<(long Id, PartyFields Fields)> Parties, long Others) Sample()
    {
        var warehouse = reviews.Warehouse;
        warehouse.Make("training_party", ("as_of", reviews.AsOf), ("parties", TrainOnCase.RecordsMax));
        foreach (var party in decided.Keys.Where(own => !IsInSample(own)).ToList())
            decided.Remove(party);
        return (
            warehouse.Rows(
                $"SELECT {PartyTexts.OfParty} FROM training_party ORDER BY party_id",
                row => (row.GetInt64(0), PartyTexts.Of(row))
            ),
            warehouse.Count("SELECT coalesce(max(others), 0) FROM training_party")
        );
    }

    /// <summary>A party without a name, or not yet known on the day, is not learned from.</summary>
    private bool IsInSample(long party) =>
        reviews.Warehouse.Count("SELECT count(*) FROM training_party WHERE party_id = $party", ("party", party)) > 0;

    private KnownOwner OwnerOf(ReviewedParty known) =>
        known.Accepted is { } accepted ? new KnownOwner(reviews.Entities.Find(accepted))
        : known.IsRejected ? new KnownOwner(-1)
        : KnownOwner.Unknown with { Not = [.. known.Rejected.Select(reviews.Entities.Find).Where(entity => entity >= 0)] };
}
