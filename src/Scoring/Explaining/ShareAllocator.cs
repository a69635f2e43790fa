using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Explaining;

/// <summary>
/// Divides an entity's points among its counting records so that the shares sum exactly to points less base: first among the types in
/// proportion to their points, then each type's part among its records in proportion to their contributions, both by largest
/// remainder. Ties go to the earlier type and the earlier record. Example: 10 among 1, 1, 1 gives 4, 3, 3.
/// </summary>
public static class ShareAllocator
{
    /// <summary>Fills <paramref name="shares"/> for one entity.</summary>
    /// <param name="plan">The plan that scored it.</param>
    /// <param name="pointsLessBase">Milli-points to divide; not negative.</param>
    /// <param name="types">The type of each record, never falling: records in policy order of types, then by record id.</param>
    /// <param name="contributions">Milli-points of each record, none negative.</param>
    /// <param name="shares">Milli-points of each record.</param>
    public static void Allocate(
        ScoringPlan plan,
        long pointsLessBase,
        ReadOnlySpan<byte> types,
        ReadOnlySpan<long> contributions,
        Span<long> shares
    )
    {
        var typeCount = plan.Types.Length;
        Span<long> typePoints = stackalloc long[typeCount];
        Span<long> typeShares = stackalloc long[typeCount];
        Span<int> starts = stackalloc int[typeCount + 1];
        for (int type = 0, at = 0; type < typeCount; type++)
        {
            starts[type] = at;
            var sum = 0L;
            for (; at < types.Length && types[at] == type; at++)
                sum += contributions[at];
            typePoints[type] = plan.Types[type].Points(sum, at - starts[type]);
            starts[type + 1] = at;
        }
        if (starts[typeCount] != types.Length)
            ThrowTypes(types, starts[typeCount]);
        Divide(pointsLessBase, typePoints, typeShares);
        for (var type = 0; type < typeCount; type++)
        {
            var (start, length) = (starts[type], starts[type + 1] - starts[type]);
            if (length > 0)
                Divide(typeShares[type], contributions.Slice(start, length), shares.Slice(start, length));
        }
    }

    private static void ThrowTypes(ReadOnlySpan<byte> types, int record) =>
        throw new ArgumentException(
            $"Expected types that never fall and lie in the plan, found {types[record]} at record {record} of {types.Length}."
        );

    /// <summary>Divides a total in proportion to weights, by largest remainder; ties to the earlier. Without any weight all shares are 0.</summary>
    public static void Divide(long total, ReadOnlySpan<long> weights, Span<long> shares)
    {
        shares.Clear();
        Int128 sum = 0;
        foreach (var weight in weights)
            sum += weight;
        if (sum == 0 || total == 0)
            return;
        var remainders = weights.Length <= 64 ? stackalloc Int128[weights.Length] : new Int128[weights.Length];
        var left = total;
        for (var i = 0; i < weights.Length; i++)
        {
            var (quotient, remainder) = Int128.DivRem((Int128)total * weights[i], sum);
            shares[i] = (long)quotient;
            remainders[i] = remainder;
            left -= shares[i];
        }
        HandOut((int)left, remainders, shares);
    }

    /// <summary>Gives one each to the largest remainders; fewer than there are records.</summary>
    private static void HandOut(int left, Span<Int128> remainders, Span<long> shares)
    {
        if (left > 16)
        {
            var order = new int[remainders.Length];
            for (var i = 0; i < order.Length; i++)
                order[i] = i;
            var keys = remainders.ToArray();
            Array.Sort(order, (a, b) => keys[a] == keys[b] ? a.CompareTo(b) : keys[b].CompareTo(keys[a]));
            foreach (var i in order.AsSpan(0, left))
                shares[i]++;
            return;
        }
        for (; left > 0; left--)
        {
            var best = 0;
            for (var i = 1; i < remainders.Length; i++)
            {
                if (remainders[i] > remainders[best])
                    best = i;
            }
            shares[best]++;
            remainders[best] = -1;
        }
    }
}
