using System.Text;

namespace FoodCredit.Pipeline.Naming;

/// <summary>Characters that look alike (形近字), as they are mistaken for one another in writing and in recognised text: table Shapes.</summary>
internal static class CharacterShape
{
    /// <summary>The rows' characters that look like a character and stand after it, one row behind the other.</summary>
    private static readonly string Others;

    /// <summary>Where the row of a character begins in <see cref="Others"/>; its end is the next one's beginning.</summary>
    private static readonly int[] Starts = new int[char.MaxValue + 2];
    private static readonly char[] Keys = new char[char.MaxValue + 1];

    /// <summary>The table is in the order of its characters.</summary>
    static CharacterShape()
    {
        var others = new StringBuilder(60_000);
        var rows = TableText.Named("Shapes");
        var next = 0;
        while (rows.Read())
        {
            var c = rows[0][0];
            Keys[c] = rows[1][0];
            Starts.AsSpan(next, c + 1 - next).Fill(others.Length);
            others.Append(rows[2]);
            next = c + 1;
        }
        Starts.AsSpan(next).Fill(others.Length);
        Others = others.ToString();
    }

    /// <summary>Whether the pen takes one for the other: they look or sound alike.</summary>
    public static bool AreMistaken(char a, char b) => AreAlike(a, b) || Pinyin.Of(a) != 0 && Pinyin.Of(a) == Pinyin.Of(b);

    /// <summary>Whether two characters differ and look alike: 未末, 己已, 晴清.</summary>
    public static bool AreAlike(char a, char b)
    {
        var (low, high) = a < b ? (a, b) : (b, a);
        return Others.AsSpan(Starts[low]..Starts[low + 1]).Contains(high);
    }

    /// <summary>
    /// The first character of a character's kind: those with the same strokes, or the same body under different radicals. A key to look under; some that
    /// look alike have different keys. A character that is not in the table is its own.
    /// </summary>
    public static char KeyOf(char c) => Keys[c] == '\0' ? c : Keys[c];
}
