using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>
/// What a change of policy would do: 1. rate a day by one policy, then by the other; 2. tell who moves, and by which records and rules.
/// </summary>
public sealed class ComparePolicies
{
    /// <summary>Of each entity that moves, the records whose share changes most.</summary>
    private const int RecordsMax = 3;

    private readonly WarehouseConnection warehouse;

    private ComparePolicies(WarehouseConnection warehouse) => this.warehouse = warehouse;

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
        using var city = LabCity.Open(workspace, asOf, clock, cancellation);
        Rate(city, before, "before");
        Rate(city, after, "after");
        city.Warehouse.Make("policy_move");
        city.Warehouse.Make("moved_record", ("entities", moversMax), ("records", RecordsMax));
        var comparison = new ComparePolicies(city.Warehouse);
        return new PolicyComparison
        {
            AsOf = city.AsOf,
            Before = PolicyName.Of(before),
            After = PolicyName.Of(after),
            Moves = comparison.Moves(),
            Districts = comparison.MovesBy("district"),
            Industries = comparison.MovesBy("industry_title"),
            Movers = comparison.Movers(moversMax),
        };
    }

    /// <summary>Makes entities_ and shares_ of one side.</summary>
    private static void Rate(LabCity city, PolicyDocument policy, string side)
    {
        city.Grade(policy);
        city.Score(policy);
        city.Warehouse.MakeFrom($"entities_{side}", SqlText.Named("side_entity"));
        city.Warehouse.MakeFrom($"shares_{side}", SqlText.Named("side_share"));
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
