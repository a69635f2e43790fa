namespace FoodCredit.Pipeline.Naming;

/// <summary>Characters that look alike (形近字), as they are mistaken for one another in writing and in recognised text: table Shapes.</summary>
internal static class CharacterShape
{
    private static readonly char[] Keys = new char[char.MaxValue + 1];
    private static readonly HashSet<uint> Pairs = Read();

    /// <summary>Whether two characters differ and look alike: 未末, 己已, 晴清.</summary>
    public static bool AreAlike(char a, char b) => a != b && Pairs.Contains(a < b ? Pair(a, b) : Pair(b, a));

    /// <summary>
    /// The first character of a character's kind: those with the same strokes, or the same body under different radicals. A key to look under; some that
    /// look alike have different keys. A character that is not in the table is its own.
    /// </summary>
    public static char KeyOf(char c) => Keys[c] == '\0' ? c : Keys[c];

    private static uint Pair(char low, char high) => ((uint)low << 16) | high;

    private static HashSet<uint> Read()
    {
        var pairs = new HashSet<uint>(60_000);
        var rows = TableText.Named("Shapes");
        while (rows.Read())
        {
            var c = rows[0][0];
            Keys[c] = rows[1][0];
            foreach (var other in rows[2])
                pairs.Add(Pair(c, other));
        }
        return pairs;
    }
}
