using System.Globalization;

namespace FoodCredit.Pipeline.Naming;

/// <summary>Numerals in names and addresses as digits: 三 = 3, 十二 = 12, 二十一 = 21, 一百零五 = 105, 叁 = 3.</summary>
internal static class ChineseNumerals
{
    private const int MaxLength = 9;

    /// <summary>Whether a character is a Chinese numeral.</summary>
    public static bool IsNumeral(char c) => Digit(c) >= 0 || Unit(c) > 0;

    /// <summary>The number of a well-formed numeral below 10,000; -1 where it is none: 八一 is a name.</summary>
    public static int ValueOf(ReadOnlySpan<char> numeral)
    {
        if (numeral.Length is 0 or > MaxLength)
            return -1;
        var (sum, digit, lastUnit) = (0, -1, 10_000);
        foreach (var c in numeral)
        {
            var unit = Unit(c);
            if (unit > 0)
            {
                if (unit >= lastUnit || (digit < 0 && unit > 10) || digit == 0)
                    return -1;
                sum += (digit < 0 ? 1 : digit) * unit;
                (digit, lastUnit) = (-1, unit);
            }
            else if (Digit(c) < 0 || digit > 0)
                return -1;
            else
                digit = Digit(c);
        }
        return sum + Math.Max(digit, 0);
    }

    /// <summary>
    /// Writes the numeral that the first <paramref name="length"/> characters end with as digits in its place, which may take two characters more
    /// (一千); returns the new length. What is no numeral stays.
    /// </summary>
    public static int ReplaceEnd(Span<char> text, int length)
    {
        var start = length;
        while (start > 0 && length - start <= MaxLength && IsNumeral(text[start - 1]))
            start--;
        var value = ValueOf(text[start..length]);
        return value >= 0 && value.TryFormat(text[start..], out var digits, provider: CultureInfo.InvariantCulture)
            ? start + digits
            : length;
    }

    private static int Digit(char c) =>
        c switch
        {
            '〇' or '零' => 0,
            '一' or '壹' => 1,
            '二' or '贰' or '两' => 2,
            '三' or '叁' => 3,
            '四' or '肆' => 4,
            '五' or '伍' => 5,
            '六' or '陆' => 6,
            '七' or '柒' => 7,
            '八' or '捌' => 8,
            '九' or '玖' => 9,
            _ => -1,
        };

    private static int Unit(char c) =>
        c switch
        {
            '十' or '拾' => 10,
            '百' or '佰' => 100,
            '千' or '仟' => 1000,
            _ => 0,
        };
}
