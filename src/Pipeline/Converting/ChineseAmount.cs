namespace FoodCredit.Pipeline.Converting;

/// <summary>Reads amounts in Chinese capital numerals, such as 壹万贰仟元整 or 伍佰元叁角.</summary>
internal static class ChineseAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private const string PlainDigits = "〇一二三四五六七八九";

    /// <param name="text">Clean text; anything but numerals and units is refused.</param>
    /// <param name="fen">The amount in fen.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out long fen)
    {
        fen = 0;
        text = text.TrimEnd("整正");
        var sawUnit = false;
        long total = 0;
        long section = 0;
        long digit = 0;
        foreach (var c in text)
        {
            if (DigitOf(c) is { } value)
            {
                digit = value;
                continue;
            }
            sawUnit = true;
            switch (c)
            {
                case '拾' or '十':
                    section += (digit == 0 ? 1 : digit) * 10;
                    break;
                case '佰' or '百':
                    section += digit * 100;
                    break;
                case '仟' or '千':
                    section += digit * 1000;
                    break;
                case '万' or '萬':
                    total += (section + digit) * 10_000;
                    section = 0;
                    break;
                case '亿' or '億':
                    total = (total + section + digit) * 100_000_000;
                    section = 0;
                    break;
                case '元' or '圆' or '圓':
                    fen = (total + section + digit) * 100;
                    total = section = 0;
                    break;
                case '角':
                    fen += digit * 10;
                    break;
                case '分':
                    fen += digit;
                    break;
                default:
                    return false;
            }
            digit = 0;
            if (total > 10_000_000_000_000)
                return false;
        }
        fen += (total + section + digit) * 100;
        return sawUnit && DigitOrUnit(text[0]);
    }

    private static bool DigitOrUnit(char c) => DigitOf(c) is not null || c is '拾' or '十';

    private static long? DigitOf(char c)
    {
        var capital = Digits.IndexOf(c, StringComparison.Ordinal);
        var value = capital >= 0 ? capital : PlainDigits.IndexOf(c, StringComparison.Ordinal);
        return c == '两' ? 2
            : value >= 0 ? value
            : null;
    }
}
