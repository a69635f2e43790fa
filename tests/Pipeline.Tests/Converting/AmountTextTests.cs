using System.Globalization;
using CsCheck;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Tests.Converting;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("500", 500_00)]
    [InlineData("500.5", 500_50)]
    [InlineData("500.50", 500_50)]
    [InlineData("500.5000", 500_50)]
    [InlineData(".5", 50)]
    [InlineData("0.01", 1)]
    [InlineData("1,000", 1_000_00)]
    [InlineData("12,500.00", 12_500_00)]
    [InlineData("1,234,567.89", 1_234_567_89)]
    [InlineData("￥1,000.00", 1_000_00)]
    [InlineData("¥1000", 1_000_00)]
    [InlineData("1000元", 1_000_00)]
    [InlineData("1000 元", 1_000_00)]
    [InlineData("1000元整", 1_000_00)]
    [InlineData("人民币1000元", 1_000_00)]
    [InlineData("人民币: 1000元", 1_000_00)]
    [InlineData("3.5万元", 35_000_00)]
    [InlineData("3.5万", 35_000_00)]
    [InlineData("0.000001万元", 1)]
    [InlineData("壹万元整", 10_000_00)]
    [InlineData("人民币壹万元整", 10_000_00)]
    [InlineData("100000000000000", 100_000_000_000_000_00)]
    public void TryParse_InYuan_IsExactToTheFen(string text, long fen)
    {
        Assert.True(AmountText.TryParse(text, AmountUnit.Yuan, out var parsed));
        Assert.Equal(fen, parsed);
    }

    [Theory]
    [InlineData("1", 10_000_00)]
    [InlineData("0.5", 5_000_00)]
    [InlineData("0.000001", 1)]
    [InlineData("1.2345678900", 0)]
    [InlineData("5000元", 5_000_00)]
    [InlineData("2万元", 20_000_00)]
    [InlineData("伍仟元", 5_000_00)]
    [InlineData("10000000000", 100_000_000_000_000_00)]
    public void TryParse_InTenThousands_UnitInTheTextWins(string text, long fen)
    {
        var isAmount = AmountText.TryParse(text, AmountUnit.TenThousandYuan, out var parsed);
        Assert.Equal(text != "1.2345678900", isAmount);
        Assert.Equal(fen, isAmount ? parsed : 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12,5O0")]
    [InlineData("12,50")]
    [InlineData("1,2345")]
    [InlineData("1234,567")]
    [InlineData(",500")]
    [InlineData("1,000,")]
    [InlineData("1..5")]
    [InlineData("5.")]
    [InlineData(".")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("500.005")]
    [InlineData("0.0000001万元")]
    [InlineData("1.5E+04")]
    [InlineData("3万万元")]
    [InlineData("1000元元")]
    [InlineData("元")]
    [InlineData("万元")]
    [InlineData("约1000元")]
    [InlineData("1000美元")]
    [InlineData("100000000000000.01")]
    [InlineData("99999999999999999999999")]
    [InlineData("999999999999万元")]
    public void TryParse_NoAmount_IsRefused(string text) => Assert.False(AmountText.TryParse(text, AmountUnit.Yuan, out _));

    [Theory]
    [InlineData("壹万贰仟元整", 12_000_00)]
    [InlineData("伍佰元叁角", 500_30)]
    [InlineData("叁仟零伍拾元零捌分", 3_050_08)]
    [InlineData("壹拾贰万叁仟肆佰伍拾陆元柒角捌分", 123_456_78)]
    [InlineData("拾万元", 100_000_00)]
    [InlineData("壹亿零壹万元正", 100_010_000_00)]
    [InlineData("玖仟玖佰玖拾玖亿元", 999_900_000_000_00)]
    [InlineData("壹拾万亿元", -1)]
    [InlineData("一万五千元", 15_000_00)]
    [InlineData("十五万圆", 150_000_00)]
    [InlineData("两千元", 2_000_00)]
    [InlineData("二〇元", -1)]
    [InlineData("伍角", 50)]
    [InlineData("零元", 0)]
    [InlineData("壹萬", 10_000_00)]
    [InlineData("壹贰元", -1)]
    [InlineData("万元", -1)]
    [InlineData("元", -1)]
    [InlineData("壹佰仟元", -1)]
    [InlineData("壹拾佰元", -1)]
    [InlineData("壹万壹万元", -1)]
    [InlineData("伍", -1)]
    [InlineData("壹元贰元", -1)]
    [InlineData("壹分壹角", -1)]
    [InlineData("玖仟万亿亿元", -1)]
    public void TryParse_ChineseNumerals_FollowTheirGrammar(string text, long fen)
    {
        var isAmount = ChineseAmount.TryParse(text, out var parsed);
        Assert.Equal(fen, isAmount ? parsed : -1);
    }

    [Fact]
    public void TryParse_AnyFenInAnyForm_ComesBack() =>
        Gen.Select(Gen.Long[0, 999_999_999_999], Gen.Int[0, 5])
            .Sample(
                (fen, form) =>
                {
                    var yuan = fen / 100m;
                    var (text, unit) = form switch
                    {
                        0 => (Text(yuan, "0.00"), AmountUnit.Yuan),
                        1 => (Text(yuan, "#,##0.##"), AmountUnit.Yuan),
                        2 => (Text(yuan / 10_000, "0.######"), AmountUnit.TenThousandYuan),
                        3 => (Text(yuan / 10_000, "#,##0.000000") + "万元", AmountUnit.Yuan),
                        4 => (Text(yuan, "0.##") + "元", AmountUnit.TenThousandYuan),
                        _ => (InWords(fen), AmountUnit.TenThousandYuan),
                    };
                    return AmountText.TryParse(text, unit, out var parsed) && parsed == fen;
                }
            );

    [Fact]
    public void TryParse_AnyNumerals_NeverThrow() =>
        Gen.String[Gen.Char["零壹贰玖拾佰仟万亿元角分整十百千一九两"], 0, 60]
            .Sample(text => !ChineseAmount.TryParse(text, out var fen) || fen >= 0);

    private static string Text(decimal value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Writes an amount as banks do (Ministry of Finance, rules for filling in bills).</summary>
    private static string InWords(long fen)
    {
        const string Digits = "零壹贰叁肆伍陆柒捌玖";
        string[] places = ["", "拾", "佰", "仟"];
        string[] sections = ["", "万", "亿"];
        var words = "";
        var pendingZero = false;
        var yuan = fen / 100;
        for (var section = 2; section >= 0; section--)
        {
            var part = yuan / (long)Math.Pow(10_000, section) % 10_000;
            for (var place = 3; place >= 0; place--)
            {
                var digit = (int)(part / (long)Math.Pow(10, place) % 10);
                if (digit == 0)
                {
                    pendingZero = words.Length > 0;
                    continue;
                }
                words += (pendingZero ? "零" : "") + Digits[digit] + places[place];
                pendingZero = false;
            }
            words += part > 0 ? sections[section] : "";
        }
        words = words.Length == 0 ? "零元" : words + "元";
        var (jiao, cents) = ((int)(fen / 10 % 10), (int)(fen % 10));
        words += jiao > 0 ? Digits[jiao] + "角" : "";
        words += cents > 0 ? (jiao == 0 ? "零" : "") + Digits[cents] + "分" : "整";
        return words;
    }
}
