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

    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.+-Z 时分秒");

    public enum Outcome
    {
        Date,

        /// <summary>9999-9-9, 长期 and the like: there is no end.</summary>
        OpenEnded,
        NotADate,
    }

    /// <param name="text">Clean half-width text.</param>
    /// <param name="days">Days since 1970-01-01.</param>
    public static Outcome Parse(ReadOnlySpan<char> text, out int days)
    {
        days = 0;
        if (text is "长期" or "永久" or "长期有效")
            return Outcome.OpenEnded;
        var digits = LeadingDigits(text);
        var rest = text[digits..];
        return digits switch
        {
            4 => OfSeparated(text, out days),
            5 when rest.IsEmpty || rest[0] == '.' && rest.Length > 1 && LeadingDigits(rest[1..]) == rest.Length - 1 =>
                OfSpreadsheet(Number(text[..5]), out days),
            8 when IsTime(rest) => OfParts(Number(text[..4]), Number(text[4..6]), Number(text[6..8]), out days),
            // yyyyMMddHHmmss, and the same without seconds.
            12 or 14 when rest.IsEmpty && IsClock(text[8..digits]) => OfParts(
                Number(text[..4]),
                Number(text[4..6]),
                Number(text[6..8]),
                out days
            ),
            _ => Outcome.NotADate,
        };
    }

    private static Outcome OfSeparated(ReadOnlySpan<char> text, out int days)
    {
        days = 0;
        var year = Number(text[..4]);
        text = text[4..];
        if (!TrySeparator(ref text, out var first) || !TryPart(ref text, out var month))
            return Outcome.NotADate;
        var second = first == '年' ? '月' : first;
        if (first is not ('-' or '/' or '.' or '年') || !TrySeparator(ref text, out var found) || found != second)
            return Outcome.NotADate;
        if (!TryPart(ref text, out var day))
            return Outcome.NotADate;
        var isTime = first == '年' && text.TrimStart(' ') is ['日', .. var after] ? IsTime(after, needsGap: false) : IsTime(text);
        return isTime ? OfParts(year, month, day, out days) : Outcome.NotADate;
    }

    private static Outcome OfSpreadsheet(int serial, out int days)
    {
        days = serial - SpreadsheetEpoch;
        return serial >= 10_000 ? Outcome.Date : Outcome.NotADate;
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

    private static bool TrySeparator(ref ReadOnlySpan<char> text, out char separator)
    {
        text = text.TrimStart(' ');
        separator = text.IsEmpty ? '\0' : text[0];
        text = text.IsEmpty ? text : text[1..].TrimStart(' ');
        return separator != '\0';
    }

    /// <summary>One or two digits.</summary>
    private static bool TryPart(ref ReadOnlySpan<char> text, out int part)
    {
        var digits = LeadingDigits(text);
        part = digits is 1 or 2 ? Number(text[..digits]) : 0;
        text = text[digits..];
        return digits is 1 or 2;
    }

    /// <summary>Nothing, or " 00:00:00.0", "T08:30:00Z", " 10时30分": digits and marks, of which the day makes no use.</summary>
    private static bool IsTime(ReadOnlySpan<char> text, bool needsGap = true)
    {
        if (text.IsEmpty)
            return true;
        if (text[0] is ' ' or 'T')
            text = text[1..];
        else if (needsGap)
            return false;
        return LeadingDigits(text) is 1 or 2 && text.IndexOfAny(':', '时') is 1 or 2 && !text.ContainsAnyExcept(TimeCharacters);
    }

    private static bool IsClock(ReadOnlySpan<char> digits) =>
        Number(digits[..2]) < 24 && Number(digits[2..4]) < 60 && (digits.Length == 4 || Number(digits[4..6]) < 60);

    private static int LeadingDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
            value = value * 10 + (digit - '0');
        return value;
    }
}
