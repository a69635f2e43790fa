using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Tests.Naming;

public sealed class CharacterSoundAndShapeTests
{
    [Theory]
    [InlineData("鸿福楼", "宏富楼")]
    [InlineData("老王烧烤", "劳汪烧烤")]
    [InlineData("鸿福A3", "宏富A3")]
    public void HashOf_Homophones_IsTheSame(string a, string b) => Assert.Equal(Pinyin.HashOf(a), Pinyin.HashOf(b));

    [Theory]
    [InlineData("鸿福楼", "鸿福馆")]
    [InlineData("王老", "老王")]
    [InlineData("鸿福1", "鸿福2")]
    [InlineData("吕", "路")]
    [InlineData("鸿", "")]
    public void HashOf_OtherSounds_Differs(string a, string b) => Assert.NotEqual(Pinyin.HashOf(a), Pinyin.HashOf(b));

    [Theory]
    [InlineData('妈', '马')]
    [InlineData('女', '钕')]
    public void Of_ToneApart_IsTheSame(char a, char b) => Assert.Equal(Pinyin.Of(a), Pinyin.Of(b));

    [Fact]
    public void Of_NoIdeograph_IsZero() => Assert.All("A1 、\0\uD840", c => Assert.Equal(0, Pinyin.Of(c)));

    /// <summary>Every character of GB 2312 has a reading and strokes.</summary>
    [Fact]
    public void Tables_CharactersOfGb2312_AreThere()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var gb2312 = System.Text.Encoding.GetEncoding("GB2312");
        var without = 0;
        for (byte row = 0xB0; row <= 0xF7; row++)
        {
            for (byte cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); cell++)
            {
                var c = gb2312.GetString([row, cell])[0];
                without += Pinyin.Of(c) == 0 ? 1 : 0;
            }
        }
        Assert.Equal(0, without);
    }

    [Theory]
    [InlineData('未', '末')]
    [InlineData('己', '已')]
    [InlineData('已', '巳')]
    [InlineData('人', '入')]
    [InlineData('土', '士')]
    [InlineData('大', '太')]
    [InlineData('晴', '清')]
    [InlineData('鸣', '呜')]
    [InlineData('末', '未')]
    public void AreAlike_SimilarCharacters_IsTrue(char a, char b) => Assert.True(CharacterShape.AreAlike(a, b));

    [Theory]
    [InlineData('未', '未')]
    [InlineData('王', '龙')]
    [InlineData('鸿', '福')]
    [InlineData('A', 'B')]
    public void AreAlike_OtherCharacters_IsFalse(char a, char b) => Assert.False(CharacterShape.AreAlike(a, b));

    [Theory]
    [InlineData('未', '末', true)]
    [InlineData('晴', '清', true)]
    [InlineData('味', '沫', true)]
    [InlineData('鸿', '福', false)]
    public void KeyOf_OneKind_IsTheSame(char a, char b, bool expected) =>
        Assert.Equal(expected, CharacterShape.KeyOf(a) == CharacterShape.KeyOf(b));
}
