using System.Collections.Immutable;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>
/// What a change of policy would do: 1. match, as of a day, what was known on it; 2. rate by one policy, then by the other; 3. tell who moves, and by which records
/// and rules. Both rate from nothing: stability, which looks back on earlier colours, is left out on both sides. Nothing is published.
/// </summary>
public sealed class ComparePolicies
{
    /// <summary>Of each entity that moves, the records whose share changes most.</summary>
    private const int RecordsMax = 3;

    private readonly Workspace workspace;
    private readonly WarehouseConnection warehouse;
    private readonly int asOf;
    private readonly int threads;

    private ComparePolicies(Workspace workspace, WarehouseConnection warehouse, DateOnly asOf, int threads) =>
        (this.workspace, this.warehouse, this.asOf, this.threads) = (workspace, warehouse, Days.Of(asOf), threads);

    /// <summary>Compares.</summary>
    /// <param name="workspace">The city.</param>
    /// <param name="before">A policy of the workspace.</param>
    /// <param name="after">Another.</param>
    /// <param name="asOf">The day; null: that of the rating in force, else today.</param>
    /// <param name="moversMax">How many of the entities that move are told, those first whose colour changes most.</param>
    /// <param name="clock">For the lock and for today.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static PolicyComparison Of(
        Workspace workspace,
        PolicyDocument before,
        PolicyDocument after,
        DateOnly? asOf,
        int moversMax,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var published = new PublishedFolder(workspace.Settings.PublishedFolder);
        var threads = workspace.Settings.Threads == 0 ? Environment.ProcessorCount : workspace.Settings.Threads;
        using var open = OpenWorkspace.Open(workspace, published, threads, clock, new Unwatched(), cancellation);
        var day =
            asOf ?? (published.Current() is { } current ? published.Manifest(current).AsOf : workspace.Settings.AsOfToday(clock));
        PreviousRun.Load(previous: null, published, open.Warehouse);
        return new ComparePolicies(workspace, open.Warehouse, day, threads).Compare(before, after, day, moversMax);
    }

    private PolicyComparison Compare(PolicyDocument before, PolicyDocument after, DateOnly day, int moversMax)
    {
        var (first, second) = (RateBy(before), RateBy(after));
        first.Match(asOf, threads);
        Rate(first, "before");
        Rate(second, "after");
        warehouse.Make("policy_move");
        warehouse.Make("moved_record", ("entities", moversMax), ("records", RecordsMax));
        return new PolicyComparison
        {
            AsOf = day,
            Before = PolicyName.Of(before),
            After = PolicyName.Of(after),
            Moves = Moves(),
            Districts = MovesBy("district"),
            Industries = MovesBy("industry_title"),
            Movers = Movers(moversMax),
        };
    }

    private RateEntities RateBy(PolicyDocument policy) =>
        new(
            workspace with
            {
                Policy = policy,
            },
            PolicyCompiler.Compile(policy.Policy).Plan
                ?? throw new InvalidOperationException("A loaded workspace has policies that compile."),
            warehouse
        );

    /// <summary>Makes entities_ and shares_ of one side.</summary>
    private void Rate(RateEntities rate, string side)
    {
        rate.Grade(asOf);
        rate.Score(asOf, ScoreEngine.Kernel, threads, continuesChain: false);
        warehouse.MakeFrom($"entities_{side}", SqlText.Named("side_entity"));
        warehouse.MakeFrom($"shares_{side}", SqlText.Named("side_share"));
    }

    private ImmutableArray<PolicyMove> Moves() =>
        [
            .. warehouse.Rows(
                "SELECT colour_before, colour_after, count(*) FROM policy_move GROUP BY ALL ORDER BY ALL NULLS FIRST",
                row => new PolicyMove(RowColour.Of(row, 0), RowColour.Of(row, 1), row.GetInt64(2))
            ),
        ];

    private ImmutableArray<MovesInGroup> MovesBy(string column) =>
        [
            .. warehouse.Rows(
                $"""
                SELECT
                    {column},
                    count(*),
                    count(*) FILTER (colour_after > colour_before) AS worse,
                    count(*) FILTER (colour_after < colour_before) AS better
                FROM policy_move
                GROUP BY ALL
                ORDER BY worse + better DESC, {column} NULLS LAST
                """,
                row => new MovesInGroup(
                    row.IsDBNull(0) ? null : row.GetString(0),
                    row.GetInt64(1),
                    row.GetInt64(2),
                    row.GetInt64(3)
                )
            ),
        ];

    private ImmutableArray<MovedEntity> Movers(int moversMax)
    {
        var records = warehouse
            .Rows(
                "SELECT entity_id, record_id, record_type, document_number, event_date, share_before, share_after FROM moved_record ORDER BY ALL",
                row =>
                    (
                        Entity: row.GetString(0),
                        Record: new MovedRecord(
                            row.GetString(1),
                            row.GetString(2),
                            row.IsDBNull(3) ? null : row.GetString(3),
                            row.GetFieldValue<DateOnly>(4),
                            row.GetInt64(5),
                            row.GetInt64(6)
                        )
                    )
            )
            .ToLookup(own => own.Entity, own => own.Record);
        return
        [
            .. warehouse.Rows(
                "SELECT * EXCLUDE (place) FROM policy_move WHERE place <= $entities ORDER BY place",
                row => new MovedEntity
                {
                    EntityId = row.GetString(0),
                    Name = row.IsDBNull(1) ? null : row.GetString(1),
                    District = row.IsDBNull(2) ? null : row.GetString(2),
                    IndustryTitle = row.IsDBNull(3) ? null : row.GetString(3),
                    ColourBefore = RowColour.Of(row, 4),
                    ColourAfter = RowColour.Of(row, 5),
                    PointsBeforeMilli = row.IsDBNull(6) ? null : row.GetInt64(6),
                    PointsAfterMilli = row.IsDBNull(7) ? null : row.GetInt64(7),
                    RulesBefore = row.IsDBNull(8) ? "" : row.GetString(8),
                    RulesAfter = row.IsDBNull(9) ? "" : row.GetString(9),
                    Records =
                    [
                        .. records[row.GetString(0)]
                            .OrderByDescending(own => Math.Abs(own.ShareAfterMilli - own.ShareBeforeMilli))
                            .ThenBy(own => own.RecordId, StringComparer.Ordinal),
                    ],
                },
                ("entities", moversMax)
            ),
        ];
    }
}
