namespace FoodCredit.Pipeline.Converting;

/// <summary>The canonical forms of texts and names. Both leave Chinese punctuation and characters as they are.</summary>
internal static class TextForm
{
    /// <summary>Full-width ASCII becomes half width, runs of white space one space, none at the ends.</summary>
    public static int Clean(ReadOnlySpan<char> text, Span<char> clean)
    {
        var length = 0;
        var pendingSpace = false;
        foreach (var c in text)
        {
            var half = Half(c);
            if (char.IsWhiteSpace(half) || half == '\uFEFF' || char.IsControl(half))
            {
                pendingSpace = length > 0;
                continue;
            }
            if (pendingSpace)
                clean[length++] = ' ';
            pendingSpace = false;
            clean[length++] = half;
        }
        return length;
    }

    /// <summary>As <see cref="Clean"/>, without any space between Chinese characters, and with full-width brackets: 南昌市(东湖) = 南昌市（东湖）.</summary>
    public static int CleanName(ReadOnlySpan<char> text, Span<char> clean)
    {
        var cleaned = Clean(text, clean);
        var length = 0;
        for (var i = 0; i < cleaned; i++)
        {
            var c = clean[i];
            if (c == ' ' && (IsWide(clean[i - 1]) || IsWide(clean[i + 1])))
                continue;
            clean[length++] = c switch
            {
                '(' or '[' or '【' or '〔' or '﹝' => '（',
                ')' or ']' or '】' or '〕' or '﹞' => '）',
                _ => c,
            };
        }
        return length;
    }

    /// <summary>The half-width form of a full-width ASCII character (0xFEE0 above it), and of the ideographic space.</summary>
    public static char Half(char c) =>
        c switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            '\u3000' => ' ',
            _ => c,
        };

    private static bool IsWide(char c) => c >= '\u2E80';
}
