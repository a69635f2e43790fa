using System.Globalization;
using CsCheck;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Tests.Converting;

public sealed class DateTextTests
{
    /// <summary>2021-03-05: 51 years of 365 days, 13 leap days (1972 to 2020), 31 + 28 + 4 days.</summary>
    private const int FifthOfMarch = 51 * 365 + 13 + 31 + 28 + 4;

    [Theory]
    [InlineData("2021-03-05")]
    [InlineData("2021-3-5")]
    [InlineData("2021/3/5")]
    [InlineData("2021/03/05")]
    [InlineData("2021.3.5")]
    [InlineData("2021.03.05")]
    [InlineData("2021年3月5日")]
    [InlineData("2021年03月05日")]
    [InlineData("2021 年 3 月 5 日")]
    [InlineData("2021年3月5")]
    [InlineData("20210305")]
    [InlineData("44260")]
    [InlineData("44260.5")]
    [InlineData("2021-03-05 00:00:00.0")]
    [InlineData("2021-03-05 00:00:00")]
    [InlineData("2021-03-05 8:30")]
    [InlineData("2021-03-05T08:30:00Z")]
    [InlineData("2021-03-05T08:30:00.000+08:00")]
    [InlineData("2021/3/5 0:00")]
    [InlineData("2021年3月5日 10时30分")]
    [InlineData("2021年3月5日10时30分")]
    [InlineData("20210305 08:30:00")]
    [InlineData("20210305083000")]
    [InlineData("202103050830")]
    public void Parse_EveryForm_IsTheSameDay(string text)
    {
        Assert.Equal(DateText.Outcome.Date, DateText.Parse(text, out var days));
        Assert.Equal(FifthOfMarch, days);
    }

    [Theory]
    [InlineData("9999-9-9")]
    [InlineData("9999-12-31")]
    [InlineData("99991231")]
    [InlineData("9999年12月31日")]
    [InlineData("长期")]
    public void Parse_NoEnd_IsOpenEnded(string text) => Assert.Equal(DateText.Outcome.OpenEnded, DateText.Parse(text, out _));

    [Theory]
    [InlineData("2021-02-29")]
    [InlineData("2021-13-01")]
    [InlineData("2021-00-10")]
    [InlineData("2021-04-31")]
    [InlineData("20210229")]
    [InlineData("0000-00-00")]
    [InlineData("1899-12-31")]
    [InlineData("2201-01-01")]
    [InlineData("2021-3")]
    [InlineData("2021年3月")]
    [InlineData("2021")]
    [InlineData("21-3-5")]
    [InlineData("2021-3/5")]
    [InlineData("2021年3-5")]
    [InlineData("2021-3-5日")]
    [InlineData("2021-3-5-1")]
    [InlineData("2021-003-5")]
    [InlineData("2021-3-5 later")]
    [InlineData("2021-3-5 10")]
    [InlineData("20210305990000")]
    [InlineData("4426")]
    [InlineData("442600")]
    [InlineData("09999")]
    [InlineData("44260.")]
    [InlineData("-44260")]
    [InlineData("5/3/2021")]
    [InlineData("二〇二一年三月五日")]
    [InlineData("")]
    [InlineData("年月日")]
    public void Parse_NoDay_IsNotADate(string text) => Assert.Equal(DateText.Outcome.NotADate, DateText.Parse(text, out _));

    /// <summary>The serial of 2000-01-01 is 36526: so the documentation of every spreadsheet says.</summary>
    [Fact]
    public void Parse_SpreadsheetSerial_CountsAsSpreadsheetsDo()
    {
        DateText.Parse("36526", out var days);
        Assert.Equal(new DateOnly(2000, 1, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber, days);
    }

    [Fact]
    public void Parse_AnyDayInAnyForm_ComesBack() =>
        Gen.Select(Gen.Int[new DateOnly(1928, 1, 1).DayNumber, new DateOnly(2173, 1, 1).DayNumber], Gen.Int[0, 6])
            .Sample(
                (number, form) =>
                {
                    var date = DateOnly.FromDayNumber(number);
                    var epochDays = number - new DateOnly(1970, 1, 1).DayNumber;
                    var text = form switch
                    {
                        0 => Format(date, "yyyy-MM-dd"),
                        1 => Format(date, "yyyy/M/d"),
                        2 => Format(date, "yyyy年M月d日"),
                        3 => Format(date, "yyyyMMdd"),
                        4 => Format(date, "yyyy.M.dd"),
                        5 => Format(date, "yyyy-M-d") + " 23:59:59.9",
                        _ => (number - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture),
                    };
                    return DateText.Parse(text, out var days) == DateText.Outcome.Date && days == epochDays;
                }
            );

    [Fact]
    public void Parse_AnyText_NeverThrows() =>
        Gen.String[Gen.Char["0123456789-/.年月日T: 时分长期"], 0, 24].Sample(text => DateText.Parse(text, out _) >= 0);

    private static string Format(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);
}
