using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Matching;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>
/// A workspace under its lock, as of the day of the rating in force or, where there is none, today, with all decisions of persons until now. Nothing of
/// what is rated here is published.
/// </summary>
internal sealed class OpenReviews : IDisposable
{
    private readonly OpenWorkspace open;
    private readonly Workspace workspace;
    private readonly PublishedFolder published;
    private readonly ScoringPlan plan;
    private readonly RateEntities rate;
    private readonly int threads;
    private LinkParties? link;

    private OpenReviews(OpenWorkspace open, Workspace workspace, PublishedFolder published, DateOnly today)
    {
        (this.open, this.workspace, this.published) = (open, workspace, published);
        threads = workspace.Settings.ThreadsOrAll;
        plan = workspace.Policy.ToPlan();
        rate = new RateEntities(workspace, plan, Warehouse);
        AsOf = Days.Of(published.AsOfInForce() ?? today);
    }

    public WarehouseConnection Warehouse => open.Warehouse;

    public int AsOf { get; }

    /// <summary>Opens.</summary>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static OpenReviews Open(Workspace workspace, TimeProvider clock, CancellationToken cancellation)
    {
        var published = new PublishedFolder(workspace.Settings.PublishedFolder);
        var open = OpenWorkspace.Open(
            workspace,
            published,
            workspace.Settings.ThreadsOrAll,
            clock,
            new Unwatched(),
            cancellation
        );
        var isDone = false;
        try
        {
            var reviews = new OpenReviews(open, workspace, published, workspace.Settings.AsOfToday(clock));
            isDone = true;
            return reviews;
        }
        finally
        {
            if (!isDone)
                open.Dispose();
        }
    }

    /// <summary>The entities, prepared; <see cref="Match"/> or <see cref="Know"/> comes before.</summary>
    public EntityTable Entities =>
        link?.Entities ?? throw new InvalidOperationException("Entities are prepared once they are known.");

    /// <summary>Makes known_entity, reviewed_party and what they are made from.</summary>
    public void Know()
    {
        rate.Know(AsOf, reviewedBy: int.MaxValue);
        link = new LinkParties(Warehouse, workspace.MatchModel, threads);
    }

    /// <summary>Makes linked_party, party_owner and what they are made from.</summary>
    public void Match() => link = rate.Match(AsOf, threads, reviewedBy: int.MaxValue);

    /// <summary>A linker with the workspace's model.</summary>
    public Linker NewLinker() => new(Entities, workspace.MatchModel);

    /// <summary>Everything that waits is its likeliest entity's.</summary>
    public void AcceptAll()
    {
        Warehouse.Execute("UPDATE linked_party SET outcome = 2, is_reviewed = true WHERE outcome = 1");
        rate.Attach(AsOf);
    }

    /// <summary>The party is the entity's, or nobody's, whatever else is known. Only entities of some table get their records.</summary>
    public void Settle(long party, string? entity, string onlyTo)
    {
        Warehouse.Execute("DELETE FROM linked_party WHERE party_id = $party", ("party", party));
        Warehouse.Execute(
            """
            INSERT INTO linked_party
            VALUES ($party, if($entity IS NULL, 0, 2), $entity, 0, 0, NULL, NULL, false, false, false, false, true)
            """,
            ("party", party),
            ("entity", entity)
        );
        rate.Attach(AsOf, onlyTo);
    }

    /// <summary>Only entities of some table get their records.</summary>
    public void AttachOnly(string onlyTo) => rate.Attach(AsOf, onlyTo);

    /// <summary>Makes a table of the colours and points of all rated entities.</summary>
    public void Rate(string table)
    {
        var previous = PreviousRun.Before(AsOf, open.Audit.Withdrawn, Warehouse);
        PreviousRun.Load(previous, published, Warehouse);
        rate.Grade(AsOf);
        rate.Score(AsOf, ScoreEngine.Kernel, threads, continuesChain: previous?.PolicyHash == plan.Policy.Hash);
        Warehouse.MakeFrom(
            table,
            """
            SELECT entity_id, rating_state.colour, points_milli
            FROM scored_entity
            JOIN rating USING (entity_index)
            JOIN rating_state USING (entity_index)
            """
        );
    }

    /// <summary>Takes decisions.</summary>
    public ImmutableArray<ReviewDecision> Take(ImmutableArray<NewDecision> decisions, DateOnly asOf, TimeProvider clock) =>
        MatchReviews.Take(decisions, open, workspace, asOf, clock);

    public void Dispose() => open.Dispose();
}
