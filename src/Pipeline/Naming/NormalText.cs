using System.Buffers;

namespace FoodCredit.Pipeline.Naming;

/// <summary>
/// The normal form of names and addresses (规范文本): half width, one kind of brackets, simplified characters, the private use of GBK as Unicode
/// has it today, upper case, and no spaces, separators, symbols or characters that cannot be seen. Written again it stays as it is.
/// </summary>
internal static class NormalText
{
    private const int StackChars = 256;

    public static string Of(ReadOnlySpan<char> written)
    {
        var rented = written.Length > StackChars ? ArrayPool<char>.Shared.Rent(written.Length) : null;
        var into = rented ?? stackalloc char[StackChars];
        var normal = new string(into[..Write(written, into)]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return normal;
    }

    /// <summary>Writes the normal form and returns its length, which is at most that of what is written. Both may be the same memory.</summary>
    public static int Write(ReadOnlySpan<char> written, Span<char> into)
    {
        var canonical = CharacterFold.Canonical;
        var length = 0;
        for (var i = 0; i < written.Length; i++)
        {
            var c = canonical[written[i]];
            if (c != '\0')
                into[length++] = c;
            else if (char.IsHighSurrogate(written[i]) && i + 1 < written.Length && char.IsLowSurrogate(written[i + 1]))
                i += WritePair(written[i], written[i + 1], into, ref length);
        }
        return length;
    }

    /// <summary>
    /// As <see cref="Write"/>, but between letters and digits, and behind 号 and the like, one hyphen stands for the hyphens and one comma for the other
    /// separators there: 257-3 is no 2573, and neither are 64、65.
    /// </summary>
    public static int WriteAddress(ReadOnlySpan<char> written, Span<char> into)
    {
        var canonical = CharacterFold.Canonical;
        var length = 0;
        var divider = '\0';
        for (var i = 0; i < written.Length; i++)
        {
            var c = canonical[written[i]];
            if (c != '\0')
            {
                if (divider != '\0' && length > 0 && Divides(into[length - 1], c))
                    into[length++] = divider;
                divider = '\0';
                into[length++] = c;
            }
            else if (char.IsHighSurrogate(written[i]) && i + 1 < written.Length && char.IsLowSurrogate(written[i + 1]))
                i += WritePair(written[i], written[i + 1], into, ref length);
            else
                divider = DividerOf(written[i], divider);
        }
        return length;
    }

    private static bool Divides(char before, char after) =>
        char.IsAsciiLetterOrDigit(after)
        && (char.IsAsciiLetterOrDigit(before) || before is '号' or '栋' or '幢' or '座' or '楼' or '#');

    private static char DividerOf(char c, char divider) =>
        c switch
        {
            '-' or '－' or '—' or '–' or '‐' or '‑' or '―' or '~' or '～' or '_' => '-',
            ',' or '，' or '、' or '.' or '．' or '。' or ';' or '；' or '/' or '／' when divider == '\0' => ',',
            _ => divider,
        };

    /// <summary>Keeps ideographs of planes 2 and 3, which occur in names; emoji and the rest go. Returns 1, the place of the second half.</summary>
    private static int WritePair(char high, char low, Span<char> into, ref int length)
    {
        if (high is < '\uD840' or > '\uD8BF')
            return 1;
        var known = PrivateUseOf(high, low);
        if (known != '\0')
            into[length++] = known;
        else
        {
            into[length] = high;
            into[length + 1] = low;
            length += 2;
        }
        return 1;
    }

    /// <summary>The six of plane 2 that GB 18030-2000 has in private use: the one character stands for the pair, as it is never longer.</summary>
    private static char PrivateUseOf(char high, char low) =>
        char.ConvertToUtf32(high, low) switch
        {
            0x20087 => '\uE816',
            0x20089 => '\uE817',
            0x200CC => '\uE818',
            0x215D7 => '\uE831',
            0x2298F => '\uE83B',
            0x241FE => '\uE855',
            _ => '\0',
        };
}
