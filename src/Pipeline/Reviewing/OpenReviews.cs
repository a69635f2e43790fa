using System.Collections.Immutable;
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

    private OpenReviews(OpenWorkspace open, Workspace workspace, PublishedFolder published, DateOnly today)
    {
        (this.open, this.workspace, this.published) = (open, workspace, published);
        threads = workspace.Settings.Threads == 0 ? Environment.ProcessorCount : workspace.Settings.Threads;
        plan =
            PolicyCompiler.Compile(workspace.Policy.Policy).Plan
            ?? throw new InvalidOperationException("A loaded workspace has a policy that compiles.");
        rate = new RateEntities(workspace, plan, Warehouse);
        AsOf = Days.Of(published.Current() is { } current ? published.Manifest(current).AsOf : today);
    }

    public WarehouseConnection Warehouse => open.Warehouse;

    public int AsOf { get; }

    /// <summary>Opens.</summary>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static OpenReviews Open(Workspace workspace, TimeProvider clock, CancellationToken cancellation)
    {
        var published = new PublishedFolder(workspace.Settings.PublishedFolder);
        var threads = workspace.Settings.Threads == 0 ? Environment.ProcessorCount : workspace.Settings.Threads;
        var open = OpenWorkspace.Open(workspace, published, threads, clock, new Unwatched(), cancellation);
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

    /// <summary>Makes linked_party, party_owner and what they are made from.</summary>
    public void Match() => rate.Match(AsOf, threads, reviewedBy: int.MaxValue);

    /// <summary>Everything that waits is its likeliest entity's.</summary>
    public void AcceptAll()
    {
        Warehouse.Execute("UPDATE linked_party SET outcome = 2, is_reviewed = true WHERE outcome = 1");
        rate.Attach(AsOf);
    }

    /// <summary>Makes a table of the colours and points of all rated entities.</summary>
    public void Rate(string table)
    {
        var previous = PreviousRun.Before(AsOf, Warehouse);
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
