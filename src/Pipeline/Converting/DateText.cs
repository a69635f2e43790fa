using System.Buffers;

namespace FoodCredit.Pipeline.Converting;

/// <summary>
/// Reads the dates that departments write: 2021-03-05, 2021/3/5, 2021.3.5, 2021年3月5日, 20210305, 44260 (a spreadsheet's day number),
/// each also with a time behind it.
/// </summary>
internal static class DateText
{
    /// <summary>Years that a record of this engine can have; 9999 stands for "open-ended".</summary>
    private const int YearMin = 1900;

    private const int YearMax = 2200;
    private const int OpenEndedYear = 9999;

    /// <summary>Excel's day 25569 is 1970-01-01; five digits reach from 1927 to 2173.</summary>
    private const int SpreadsheetEpoch = 25_569;

    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.+Z ");

    public enum Outcome
    {
        Date,

        /// <summary>9999-9-9 and the like: there is no end.</summary>
        OpenEnded,
        NotADate,
    }

    /// <param name="text">Clean half-width text.</param>
    /// <param name="days">Days since 1970-01-01.</param>
    public static Outcome Parse(ReadOnlySpan<char> text, out int days)
    {
        days = 0;
        text = WithoutTime(text);
        if (text.Length == 8 && !text.ContainsAnyExceptInRange('0', '9'))
            return OfParts(Number(text[..4]), Number(text[4..6]), Number(text[6..]), out days);
        if (text.Length == 5 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            var serial = Number(text);
            days = serial - SpreadsheetEpoch;
            return serial >= 10_000 ? Outcome.Date : Outcome.NotADate;
        }
        return OfSeparated(text, out days);
    }

    private static Outcome OfSeparated(ReadOnlySpan<char> text, out int days)
    {
        days = 0;
        Span<Range> parts = stackalloc Range[5];
        text = text.TrimEnd('日');
        var count = text.SplitAny(parts, "-/.年月", StringSplitOptions.TrimEntries);
        if (count != 3)
            return Outcome.NotADate;
        var year = text[parts[0]];
        var month = text[parts[1]];
        var day = text[parts[2]];
        if (year.Length != 4 || month.Length is 0 or > 2 || day.Length is 0 or > 2)
            return Outcome.NotADate;
        foreach (var part in (ReadOnlySpan<int>)[0, 1, 2])
        {
            if (text[parts[part]].ContainsAnyExceptInRange('0', '9'))
                return Outcome.NotADate;
        }
        return OfParts(Number(year), Number(month), Number(day), out days);
    }

    private static Outcome OfParts(int year, int month, int day, out int days)
    {
        days = 0;
        if (year == OpenEndedYear)
            return Outcome.OpenEnded;
        if (year is < YearMin or > YearMax || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return Outcome.NotADate;
        days = Days.Of(new DateOnly(year, month, day));
        return Outcome.Date;
    }

    /// <summary>Cuts "00:00:00.0", "T08:30" and the like, when they are nothing but digits and marks.</summary>
    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        var cut = text.IndexOfAny(' ', 'T');
        if (cut <= 0 || cut == text.Length - 1)
            return text;
        var time = text[(cut + 1)..];
        return time.Contains(':') && !time.ContainsAnyExcept(TimeCharacters) ? text[..cut] : text;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
            value = value * 10 + (digit - '0');
        return value;
    }
}
