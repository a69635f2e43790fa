using CsCheck;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Tests.Identifiers;

public sealed class FactKeyTests
{
    [Theory]
    [InlineData("洪市监罚〔2021〕12号", "洪市监罚[2021]12号")]
    [InlineData("洪市监罚〔2021〕12号", "洪市监罚（2021）12 号")]
    [InlineData("洪市监罚【2021】12号", "洪市监罚(２０２１)12号")]
    public void ToId_SameNumberWrittenOtherwise_IsOne(string one, string other) =>
        Assert.Equal(new FactKey().Add(one).ToId(), new FactKey().Add(other).ToId());

    [Fact]
    public void ToId_JoinsThatReadAlike_Differ()
    {
        UInt128[] ids =
        [
            new FactKey().Add("ab").Add("c").ToId(),
            new FactKey().Add("a").Add("bc").ToId(),
            new FactKey().Add("abc").ToId(),
            new FactKey().Add("abc").Add("").ToId(),
            new FactKey().Add("abc").Add((string?)null).ToId(),
            new FactKey().Add("").Add("abc").ToId(),
            new FactKey().Add((string?)null).Add("abc").ToId(),
            new FactKey().Add("ABC").ToId(),
            new FactKey().Add(0x636261).ToId(),
            new FactKey().Add("cba\0\0\0\0\0").ToId(),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void ToId_AfterAnId_StartsAnew()
    {
        var key = new FactKey();
        var first = key.Add("罚").Add(1).ToId();
        Assert.Equal(first, key.Add("罚").Add(1).ToId());
    }

    [Fact]
    public void ToId_DifferentLists_Differ() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 5].Array[0, 4], Gen.String[Gen.Char.AlphaNumeric, 0, 5].Array[0, 4])
            .Sample((one, other) => one.SequenceEqual(other) == (Id(one) == Id(other)));

    private static UInt128 Id(string[] parts)
    {
        var key = new FactKey();
        foreach (var part in parts)
            key.Add(part);
        return key.ToId();
    }
}
