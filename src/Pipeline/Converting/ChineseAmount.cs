using System.Buffers;

namespace FoodCredit.Pipeline.Converting;

/// <summary>
/// Reads amounts in Chinese numerals, such as 壹万贰仟元整 or 伍佰元叁角: digits before units, units descending within each section of
/// four (仟 佰 拾) and from section to section (亿 万 元), then 角 and 分.
/// </summary>
internal static class ChineseAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private const string PlainDigits = "〇一二三四五六七八九";

    private static readonly SearchValues<char> WholeUnits = SearchValues.Create("拾十佰百仟千万萬亿億");

    /// <summary>The longest amount that can be meant has far fewer characters; more is no amount.</summary>
    private const int CharsMax = 40;

    /// <param name="text">Clean text; anything but numerals and units in their order is refused.</param>
    /// <param name="fen">The amount in fen.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out long fen)
    {
        fen = 0;
        if (text.IsEmpty || text.Length > CharsMax)
            return false;
        text = text.TrimEnd("整正");
        var yuanEnd = text.IndexOfAny("元圆圓");
        var wholeEnd =
            yuanEnd >= 0 ? yuanEnd
            : text.ContainsAny("角分") ? 0
            : text.Length;
        var whole = text[..wholeEnd];
        var rest = text[Math.Max(yuanEnd + 1, wholeEnd)..];
        // A bare digit is no amount in words: it may be anything.
        if (yuanEnd < 0 && rest.IsEmpty && !whole.ContainsAny(WholeUnits))
            return false;
        if (whole.IsEmpty && rest.IsEmpty || !TryWhole(whole, out var yuan) || !TryRest(rest, out fen))
            return false;
        fen += yuan * 100;
        return true;
    }

    /// <summary>亿, 万 and the rest, each a section below ten thousand.</summary>
    private static bool TryWhole(ReadOnlySpan<char> text, out long yuan)
    {
        yuan = 0;
        foreach (var (units, value) in (ReadOnlySpan<(string, long)>)[("亿億", 100_000_000), ("万萬", 10_000)])
        {
            var end = text.IndexOfAny(units);
            if (end < 0)
                continue;
            if (end == 0 || !TrySection(text[..end], out var section))
                return false;
            yuan += section * value;
            text = text[(end + 1)..];
        }
        if (!TrySection(text, out var last))
            return false;
        yuan += last;
        return true;
    }

    private static bool TrySection(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        long digit = -1;
        long lastUnit = 10_000;
        foreach (var c in text)
        {
            if (DigitOf(c) is { } found)
            {
                // 零 may stand before another digit; two others may not.
                if (digit > 0)
                    return false;
                digit = found;
                continue;
            }
            var unit = UnitOf(c);
            // 十五 for 一十五, at the start only.
            if (unit == 10 && digit < 0 && lastUnit == 10_000)
                digit = 1;
            if (unit == 0 || unit >= lastUnit || digit <= 0)
                return false;
            value += digit * unit;
            lastUnit = unit;
            digit = -1;
        }
        value += Math.Max(digit, 0);
        return true;
    }

    /// <summary>Jiao and fen behind the yuan.</summary>
    private static bool TryRest(ReadOnlySpan<char> text, out long fen)
    {
        fen = 0;
        foreach (var (unit, value) in (ReadOnlySpan<(char, long)>)[('角', 10), ('分', 1)])
        {
            text = text.TrimStart("零");
            if (text.Length < 2 || text[1] != unit)
                continue;
            if (DigitOf(text[0]) is not { } digit)
                return false;
            fen += digit * value;
            text = text[2..];
        }
        return text.IsEmpty;
    }

    private static long UnitOf(char c) =>
        c switch
        {
            '拾' or '十' => 10,
            '佰' or '百' => 100,
            '仟' or '千' => 1000,
            _ => 0,
        };

    private static long? DigitOf(char c)
    {
        var capital = Digits.IndexOf(c, StringComparison.Ordinal);
        var value = capital >= 0 ? capital : PlainDigits.IndexOf(c, StringComparison.Ordinal);
        return c == '两' ? 2
            : value >= 0 ? value
            : null;
    }
}
