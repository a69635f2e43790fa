using CsCheck;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Tests.Naming;

public sealed class LexiconTests
{
    private static readonly Gen<string> Words = Gen.Char["ab东西"].Array[1, 4].Select(chars => new string(chars));

    [Fact]
    public void Longest_AnyWordsAndText_IsThatOfALinearSearch() =>
        Gen.Select(Words.List[0, 40], Gen.Char["ab东西"].Array[0, 8].Select(chars => new string(chars)), Gen.Bool)
            .Sample(
                (words, text, isReversed) =>
                {
                    var lexicon = new Lexicon(isReversed);
                    for (var i = 0; i < words.Count; i++)
                        Assert.Equal(words.IndexOf(words[i]), lexicon.Add(words[i], i));
                    var expected = words
                        .Where(word =>
                            isReversed
                                ? text.EndsWith(word, StringComparison.Ordinal)
                                : text.StartsWith(word, StringComparison.Ordinal)
                        )
                        .MaxBy(word => word.Length);
                    Assert.Equal(expected?.Length ?? 0, lexicon.Longest(text, out var value));
                    Assert.Equal(expected is null ? Lexicon.None : words.IndexOf(expected), value);
                    Assert.Equal(words.IndexOf(text), lexicon.Exact(text));
                }
            );
}
