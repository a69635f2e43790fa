namespace FoodCredit.Pipeline.Naming;

/// <summary>How characters sound (拼音), without tones, by their most frequent reading: table Pinyin.</summary>
internal static class Pinyin
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private static readonly ushort[] Syllables = Read();

    /// <summary>The number of a character's syllable, from 1; zero: none.</summary>
    public static ushort Of(char c) => Syllables[c];

    /// <summary>A hash of how a text sounds: homophones have the same. Characters that have no reading count as they are. FNV-1a over numbers.</summary>
    public static ulong HashOf(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var c in text)
        {
            var syllable = Syllables[c];
            hash = unchecked((hash ^ (syllable == 0 ? 0x10000u + c : syllable)) * Prime);
        }
        return hash ^ (hash >> 32);
    }

    private static ushort[] Read()
    {
        var syllables = new ushort[char.MaxValue + 1];
        ushort number = 0;
        var rows = TableText.Named("Pinyin");
        while (rows.Read())
        {
            number++;
            foreach (var c in rows[1])
                syllables[c] = number;
        }
        return syllables;
    }
}
