using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Tests.Naming;

/// <summary>
/// A million characters of whatever a parser may look ahead or behind for. Quadratic work would be 10^12 steps, hours; the memory taken must grow
/// with the length and no more.
/// </summary>
public sealed class HostileTextTests
{
    private const int Length = 1_000_000;

    public static TheoryData<string, string> Halves =>
        new()
        {
            { "(", ")" },
            { "（原名：", "）" },
            { "((", "a)" },
            { "(第一名称)", "公司" },
            { "原名", "(" },
            { "有限公司", "店" },
            { "公司abcde", "）" },
            { "1-", "号" },
            { "一", "号" },
            { "\uD840", "\uDC00" },
        };

    [Fact]
    public void Parse_OnePieceForEver_Ends()
    {
        foreach (var text in NastyText.Repeated(Length))
            ParseAll(text);
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void Parse_OpenedLongBeforeItIsClosed_Ends(string first, string second)
    {
        ParseAll(NastyText.Halves(first, second, Length));
        ParseAll("公司（原名：" + NastyText.Halves(first, second, Length));
    }

    [Fact]
    public void Parse_TwiceTheLength_TakesTwiceTheMemory()
    {
        foreach (var (half, whole) in NastyText.Repeated(10_000).Zip(NastyText.Repeated(20_000)))
        {
            ParseAll(whole); // so that the pool has its arrays
            ParseAll(half);
            Assert.InRange(MemoryOf(whole), 0, 2 * MemoryOf(half) + 100_000);
        }
    }

    [Fact]
    public void Parse_TenThousandCharacters_KeepsTheTradeName()
    {
        var trade = string.Concat(Enumerable.Repeat("鸿福", 5_000));

        var name = BusinessName.Parse($"南昌市{trade}餐饮有限公司");

        Assert.Equal(trade, name.TradeName.Of(name.Text));
    }

    private static long MemoryOf(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        ParseAll(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void ParseAll(string text)
    {
        Assert.True(BusinessName.Parse(text).Text.Length <= 2 * text.Length);
        Assert.True(StreetAddress.Parse(text).Text.Length <= 2 * text.Length);
        Assert.Equal(
            NormalText.Of(text).Length > 0 ? PersonAgreement.Same : PersonAgreement.Absent,
            PersonName.Compare(text, text)
        );
        Pinyin.HashOf(text);
    }
}
