using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>
/// A city as of a day, to be rated by one policy after the other from what was known on it. Each rates from nothing: stability, which looks back on earlier colours, is
/// left out. Nothing is published.
/// </summary>
internal sealed class LabCity : IDisposable
{
    private readonly OpenWorkspace open;
    private readonly Workspace workspace;
    private bool isMatched;

    private LabCity(OpenWorkspace open, Workspace workspace, DateOnly asOf) =>
        (this.open, this.workspace, AsOf) = (open, workspace, asOf);

    public WarehouseConnection Warehouse => open.Warehouse;

    public DateOnly AsOf { get; }

    /// <summary>Opens.</summary>
    /// <param name="workspace">The city.</param>
    /// <param name="asOf">The day; null: that of the rating in force, else today.</param>
    /// <param name="clock">For the lock and for today.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static LabCity Open(Workspace workspace, DateOnly? asOf, TimeProvider clock, CancellationToken cancellation)
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
            var day = asOf ?? published.AsOfInForce() ?? workspace.Settings.AsOfToday(clock);
            PreviousRun.Load(previous: null, published, open.Warehouse);
            isDone = true;
            return new LabCity(open, workspace, day);
        }
        finally
        {
            if (!isDone)
                open.Dispose();
        }
    }

    /// <summary>Finds the records that count by a policy; thresholds have no part in it.</summary>
    public void Grade(PolicyDocument policy)
    {
        var rate = RateBy(policy, thresholds: null);
        if (!isMatched)
            rate.Match(Days.Of(AsOf), workspace.Settings.ThreadsOrAll);
        isMatched = true;
        rate.Grade(Days.Of(AsOf));
    }

    /// <summary>Scores what <see cref="Grade"/> found; leaves the relations that <see cref="RateEntities.Score"/> makes.</summary>
    /// <param name="policy">The policy that graded.</param>
    /// <param name="thresholds">Others than its own; null: its own.</param>
    public void Score(PolicyDocument policy, Thresholds? thresholds = null) =>
        RateBy(policy, thresholds)
            .Score(Days.Of(AsOf), ScoreEngine.Kernel, workspace.Settings.ThreadsOrAll, continuesChain: false);

    private RateEntities RateBy(PolicyDocument policy, Thresholds? thresholds) =>
        new(workspace with { Policy = policy }, policy.ToPlan(thresholds), Warehouse);

    public void Dispose() => open.Dispose();
}
