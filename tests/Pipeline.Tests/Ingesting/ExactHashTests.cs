using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Ingesting;

namespace FoodCredit.Pipeline.Tests.Ingesting;

public sealed class ExactHashTests
{
    /// <summary>Lists that are one text when joined, and lists that differ in what is absent or how wide a bracket is.</summary>
    [Fact]
    public void ToId_OfListsThatDiffer_Differs()
    {
        string?[][] lists =
        [
            ["ab", "c"],
            ["a", "bc"],
            ["abc", ""],
            ["", "abc"],
            ["abc", null],
            [null, "abc"],
            [null, null],
            ["", ""],
            ["南昌（东湖）", ""],
            ["南昌(东湖)", ""],
        ];
        Assert.Equal(lists.Length, lists.Select(Id).Distinct().Count());
    }

    [Fact]
    public void ToId_OfTheSameList_IsTheSameWhateverCameBefore()
    {
        var hash = new ExactHash();
        var first = hash.Add(CachedText.Of("甲")).Add(3).ToId();
        hash.Add(CachedText.Of(new string('乙', 1000))).ToId();
        Assert.Equal(first, hash.Add(CachedText.Of("甲")).Add(3).ToId());
        Assert.NotEqual(first, hash.Add(CachedText.Of("甲")).Add(4).ToId());
    }

    private static long Id(string?[] list)
    {
        var hash = new ExactHash();
        foreach (var text in list)
            hash.Add(text is null ? null : CachedText.Of(text));
        return hash.ToId();
    }
}
