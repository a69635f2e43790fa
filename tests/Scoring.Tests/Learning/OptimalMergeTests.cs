using CsCheck;
using FoodCredit.Scoring.Learning.Binning;

namespace FoodCredit.Scoring.Tests.Learning;

/// <summary>The dynamic programme against trying all merges.</summary>
public sealed class OptimalMergeTests
{
    private static readonly Gen<BinCount[]> Prebins = Gen.Select(
        Gen.Int[0, 6],
        Gen.Int[0, 6],
        (e, o) => new BinCount(e, o)
    ).Array[1, 9];

    [Theory]
    [InlineData(Trend.None)]
    [InlineData(Trend.Ascending)]
    [InlineData(Trend.Descending)]
    [InlineData(Trend.Peak)]
    [InlineData(Trend.Valley)]
    public void Best_OfAnyPrebins_IsThatOfTryingAll(Trend trend) =>
        Gen.Select(Prebins, Gen.Int[1, 9], Gen.Int[0, 6], Gen.Int[1, 2], Gen.Int[0, 1])
            .Sample(
                (prebins, most, rows, least, tested) =>
                {
                    var limits = new MergeLimits(most, rows, least, 0.7 * tested);
                    var all = prebins.Aggregate((one, other) => one + other);
                    var expected = TryAll(prebins, all, trend, limits);
                    var found = OptimalMerge.Best(prebins, all, trend, limits);
                    Assert.Equal(expected is null, found is null);
                    if (found is { } best)
                    {
                        Assert.Equal(expected!.Value, best.Iv, 1e-9);
                        Assert.True(IsAllowed(Merged(prebins, best.Starts), trend, limits));
                        Assert.Equal(best.Iv, Merged(prebins, best.Starts).Sum(bin => BinMeasures.Iv(bin, all)), 1e-9);
                    }
                },
                iter: 400
            );

    private static double? TryAll(BinCount[] prebins, BinCount all, Trend trend, MergeLimits limits)
    {
        double? best = null;
        for (var mask = 0; mask < 1 << (prebins.Length - 1); mask++)
        {
            int[] starts = [0, .. Enumerable.Range(1, prebins.Length - 1).Where(i => (mask & (1 << (i - 1))) != 0)];
            var bins = Merged(prebins, starts);
            if (IsAllowed(bins, trend, limits))
                best = Math.Max(best ?? double.NegativeInfinity, bins.Sum(bin => BinMeasures.Iv(bin, all)));
        }
        return best;
    }

    private static BinCount[] Merged(BinCount[] prebins, int[] starts) =>
        [
            .. starts.Select(
                (start, i) =>
                    prebins[start..(i + 1 < starts.Length ? starts[i + 1] : prebins.Length)]
                        .Aggregate((one, other) => one + other)
            ),
        ];

    private static bool IsAllowed(BinCount[] bins, Trend trend, MergeLimits limits)
    {
        if (
            bins.Length > limits.BinsMax
            || bins.Any(bin => bin.Rows < limits.RowsMin || bin.Events < limits.ClassMin || bin.Others < limits.ClassMin)
        )
            return false;
        int[] steps =
        [
            .. bins.Zip(bins.Skip(1))
                .Select(pair => Math.Sign((pair.Second.Events * pair.First.Rows) - (pair.First.Events * pair.Second.Rows))),
        ];
        var areApart = bins.Zip(bins.Skip(1)).All(pair => Errors(pair.First, pair.Second) >= limits.ErrorsApartMin - 1e-12);
        int[] moves = [.. steps.Where(step => step != 0)];
        var turns = moves.Zip(moves.Skip(1)).Count(pair => pair.First != pair.Second);
        return areApart
            && trend switch
            {
                Trend.None => true,
                Trend.Ascending => moves.All(step => step > 0),
                Trend.Descending => moves.All(step => step < 0),
                Trend.Peak => turns == 0 || (turns == 1 && moves[0] > 0),
                _ => turns == 0 || (turns == 1 && moves[0] < 0),
            };
    }

    private static double Errors(BinCount one, BinCount other)
    {
        var rate = (double)(one.Events + other.Events) / (one.Rows + other.Rows);
        return Math.Abs(((double)one.Events / one.Rows) - ((double)other.Events / other.Rows))
            / Math.Sqrt(rate * (1 - rate) * ((1.0 / one.Rows) + (1.0 / other.Rows)));
    }
}
