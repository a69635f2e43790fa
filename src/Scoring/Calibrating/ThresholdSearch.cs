using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Calibrating;

/// <summary>
/// Finds the thresholds by which the numbers of yellow, orange and red entities come nearest to targets: red first, then orange and yellow below it. Rules bind
/// some entities to a colour or keep them from one whatever their points; the others are taken from the most points down. Of those with equal points all are taken or
/// none, which is why a target may be missed.
/// </summary>
public static class ThresholdSearch
{
    private const long LargestStep = 1_000_000;

    /// <summary>Finds them.</summary>
    /// <param name="entities">All that are rated.</param>
    /// <param name="targets">How many shall be of each colour; a colour that is not named has none.</param>
    /// <returns>From red to yellow.</returns>
    public static ImmutableArray<CalibratedColour> Nearest(
        IReadOnlyCollection<CalibratedEntity> entities,
        IReadOnlyDictionary<Colour, long> targets
    )
    {
        var found = ImmutableArray.CreateBuilder<CalibratedColour>();
        var (above, limit) = (0L, long.MaxValue);
        foreach (var colour in (ReadOnlySpan<Colour>)[Colour.Red, Colour.Orange, Colour.Yellow])
        {
            var target = targets.GetValueOrDefault(colour);
            var own = Nearest(entities, colour, above, target, limit);
            found.Add(own);
            above += own.Reached;
            limit = own.ThresholdMilli - 1;
        }
        return found.ToImmutable();
    }

    /// <param name="entities">All that are rated.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="above">How many have a worse one.</param>
    /// <param name="target">How many shall have it.</param>
    /// <param name="limit">The most that its threshold may be.</param>
    private static CalibratedColour Nearest(
        IReadOnlyCollection<CalibratedEntity> entities,
        Colour colour,
        long above,
        long target,
        long limit
    )
    {
        long bound = entities.Count(own => own.Floor >= colour);
        long[] points =
        [
            .. entities
                .Where(own => own.Floor < colour && own.Ceiling >= colour)
                .Select(own => own.PointsMilli)
                .OrderDescending(),
        ];
        var wanted = above + target - bound;
        var (best, low, high) = (-1L, 0L, 0L);
        for (long taken = 0; taken <= points.Length; taken++)
        {
            // Above the threshold stand those that are taken, below it the next.
            var (next, last) = (taken == points.Length ? 0 : points[taken], taken == 0 ? long.MaxValue : points[taken - 1]);
            var most = Math.Min(last, limit);
            if (next < most && (best < 0 || Math.Abs(taken - wanted) < Math.Abs(best - wanted)))
                (best, low, high) = (taken, next, most);
        }
        // The place of the last that would be taken, if it is one of these and its points are shared with the next.
        var isTied = best != wanted && wanted > 0 && wanted < points.Length;
        return new CalibratedColour
        {
            Colour = colour,
            Target = target,
            Bound = entities.Count(own => own.Floor == colour),
            Reached = bound + best - above,
            ThresholdMilli = Roundest(low, high),
            TiedPointsMilli = isTied ? points[wanted - 1] : null,
            Tied = isTied ? points.Count(own => own == points[wanted - 1]) : 0,
        };
    }

    /// <summary>The roundest number above <paramref name="low"/> and up to <paramref name="high"/>: 12.5 rather than 12.487.</summary>
    private static long Roundest(long low, long high)
    {
        high = Math.Min(high, low > long.MaxValue / 2 ? high : (2 * low) + LargestStep);
        for (var step = LargestStep; step > 1; step /= 10)
        {
            foreach (var part in (ReadOnlySpan<long>)[step, step / 2])
            {
                if (high / part * part > low)
                    return high / part * part;
            }
        }
        return high;
    }
}
