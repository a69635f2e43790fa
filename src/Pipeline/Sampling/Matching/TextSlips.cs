using System.Globalization;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>What goes wrong with the characters of any text. Each gives the text itself where it does not apply.</summary>
internal static class TextSlips
{
    private const string Strays = "的一新大小老人中州";

    /// <summary>One or two characters replaced by others of a table.</summary>
    public static string Replace(string text, CharacterTable table, int wanted, ref Draws draws)
    {
        var found = table.CountIn(text);
        if (found == 0)
            return text;
        Span<char> result = stackalloc char[text.Length];
        text.CopyTo(result);
        for (var i = 0; i < text.Length && wanted > 0; i++)
        {
            if (!table.Has(text[i]))
                continue;
            // Choosing so many of those left gives every choice the same chance.
            if (draws.Below(found--) < wanted)
            {
                result[i] = table.Other(text[i], ref draws);
                wanted--;
            }
        }
        return result.ToString();
    }

    /// <summary>One character missing, doubled, swapped with its neighbour or inserted.</summary>
    public static string Mistype(string text, ref Draws draws)
    {
        if (text.Length < 4)
            return text;
        var at = draws.Below(text.Length - 1);
        return draws.Below(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => Swap(text, at),
            _ => text.Insert(at + 1, Strays[draws.Below(Strays.Length)].ToString()),
        };
    }

    public static string Swap(string text, int at) =>
        string.Concat(text.AsSpan(0, at), [text[at + 1], text[at]], text.AsSpan(at + 2));

    /// <summary>Letters, digits and brackets in the other width; the first of them decides which.</summary>
    public static string ChangeWidth(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('!', '~') is >= 0 and var half ? half : int.MaxValue;
        var full = text.AsSpan().IndexOfAnyInRange('\uFF01', '\uFF5E') is >= 0 and var at ? at : int.MaxValue;
        if (first == full)
            return text;
        Span<char> result = stackalloc char[text.Length];
        text.CopyTo(result);
        if (first < full)
            Widths.ToFullWidth(result);
        else
        {
            foreach (ref var c in result)
                c = Widths.HalfWidth(c);
        }
        return result.ToString();
    }

    /// <summary>Spaces, a tab or a line break inside or around the text.</summary>
    public static string Space(string text, ref Draws draws)
    {
        var at = 1 + draws.Below(Math.Max(1, text.Length - 1));
        return draws.Below(10) switch
        {
            0 or 1 or 2 => text.Insert(at, " "),
            3 => text.Insert(at, "\u3000"),
            4 => text.Insert(at, "\t"),
            5 => text.Insert(at, "\n"),
            6 => text.Insert(at, "\r\n"),
            7 => " " + text,
            8 => text + "  ",
            _ => string.Join(' ', text.ToCharArray()),
        };
    }

    /// <summary>The first number in the other script: 第三 and 第3, 12栋 and 十二栋.</summary>
    /// <param name="text">A name or an address.</param>
    /// <param name="needsOrdinal">Chinese digits count only behind 第, as names have them for other reasons.</param>
    public static string ChangeNumeral(string text, bool needsOrdinal)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var end = i;
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                    end++;
                var number = end - i > 2 ? 0 : int.Parse(text.AsSpan(i, end - i), CultureInfo.InvariantCulture);
                if (number > 0 && text[i] != '0')
                    return string.Concat(text.AsSpan(0, i), ChineseNumber.Of(number), text.AsSpan(end));
                i = end - 1;
            }
            else if (
                ChineseNumber.ValueOf(text[i]) > 0
                && (needsOrdinal ? i > 0 && text[i - 1] == '第' : i + 1 < text.Length && text[i + 1] is '楼' or '栋' or '号')
                && (i == 0 || ChineseNumber.ValueOf(text[i - 1]) < 0 && text[i - 1] != '十')
                && (i + 1 == text.Length || ChineseNumber.ValueOf(text[i + 1]) < 0 && text[i + 1] != '十')
            )
                return string.Concat(text.AsSpan(0, i), [(char)('0' + ChineseNumber.ValueOf(text[i]))], text.AsSpan(i + 1));
        }
        return text;
    }
}
