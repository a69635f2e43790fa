namespace FoodCredit.Pipeline.Sampling;

/// <summary>Half-width and full-width forms of ASCII, 0xFEE0 apart.</summary>
internal static class Widths
{
    private const int Apart = 0xFEE0;

    public static void ToFullWidth(Span<char> text)
    {
        foreach (ref var c in text)
        {
            if (c is > ' ' and <= '~')
                c = (char)(c + Apart);
        }
    }

    public static char HalfWidth(char c) => c is > '\uFF00' and <= '\uFF5E' ? (char)(c - Apart) : c;

    /// <summary>Only the digits, as addresses and amounts have them.</summary>
    public static void DigitsToFullWidth(Span<char> text)
    {
        foreach (ref var c in text)
        {
            if (char.IsAsciiDigit(c))
                c = (char)(c + Apart);
        }
    }

    /// <summary>Brackets of names: full width to half width.</summary>
    public static void BracketsToHalfWidth(Span<char> text)
    {
        foreach (ref var c in text)
        {
            c = c switch
            {
                '（' => '(',
                '）' => ')',
                _ => c,
            };
        }
    }
}
