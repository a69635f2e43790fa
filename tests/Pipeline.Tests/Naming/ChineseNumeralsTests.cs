using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Tests.Naming;

public sealed class ChineseNumeralsTests
{
    private const string Digits = "零一二三四五六七八九";

    [Fact]
    public void ValueOf_EveryNumeral_IsItsNumber()
    {
        for (var number = 1; number < 10_000; number++)
            Assert.Equal(number, ChineseNumerals.ValueOf(Written(number)));
    }

    [Theory]
    [InlineData("十", 10)]
    [InlineData("十二", 12)]
    [InlineData("叁", 3)]
    [InlineData("两", 2)]
    [InlineData("贰拾壹", 21)]
    [InlineData("〇", 0)]
    [InlineData("", -1)]
    [InlineData("八一", -1)]
    [InlineData("十十", -1)]
    [InlineData("十百", -1)]
    [InlineData("百", -1)]
    [InlineData("一二三四五六七八九十", -1)]
    [InlineData("王", -1)]
    public void ValueOf_Text_IsItsNumberOrNone(string numeral, int expected) =>
        Assert.Equal(expected, ChineseNumerals.ValueOf(numeral));

    /// <summary>By the school's rule: a unit behind every digit, one 零 for zeros between digits, none at the end.</summary>
    private static string Written(int number)
    {
        var text = "";
        var skips = false;
        foreach (var (unit, name) in ((int, string)[])[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            var digit = number / unit % 10;
            if (digit == 0)
                skips |= text.Length > 0;
            else
            {
                text += (skips ? "零" : "") + Digits[digit] + name;
                skips = false;
            }
        }
        return text;
    }
}
