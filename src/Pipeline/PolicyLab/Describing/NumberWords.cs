using System.Globalization;

namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>Numbers with their units, as people say them.</summary>
internal static class NumberWords
{
    private const int DaysOfYear = 365;
    private const int DaysOfMonth = 30;

    /// <summary>Milli-points as a bare number of points: 12345 is 12.345.</summary>
    public static string Points(long milli) => Number((decimal)milli / 1000);

    /// <summary>Milli-points with their unit.</summary>
    public static Wording PointsOf(long milli) =>
        new($"{Points(milli)} 分", milli == 1000 ? "1 point" : $"{Points(milli)} points");

    /// <summary>Days, and years or months where they are whole: 730 天（2 年）.</summary>
    public static Wording Days(int days)
    {
        var (years, months) = (days / DaysOfYear, days / DaysOfMonth);
        var also =
            days > 0 && days % DaysOfYear == 0 ? new Wording($"（{years} 年）", years == 1 ? " (1 year)" : $" ({years} years)")
            : days > DaysOfMonth && days < DaysOfYear && days % DaysOfMonth == 0
                ? new Wording($"（约 {months} 个月）", $" (about {months} months)")
            : Wording.Same("");
        return new Wording($"{days} 天", days == 1 ? "1 day" : $"{days.ToString("N0", CultureInfo.InvariantCulture)} days")
            + also;
    }

    /// <summary>A decimal without needless digits.</summary>
    public static string Number(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    /// <summary>A share of 1 as a percentage: 0.3 is 30%.</summary>
    public static string Percent(decimal share) => $"{Number(share * 100)}%";

    /// <summary>A Q16 share as a percentage, rounded: 46561 is 71%.</summary>
    public static string PercentOfQ16(int share) => $"{((share * 100 + 32768) >> 16).ToString(CultureInfo.InvariantCulture)}%";

    /// <summary>An amount in fen: 5 万元, 4999.5 元.</summary>
    public static Wording Money(long fen)
    {
        var yuan = (decimal)fen / 100;
        return new(
            yuan >= 10_000 && yuan % 100 == 0 ? $"{Number(yuan / 10_000)} 万元" : $"{Number(yuan)} 元",
            $"{yuan.ToString("#,0.##", CultureInfo.InvariantCulture)} yuan"
        );
    }

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
