namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Numbers of names and addresses in Chinese characters (一, 十二, 三十).</summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>From 1 to 99.</summary>
    public static string Of(int number)
    {
        var tens = number / 10;
        var ones = number % 10;
        var end = ones == 0 && tens > 0 ? "" : Digits[ones].ToString();
        return tens switch
        {
            0 => end,
            1 => "十" + end,
            _ => Digits[tens] + "十" + end,
        };
    }

    /// <summary>The value of one Chinese digit, or -1.</summary>
    public static int ValueOf(char c) => Digits.IndexOf(c, StringComparison.Ordinal);
}
