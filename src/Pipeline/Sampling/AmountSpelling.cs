using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>The ways in which departments write an amount of money.</summary>
internal static class AmountSpelling
{
    private const int YuanPerWan = 10_000;
    private const int Forms = 6;
    private const string Numerals = "零壹贰叁肆伍陆柒捌玖";

    /// <param name="row">Takes the amount.</param>
    /// <param name="yuan">Whole hundreds of yuan.</param>
    /// <param name="unit">The unit of a plain number in this column.</param>
    /// <param name="isOdd">In an unusual form.</param>
    /// <param name="draws">Chooses the form.</param>
    public static void Write(RowText row, int yuan, AmountUnit unit, bool isOdd, ref Draws draws)
    {
        if (!isOdd)
        {
            WritePlain(row, yuan, unit);
            return;
        }
        switch (draws.Below(Forms))
        {
            case 0:
                WriteCapitals(row, yuan);
                break;
            case 1:
                WriteGrouped(row, yuan, unit);
                break;
            case 2:
                WritePlain(row, yuan, unit);
                Widths.DigitsToFullWidth(row.Open);
                break;
            case 3:
                row.Append(yuan).Append('元');
                break;
            case 4:
                WritePlain(row, yuan, AmountUnit.TenThousandYuan);
                row.Append("万元");
                break;
            default:
                row.Append('￥').Append(yuan).Append(".00元");
                break;
        }
    }

    private static void WritePlain(RowText row, int yuan, AmountUnit unit)
    {
        if (unit == AmountUnit.Yuan)
        {
            row.Append(yuan);
            return;
        }
        row.Append(yuan / YuanPerWan);
        var rest = yuan % YuanPerWan;
        if (rest == 0)
            return;
        row.Append('.').Append(rest / 1000);
        if (rest % 1000 != 0)
            row.Append(rest % 1000 / 100);
    }

    /// <summary>1,000: with commas where the number is large enough, in the column's unit.</summary>
    private static void WriteGrouped(RowText row, int yuan, AmountUnit unit)
    {
        if (unit == AmountUnit.TenThousandYuan || yuan < 1000)
        {
            row.Append(yuan < 1000 ? "" : "人民币");
            WriteThousands(row, yuan);
            row.Append('元');
        }
        else
            WriteThousands(row, yuan);
    }

    private static void WriteThousands(RowText row, int yuan)
    {
        if (yuan >= 1_000_000)
            row.Append(yuan / 1_000_000).Append(',').Append(yuan / 1000 % 1000, 3).Append(',').Append(yuan % 1000, 3);
        else if (yuan >= 1000)
            row.Append(yuan / 1000).Append(',').Append(yuan % 1000, 3);
        else
            row.Append(yuan);
    }

    /// <summary>壹万贰仟元整.</summary>
    private static void WriteCapitals(RowText row, int yuan)
    {
        if (yuan >= YuanPerWan)
        {
            WriteSection(row, yuan / YuanPerWan);
            row.Append('万');
        }
        var rest = yuan % YuanPerWan;
        if (yuan >= YuanPerWan && rest is > 0 and < 1000)
            row.Append('零');
        if (rest > 0)
            WriteSection(row, rest);
        row.Append("元整");
    }

    private static void WriteSection(RowText row, int number)
    {
        ReadOnlySpan<int> sizes = [1000, 100, 10, 1];
        var isOpen = false;
        var skipped = false;
        for (var i = 0; i < sizes.Length; i++)
        {
            var digit = number / sizes[i] % 10;
            if (digit == 0)
            {
                skipped = isOpen;
                continue;
            }
            if (skipped)
                row.Append('零');
            skipped = false;
            isOpen = true;
            row.Append(Numerals[digit]);
            if (i < 3)
                row.Append("仟佰拾"[i]);
        }
    }
}
