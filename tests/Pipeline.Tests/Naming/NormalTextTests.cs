using CsCheck;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Tests.Naming;

public sealed class NormalTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("ＡＢｃ１２", "ABC12")]
    [InlineData("老王 烧烤\t店\r\n", "老王烧烤店")]
    [InlineData("老\u200B王\uFEFF烧\u00AD烤\0店", "老王烧烤店")]
    [InlineData("華聯（南昌）超市", "华联(南昌)超市")]
    [InlineData("华联[南昌]超市", "华联(南昌)超市")]
    [InlineData("华联【南昌】超市", "华联(南昌)超市")]
    [InlineData("华联〔南昌〕超市", "华联(南昌)超市")]
    [InlineData("飲食、旅館·賓館", "饮食旅馆宾馆")]
    [InlineData("买买提·吐尔逊", "买买提吐尔逊")]
    [InlineData("Ｋ.Ｆ－Ｃ＿1,2，3", "KFC123")]
    [InlineData("“老王”《烧烤》", "老王烧烤")]
    [InlineData("张**", "张**")]
    [InlineData("张××", "张**")]
    [InlineData("A&B＋", "A&B+")]
    [InlineData("①②", "12")]
    [InlineData("裏弄", "里弄")]
    [InlineData("著名", "著名")]
    public void Of_Written_IsNormal(string written, string expected) => Assert.Equal(expected, NormalText.Of(written));

    /// <summary>GB 18030-2005: cells FE59, FE61 and FEA0 of GBK, U+E81E, U+E826 and U+E864, are U+9FB4, U+9FB5 and U+9FBB; FE9F is U+4DAE.</summary>
    [Theory]
    [InlineData('\uE81E', '\u9FB4')]
    [InlineData('\uE826', '\u9FB5')]
    [InlineData('\uE864', '\u9FBB')]
    [InlineData('\uE863', '\u4DAE')]
    public void Of_PrivateUseOfGbk_IsUnicode(char written, char expected) =>
        Assert.Equal(expected.ToString(), NormalText.Of([written]));

    /// <summary>U+20087 was U+E816: both stand for one character.</summary>
    [Fact]
    public void Of_PrivateUseBeyondTheBasicPlane_IsOneForm() =>
        Assert.Equal(NormalText.Of("\uE816"), NormalText.Of("\U00020087"));

    [Theory]
    [InlineData("😀老王🔥", "老王")]
    [InlineData("\uD840老王\uDC00", "老王")]
    [InlineData("\uD840", "")]
    [InlineData("\U00020BB7野家", "\U00020BB7野家")]
    public void Of_Surrogates_KeepsOnlyIdeographs(string written, string expected) =>
        Assert.Equal(expected, NormalText.Of(written));

    [Fact]
    public void Of_EveryCharacter_StaysAsItIs()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var once = NormalText.Of([(char)c]);
            Assert.True(once.Length <= 1);
            Assert.Equal(once, NormalText.Of(once));
        }
    }

    [Fact]
    public void Of_Twice_ChangesNothing() =>
        NastyText.Texts.Sample(text => NormalText.Of(NormalText.Of(text)) == NormalText.Of(text));

    [Fact]
    public void Write_InItsOwnPlace_IsTheSame() =>
        NastyText.Texts.Sample(text =>
        {
            var place = text.ToCharArray();
            return place.AsSpan(0, NormalText.Write(place, place)).SequenceEqual(NormalText.Of(text));
        });

    [Theory]
    [InlineData("257－3号", "257-3号")]
    [InlineData("64、65号", "64,65号")]
    [InlineData("3号－2、附1", "3号-2附1")]
    [InlineData("A—301", "A-301")]
    [InlineData("中山路-3号", "中山路3号")]
    [InlineData("1 - 、 2", "1-2")]
    public void WriteAddress_Dividers_StayBetweenNumbers(string written, string expected)
    {
        var into = new char[written.Length];

        Assert.Equal(expected, new string(into, 0, NormalText.WriteAddress(written, into)));
    }
}
