using System.IO.Hashing;
using FoodCredit.Pipeline.Ingesting;

namespace FoodCredit.Pipeline.Tests.Ingesting;

public sealed class RecordFilterTests
{
    private const int Records = 200_000;

    /// <summary>A record that was met is never taken for new, and of 16 bits a record at most one new record in 40 is taken for known.</summary>
    [Fact]
    public void IsNew_OfRecordsMetTwice_IsTrueOnceAtMost()
    {
        var filter = new RecordFilter(dumpBytes: Records * 64L);
        var first = Enumerable.Range(0, Records).Count(number => filter.IsNew(Id(number)));
        Assert.InRange(first, Records - (Records / 40), Records);
        Assert.All(Enumerable.Range(0, Records), number => Assert.False(filter.IsNew(Id(number))));
    }

    [Fact]
    public void IsNew_AskedByTwoThreadsAtOnce_IsTrueForOneAtMost()
    {
        var filter = new RecordFilter(dumpBytes: Records * 64L);
        var found = new bool[2][];
        Parallel.For(
            0,
            2,
            thread => found[thread] = [.. Enumerable.Range(0, Records).Select(number => filter.IsNew(Id(number)))]
        );
        Assert.DoesNotContain(Enumerable.Range(0, Records), number => found[0][number] && found[1][number]);
    }

    private static UInt128 Id(int number) => XxHash128.HashToUInt128(BitConverter.GetBytes(number));
}
