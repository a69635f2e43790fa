using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Converting;

/// <summary>
/// Reads amounts of money exactly, to the fen: 1,000; 3.5万元; 壹万元整. A unit in the text wins over the contract's.
/// </summary>
internal static class AmountText
{
    private const long FenPerYuan = 100;
    private const long FenPerWan = 1_000_000;

    /// <summary>A hundred trillion yuan: beyond every fine, and far below the 64-bit range in fen.</summary>
    private const long FenMax = 10_000_000_000_000_000;

    /// <param name="text">Clean half-width text.</param>
    /// <param name="unit">The unit of a number without one.</param>
    /// <param name="fen">The amount in fen.</param>
    public static bool TryParse(ReadOnlySpan<char> text, AmountUnit unit, out long fen)
    {
        if (text.StartsWith("人民币"))
            text = text[3..].TrimStart(": ");
        text = text.TrimStart("￥¥").TrimStart(' ');
        if (ChineseAmount.TryParse(text, out fen))
            return fen <= FenMax;
        var fenPerUnit = unit == AmountUnit.TenThousandYuan ? FenPerWan : FenPerYuan;
        if (text.EndsWith("整"))
            text = text[..^1];
        if (text.EndsWith("万元") || text.EndsWith("万"))
        {
            text = text[..^(text[^1] == '元' ? 2 : 1)];
            fenPerUnit = FenPerWan;
        }
        else if (text.EndsWith("元") || text.EndsWith("圆"))
        {
            text = text[..^1];
            fenPerUnit = FenPerYuan;
        }
        return TryDecimal(text.TrimEnd(' '), fenPerUnit, out fen);
    }

    /// <summary>How many decimal places an amount of the unit can have.</summary>
    public static int PlacesMax(AmountUnit unit) => unit == AmountUnit.TenThousandYuan ? 6 : 2;

    private static bool TryDecimal(ReadOnlySpan<char> text, long fenPerUnit, out long fen)
    {
        fen = 0;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        // Databases write .5 for 0.5; nothing writes 5. on purpose.
        if (point >= 0 && fraction.IsEmpty || point < 0 && whole.IsEmpty || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;
        if (!TryWhole(whole, out var units) || units > FenMax / fenPerUnit)
            return false;
        fen = units * fenPerUnit;
        foreach (var digit in fraction.TrimEnd('0'))
        {
            if (fenPerUnit % 10 != 0)
                return false;
            fenPerUnit /= 10;
            fen += (digit - '0') * fenPerUnit;
        }
        return fen <= FenMax;
    }

    /// <summary>Digits, with commas only before groups of three; none is zero.</summary>
    private static bool TryWhole(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var sinceComma = -1;
        var digits = 0;
        foreach (var c in text)
        {
            if (c == ',')
            {
                if (sinceComma is not (-1 or 3) || digits is 0 || sinceComma == -1 && digits > 3)
                    return false;
                sinceComma = 0;
                continue;
            }
            if (!char.IsAsciiDigit(c) || value > FenMax)
                return false;
            value = value * 10 + (c - '0');
            digits++;
            sinceComma += sinceComma >= 0 ? 1 : 0;
        }
        return sinceComma is -1 or 3;
    }
}
