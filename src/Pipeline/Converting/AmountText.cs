using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Converting;

/// <summary>
/// Reads amounts of money exactly, to the fen: 1,000; 3.5万元; 壹万元整. A unit in the text wins over the contract's.
/// </summary>
internal static class AmountText
{
    private const long FenPerYuan = 100;
    private const long YuanPerWan = 10_000;

    /// <summary>A hundred trillion yuan: beyond every fine, and far below the 64-bit range in fen.</summary>
    private const long FenMax = 10_000_000_000_000_000;

    /// <param name="text">Clean half-width text.</param>
    /// <param name="unit">The unit of a number without one.</param>
    /// <param name="fen">The amount in fen.</param>
    public static bool TryParse(ReadOnlySpan<char> text, AmountUnit unit, out long fen)
    {
        fen = 0;
        text = text.TrimStart("￥¥").Trim();
        if (text.StartsWith("人民币"))
            text = text[3..].TrimStart(":： ");
        if (text.IsEmpty)
            return false;
        if (ChineseAmount.TryParse(text, out fen))
            return fen <= FenMax;
        var fenPerUnit = FenPerYuan * (unit == AmountUnit.TenThousandYuan ? YuanPerWan : 1);
        if (text.EndsWith("整"))
            text = text[..^1];
        if (text.EndsWith("万元") || text.EndsWith("万"))
        {
            text = text.TrimEnd("万元");
            fenPerUnit = FenPerYuan * YuanPerWan;
        }
        else if (text.EndsWith("元") || text.EndsWith("圆"))
        {
            text = text[..^1];
            fenPerUnit = FenPerYuan;
        }
        return TryDecimal(text.Trim(), fenPerUnit, out fen);
    }

    private static bool TryDecimal(ReadOnlySpan<char> text, long fenPerUnit, out long fen)
    {
        fen = 0;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..].TrimEnd('0');
        if (whole.IsEmpty || !TryWhole(whole, out var units) || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;
        if (units > FenMax / fenPerUnit)
            return false;
        fen = units * fenPerUnit;
        foreach (var digit in fraction)
        {
            if (fenPerUnit % 10 != 0)
                return false;
            fenPerUnit /= 10;
            fen += (digit - '0') * fenPerUnit;
        }
        return fen <= FenMax;
    }

    /// <summary>Digits, with commas only before groups of three.</summary>
    private static bool TryWhole(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var sinceComma = -1;
        foreach (var c in text)
        {
            if (c is ',' or '，')
            {
                if (sinceComma is not (-1 or 3))
                    return false;
                sinceComma = 0;
                continue;
            }
            if (!char.IsAsciiDigit(c) || value > FenMax)
                return false;
            value = value * 10 + (c - '0');
            sinceComma += sinceComma >= 0 ? 1 : 0;
        }
        return sinceComma is -1 or 3 && text[0] is not (',' or '，');
    }
}
