using System.Globalization;

namespace FoodCredit.Pipeline;

/// <summary>Whole days since 1970-01-01, the one form in which the engine keeps dates.</summary>
internal static class Days
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static int Of(DateOnly date) => date.DayNumber - Epoch;

    public static DateOnly ToDate(int days) => DateOnly.FromDayNumber(days + Epoch);

    /// <summary>yyyy-MM-dd.</summary>
    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
