using CsCheck;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("teh", "the", 1)]
    [InlineData("南昌市", "南宁市", 1)]
    [InlineData("ca", "abc", 3)]
    public void Distance_KnownPairs_IsKnown(string a, string b, int expected)
    {
        Assert.Equal(expected, NearestWord.Distance(a, b));
        Assert.Equal(expected, NearestWord.Distance(b, a));
    }

    [Fact]
    public void Distance_OneChange_IsAtMostOne()
    {
        Gen.Select(Gen.String[Gen.Char['a', 'e'], 1, 12], Gen.Int[0, 11], Gen.Char['a', 'e'])
            .Sample(
                (word, at, letter) =>
                {
                    at %= word.Length;
                    Assert.True(NearestWord.Distance(word, word.Remove(at, 1)) <= 1);
                    Assert.True(NearestWord.Distance(word, word.Insert(at, $"{letter}")) <= 1);
                    Assert.True(NearestWord.Distance(word, word.Remove(at, 1).Insert(at, $"{letter}")) <= 1);
                }
            );
    }

    [Theory]
    [InlineData("txt", "text")]
    [InlineData("TEXT", "text")]
    [InlineData("nmae", "name")]
    [InlineData("integr", "integer")]
    [InlineData("banana", null)]
    [InlineData("", null)]
    public void Find_Misspelt_FindsTheWord(string word, string? expected)
    {
        Assert.Equal(expected, NearestWord.Find(word, ["text", "name", "integer"]));
    }

    [Fact]
    public void Find_OneLetterWords_AreNotAlike() => Assert.Null(NearestWord.Find("元", ["万"]));
}
