using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;
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
    private readonly int threads;
    private bool isMatched;

    private LabCity(OpenWorkspace open, Workspace workspace, DateOnly asOf, int threads) =>
        (this.open, this.workspace, AsOf, this.threads) = (open, workspace, asOf, threads);

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
        var threads = workspace.Settings.Threads == 0 ? Environment.ProcessorCount : workspace.Settings.Threads;
        var open = OpenWorkspace.Open(workspace, published, threads, clock, new Unwatched(), cancellation);
        var isDone = false;
        try
        {
            var day =
                asOf
                ?? (published.Current() is { } current ? published.Manifest(current).AsOf : workspace.Settings.AsOfToday(clock));
            PreviousRun.Load(previous: null, published, open.Warehouse);
            isDone = true;
            return new LabCity(open, workspace, day, threads);
        }
        finally
        {
            if (!isDone)
                open.Dispose();
        }
    }

    /// <summary>Rates; leaves the relations that <see cref="RateEntities.Score"/> makes.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="thresholds">Others than its own; null: its own.</param>
    public void Rate(PolicyDocument document, Thresholds? thresholds = null)
    {
        var policy = thresholds is null ? document.Policy : document.Policy with { Thresholds = thresholds };
        var plan =
            PolicyCompiler.Compile(policy).Plan
            ?? throw new InvalidOperationException("A loaded workspace has policies that compile.");
        var rate = new RateEntities(workspace with { Policy = document }, plan, Warehouse);
        var day = Days.Of(AsOf);
        if (!isMatched)
            rate.Match(day, threads);
        isMatched = true;
        rate.Grade(day);
        rate.Score(day, ScoreEngine.Kernel, threads, continuesChain: false);
    }

    public void Dispose() => open.Dispose();
}
