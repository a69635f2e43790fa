using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>
/// A city as of a day, to be rated by one policy after the other from what was known on it. Each rates from nothing, so that stability, which looks back on earlier
/// colours, is left out, unless the caller chains the days. Nothing is published.
/// </summary>
internal sealed class LabCity : IDisposable
{
    private readonly OpenWorkspace open;
    private readonly Workspace workspace;
    private bool isMatched;

    private LabCity(OpenWorkspace open, Workspace workspace, DateOnly asOf) =>
        (this.open, this.workspace, AsOf) = (open, workspace, asOf);

    public WarehouseConnection Warehouse => open.Warehouse;

    public DateOnly AsOf { get; private set; }

    /// <summary>The last delivery's day; null: nothing was loaded yet.</summary>
    public DateOnly? KnownUntil =>
        Warehouse.Scalar("SELECT max(known_from) FROM source_file") is int day ? Days.ToDate(day) : null;

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

    /// <summary>
    /// From now on days are matched one after the other: what one decided of parties holds on the next where nothing that it depends on changed. The warehouse's own decisions, which are
    /// of the last run, stay as they are behind tables of the same names.
    /// </summary>
    public void BeginPast() =>
        Warehouse.Execute(
            """
            CREATE OR REPLACE TEMP TABLE kept_linking AS FROM kept_linking LIMIT 0;
            CREATE OR REPLACE TEMP TABLE kept_link AS FROM kept_link LIMIT 0;
            CREATE OR REPLACE TEMP TABLE kept_step AS FROM kept_step LIMIT 0;
            """
        );

    /// <summary>Goes to another day.</summary>
    public void MoveTo(DateOnly day) => (AsOf, isMatched) = (day, isMatched && day == AsOf);

    /// <summary>Finds the records that count by a policy; thresholds have no part in it.</summary>
    public void Grade(PolicyDocument policy) => Matched(policy).Grade(Days.Of(AsOf));

    /// <summary>Finds all records that stand, graded by a policy: leaves scored_entity and graded_fact.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="isOfAll">Of all entities, also those outside its scope.</param>
    public void GradeFacts(PolicyDocument policy, bool isOfAll) => Matched(policy).GradeFacts(Days.Of(AsOf), isOfAll);

    /// <summary>Scores what <see cref="Grade"/> found; leaves the relations that <see cref="RateEntities.Score"/> makes.</summary>
    /// <param name="policy">The policy that graded.</param>
    /// <param name="thresholds">Others than its own; null: its own.</param>
    /// <param name="continuesChain">Whether colours continue those of the day that <see cref="KeepColours"/> kept.</param>
    public void Score(PolicyDocument policy, Thresholds? thresholds = null, bool continuesChain = false) =>
        RateBy(policy, thresholds).Score(Days.Of(AsOf), ScoreEngine.Kernel, workspace.Settings.ThreadsOrAll, continuesChain);

    /// <summary>Keeps the colours of this day under a name.</summary>
    public void KeepColours(string chain) => Warehouse.MakeFrom(chain, SqlText.Named("lab_colour"));

    /// <summary>Makes kept colours those before this day.</summary>
    public void ContinueColours(string chain) => Warehouse.MakeFrom("previous_rating", $"FROM {SqlText.Quote(chain)}");

    private RateEntities Matched(PolicyDocument policy)
    {
        var rate = RateBy(policy, thresholds: null);
        if (!isMatched)
            rate.Match(Days.Of(AsOf), workspace.Settings.ThreadsOrAll);
        isMatched = true;
        return rate;
    }

    private RateEntities RateBy(PolicyDocument policy, Thresholds? thresholds) =>
        new(workspace with { Policy = policy }, policy.ToPlan(thresholds), Warehouse);

    public void Dispose() => open.Dispose();
}
