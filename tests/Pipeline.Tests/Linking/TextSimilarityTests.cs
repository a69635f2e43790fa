using FoodCredit.Pipeline.Linking.Comparing;

namespace FoodCredit.Pipeline.Tests.Linking;

public sealed class TextSimilarityTests
{
    private const string Alphabet = "AB中国";

    /// <summary>Winkler's own examples (Census Bureau, "String Comparator Metrics", 1990), and characters beyond ASCII, which count as one.</summary>
    [Theory]
    [InlineData("MARTHA", "MARHTA", 961)]
    [InlineData("DWAYNE", "DUANE", 840)]
    [InlineData("DIXON", "DICKSONX", 813)]
    [InlineData("", "", 1000)]
    [InlineData("A", "", 0)]
    [InlineData("中", "国", 0)]
    [InlineData("中国", "中国", 1000)]
    public void JaroWinkler_OfPublishedPairs_IsAsPublished(string a, string b, int thousandths)
    {
        Assert.Equal(thousandths, TextSimilarity.JaroWinkler(a, b));
        Assert.Equal(thousandths, TextSimilarity.JaroWinkler(b, a));
    }

    [Fact]
    public void JaroWinkler_OfLongTexts_Ends() =>
        Assert.Equal(1000, TextSimilarity.JaroWinkler(new string('中', 100_000), new string('中', 90_000)));

    /// <summary>Every text of up to four characters against every other: one edit is what one edit makes.</summary>
    [Fact]
    public void AreWithinOneEdit_OfAllShortTexts_IsWhatOneEditMakes()
    {
        var texts = Enumerable.Range(0, 5).SelectMany(TextsOf).ToList();
        foreach (var text in texts)
        {
            var near = EditsOf(text).ToHashSet();
            foreach (var other in texts)
                Assert.Equal(near.Contains(other), TextSimilarity.AreWithinOneEdit(text, other));
        }
    }

    [Fact]
    public void AreSubstituted_OfAllShortTexts_CountsTheCharactersThatDiffer()
    {
        var texts = Enumerable.Range(0, 5).SelectMany(TextsOf).ToList();
        foreach (var text in texts)
        {
            foreach (var other in texts)
                Assert.Equal(
                    text.Length == other.Length && text.Zip(other).Count(pair => pair.First != pair.Second) == 1,
                    TextSimilarity.AreSubstituted(text, other)
                );
        }
    }

    private static IEnumerable<string> TextsOf(int length) =>
        length == 0 ? [""] : TextsOf(length - 1).SelectMany(text => Alphabet.Select(c => text + c));

    private static IEnumerable<string> EditsOf(string text)
    {
        yield return text;
        for (var i = 0; i <= text.Length; i++)
        {
            foreach (var c in Alphabet)
            {
                yield return text.Insert(i, c.ToString());
                if (i < text.Length)
                    yield return text.Remove(i, 1).Insert(i, c.ToString());
            }
            if (i < text.Length)
                yield return text.Remove(i, 1);
            if (i + 1 < text.Length)
                yield return text.Remove(i, 2).Insert(i, $"{text[i + 1]}{text[i]}");
        }
    }
}
