namespace FoodCredit.Pipeline.Converting;

/// <summary>The canonical forms of what departments write. None is longer than what it is made from.</summary>
internal static class TextForm
{
    /// <summary>
    /// Full-width letters, digits and signs become half width, runs of white space one space, none at the ends; marks that cannot be seen go. Chinese punctuation stays:
    /// （ ） ， ： ； ！ ？ are no slips in Chinese text.
    /// </summary>
    public static int Clean(ReadOnlySpan<char> text, Span<char> clean) => Clean(text, clean, keepsPunctuation: true);

    /// <summary>As <see cref="Clean(ReadOnlySpan{char}, Span{char})"/>, all in half width: for numbers, dates and codes.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> clean) => Clean(text, clean, keepsPunctuation: false);

    /// <summary>As <see cref="Fold"/>, without any space between Chinese characters, and with full-width brackets: 南昌市(东湖) = 南昌市（东湖）.</summary>
    public static int CleanName(ReadOnlySpan<char> text, Span<char> clean)
    {
        var folded = clean[..Fold(text, clean)];
        foreach (ref var c in folded)
        {
            if (IsPlain(c))
                continue;
            c = Bracket(c) switch
            {
                '(' => '（',
                ')' => '）',
                _ => c,
            };
        }
        var length = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded[i] != ' ' || !IsWide(folded[i - 1]) && !IsWide(folded[i + 1]))
                clean[length++] = folded[i];
        }
        return length;
    }

    /// <summary>Chinese characters, Latin letters and digits: what nearly all text consists of, and no form changes.</summary>
    public static bool IsPlain(char c) => c is >= '\u4E00' and <= '\u9FFF' || char.IsAsciiLetterOrDigit(c);

    /// <summary>The half-width form of a full-width ASCII character (0xFEE0 above it), and of the ideographic space.</summary>
    public static char Half(char c) =>
        c switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            '\u3000' => ' ',
            _ => c,
        };

    /// <summary>The kinds of brackets that departments use for one another, as round ones: 〔2021〕 = [2021] = （2021）.</summary>
    public static char Bracket(char c) =>
        c switch
        {
            '（' or '[' or '［' or '【' or '〔' or '﹝' => '(',
            '）' or ']' or '］' or '】' or '〕' or '﹞' => ')',
            _ => c,
        };

    /// <summary>White space, marks and other characters that cannot be seen.</summary>
    public static bool IsInvisible(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\u00AD';

    private static int Clean(ReadOnlySpan<char> text, Span<char> clean, bool keepsPunctuation)
    {
        var length = 0;
        var pendingSpace = false;
        foreach (var c in text)
        {
            if (!IsPlain(c) && IsInvisible(c))
            {
                pendingSpace |= length > 0 && char.IsWhiteSpace(c);
                continue;
            }
            if (pendingSpace)
                clean[length++] = ' ';
            pendingSpace = false;
            clean[length++] = keepsPunctuation && IsPunctuation(c) ? c : Half(c);
        }
        return length;
    }

    private static bool IsPunctuation(char c) => c is '（' or '）' or '，' or '：' or '；' or '！' or '？';

    private static bool IsWide(char c) => c >= '\u2E80';
}
