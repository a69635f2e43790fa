using System.IO.Hashing;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Tests.Converting;

public sealed class TermsCacheTests
{
    [Fact]
    public void TryFind_OfAKey_FindsWhatWasAddedLastOrNothing()
    {
        var cache = new TermsCache(slotBits: 4);
        Assert.False(cache.TryFind(default, out _));
        Assert.False(cache.TryFind(Key(1), out _));
        cache.Add(Key(1), TermsOf(1));
        Assert.True(cache.TryFind(Key(1), out var found));
        Assert.Equal(TermsOf(1), found);
        for (var number = 2; number < 200; number++)
            cache.Add(Key(number), TermsOf(number));
        Assert.All(
            Enumerable.Range(1, 199),
            number => Assert.True(!cache.TryFind(Key(number), out var terms) || terms == TermsOf(number))
        );
        Assert.InRange(Enumerable.Range(1, 199).Count(number => cache.TryFind(Key(number), out _)), 1, 16);
    }

    /// <summary>Sixteen slots, two threads that write two hundred keys into them, and never half of one and half of another.</summary>
    [Fact]
    public void TryFind_WhileOthersWrite_NeverFindsTermsOfAnotherKey()
    {
        var cache = new TermsCache(slotBits: 4);
        var wrong = 0;
        Parallel.For(
            0,
            2,
            thread =>
            {
                for (var round = 0; round < 300_000; round++)
                {
                    var number = (round * 31 + thread * 17) % 200;
                    if (!cache.TryFind(Key(number), out var terms))
                        cache.Add(Key(number), TermsOf(number));
                    else if (terms != TermsOf(number))
                        Interlocked.Increment(ref wrong);
                }
            }
        );
        Assert.Equal(0, wrong);
    }

    private static readonly FieldKey[] Keys =
    [
        .. Enumerable.Range(0, 200).Select(number => FieldKey.Of(XxHash128.HashToUInt128(BitConverter.GetBytes(number)), 1)),
    ];

    private static FieldKey Key(int number) => Keys[number];

    private static Terms TermsOf(int number) =>
        new(number * 7L, (UInt128)number << 64 | (uint)number, (UInt128)number * 1_000_000_007);
}
