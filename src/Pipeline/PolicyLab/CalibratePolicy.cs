using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Calibrating;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>
/// Finds thresholds by which a policy gives given numbers of yellow, orange and red entities: 1. rate a day with no points enough for any colour, then with any points
/// enough for red, which tells between which colours rules leave each entity; 2. search the thresholds; 3. rate by them, and count.
/// </summary>
public static class CalibratePolicy
{
    /// <summary>More than any policy can give.</summary>
    private const long Unreachable = 1_000_000_000_000_000;

    /// <summary>Calibrates.</summary>
    /// <param name="workspace">The city.</param>
    /// <param name="policy">A policy of the workspace.</param>
    /// <param name="targets">How many entities shall be yellow, orange and red.</param>
    /// <param name="asOf">The day; null: that of the rating in force, else today.</param>
    /// <param name="clock">For the lock and for today.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static PolicyCalibration Of(
        Workspace workspace,
        PolicyDocument policy,
        IReadOnlyDictionary<Colour, long> targets,
        DateOnly? asOf,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var city = LabCity.Open(workspace, asOf, clock, cancellation);
        var colours = Colours(city, policy, targets);
        return new PolicyCalibration
        {
            AsOf = city.AsOf,
            Policy = PolicyName.Of(policy),
            Entities = city.Warehouse.Count("SELECT count(*) FROM rating"),
            Colours = colours,
        };
    }

    /// <summary>The thresholds, and what is reached, from yellow to red.</summary>
    internal static ImmutableArray<CalibratedColour> Colours(
        LabCity city,
        PolicyDocument policy,
        IReadOnlyDictionary<Colour, long> targets
    )
    {
        city.Grade(policy);
        city.Score(policy, new Thresholds(Unreachable, Unreachable + 1, Unreachable + 2));
        city.Warehouse.MakeFrom("rating_floor", "SELECT entity_index, colour, points_milli FROM rating");
        city.Score(policy, new Thresholds(1, 2, 3));
        var entities = city.Warehouse.Rows(
            """
            SELECT rating_floor.points_milli, rating_floor.colour, rating.colour
            FROM rating_floor
            JOIN rating USING (entity_index)
            """,
            // The points are the same; whoever has none reaches no colour by them.
            row => new CalibratedEntity(row.GetInt64(0), (Colour)row.GetByte(1), (Colour)row.GetByte(2))
        );
        var found = ThresholdSearch.Nearest(entities, targets);
        var thresholds = new Thresholds(found[2].ThresholdMilli, found[1].ThresholdMilli, found[0].ThresholdMilli);
        city.Score(policy, thresholds);
        return [.. found.Select(own => Counted(own, city.Warehouse)).Reverse()];
    }

    /// <summary>As the engine counts by the thresholds that were found.</summary>
    private static CalibratedColour Counted(CalibratedColour found, WarehouseConnection warehouse)
    {
        var counted = warehouse.Count("SELECT count(*) FROM rating WHERE colour = $colour", ("colour", (int)found.Colour));
        return counted == found.Reached
            ? found
            : throw new InvalidOperationException(
                $"Calibration expected {found.Reached} entities to be {found.Colour}, and the engine rates {counted} so."
            );
    }
}
