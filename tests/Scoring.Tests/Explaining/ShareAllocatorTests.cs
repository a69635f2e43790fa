using System.Numerics;
using CsCheck;
using FoodCredit.Scoring.Explaining;

namespace FoodCredit.Scoring.Tests.Explaining;

public sealed class ShareAllocatorTests
{
    /// <summary>3.33 each: the missing one goes to the first of equal remainders.</summary>
    [Fact]
    public void Divide_EqualWeights_GivesTheRestToTheFirst() => Assert.Equal([4, 3, 3], Divide(10, 1, 1, 1));

    /// <summary>100 among 1, 2, 4: 14.29, 28.57, 57.14; the largest remainder is the second's.</summary>
    [Fact]
    public void Divide_UnequalWeights_GivesTheRestToTheLargestRemainder() => Assert.Equal([14, 29, 57], Divide(100, 1, 2, 4));

    [Fact]
    public void Divide_WithoutAnyWeight_GivesNothing() => Assert.Equal([0, 0], Divide(0, 0, 0));

    [Fact]
    public void Divide_TotalOfNothing_GivesNothing() => Assert.Equal([0, 0], Divide(0, 5, 6));

    [Fact]
    public void Divide_RecordWithoutWeight_NeverHasAShare() => Assert.Equal([0, 2, 0, 2, 1], Divide(5, 0, 7, 0, 7, 7));

    /// <summary>Products beyond 64 bits: 2^62 among 2^61 and 2^61 is half each.</summary>
    [Fact]
    public void Divide_HugeNumbers_IsExact() => Assert.Equal([1L << 61, 1L << 61], Divide(1L << 62, 1L << 61, 1L << 61));

    /// <summary>Against big integers: the floor of each, and one more for those of the largest remainders, the earlier first.</summary>
    [Fact]
    public void Divide_RandomWeights_IsTheMethodOfLargestRemainder() =>
        Gen.Select(Gen.Long[0, 1L << 40], Gen.OneOf(Gen.Long[0, 3], Gen.Long[0, 1L << 40]).Array[1, 90])
            .Sample(
                (total, weights) =>
                {
                    var sum = weights.Aggregate(BigInteger.Zero, (all, weight) => all + weight);
                    var expected = new long[weights.Length];
                    if (sum > 0)
                    {
                        for (var i = 0; i < weights.Length; i++)
                            expected[i] = (long)(total * (BigInteger)weights[i] / sum);
                        var rest = (int)(total - expected.Sum());
                        var byRemainder = Enumerable
                            .Range(0, weights.Length)
                            .OrderByDescending(i => total * (BigInteger)weights[i] % sum)
                            .ThenBy(i => i);
                        foreach (var i in byRemainder.Take(rest))
                            expected[i]++;
                        Assert.Equal(total, expected.Sum());
                    }
                    Assert.Equal(expected, Divide(total, weights));
                },
                iter: 3000,
                threads: 1
            );

    /// <summary>Penalties 8000 and 4000 make 14400 points (twice times 1.2), one sampling 6000: 20400 in all; a school makes them 26520.</summary>
    [Fact]
    public void Allocate_LiftedByAContext_DividesAmongTypesThenRecords()
    {
        var shares = new long[3];
        ShareAllocator.Allocate(SmallPolicy.Plan(SmallPolicy.Whole), 26_520, [0, 0, 1], [8000, 4000, 6000], shares);
        // Types: 26520 * 14400 / 20400 = 18720 and 7800; penalties 2 to 1.
        Assert.Equal([12_480, 6240, 7800], shares);
    }

    [Fact]
    public void Allocate_ContextOfZero_GivesNothing()
    {
        var shares = new long[] { 9, 9 };
        ShareAllocator.Allocate(SmallPolicy.Plan(SmallPolicy.Whole), 0, [0, 1], [8000, 6000], shares);
        Assert.Equal([0, 0], shares);
    }

    [Fact]
    public void Allocate_TypesThatFall_IsRefused() =>
        Assert.Equal(
            "Expected types that never fall and lie in the plan, found 0 at record 1 of 2.",
            Assert
                .Throws<ArgumentException>(() =>
                    ShareAllocator.Allocate(SmallPolicy.Plan(SmallPolicy.Whole), 10, [1, 0], [1, 1], new long[2])
                )
                .Message
        );

    private static long[] Divide(long total, params long[] weights)
    {
        var shares = new long[weights.Length];
        ShareAllocator.Divide(total, weights, shares);
        return shares;
    }
}
