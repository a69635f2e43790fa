using CsCheck;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Tests.Converting;

public sealed class TextFormTests
{
    [Theory]
    [InlineData("  索证\t索票  不全 ", "索证 索票 不全")]
    [InlineData("ＪＹ１３６０１０２００１２３４５６", "JY136010200123456")]
    [InlineData("未整改（逾期），限期：５日；", "未整改（逾期），限期：5日；")]
    [InlineData("\uFEFF甲\u200B乙\u3000", "甲乙")]
    [InlineData("一\r\n二", "一 二")]
    [InlineData("\u3000\t", "")]
    public void Clean_Text_KeepsChinesePunctuation(string written, string expected)
    {
        var clean = new char[written.Length];
        Assert.Equal(expected, new string(clean, 0, TextForm.Clean(written, clean)));
    }

    [Theory]
    [InlineData("南昌市(东湖)小吃店", "南昌市（东湖）小吃店")]
    [InlineData("南昌市 （东湖） 小吃店", "南昌市（东湖）小吃店")]
    [InlineData("南昌市【东湖]小吃店", "南昌市（东湖）小吃店")]
    [InlineData("ＡＢＣ　Foods  有限公司", "ABC Foods有限公司")]
    [InlineData("John  Smith", "John Smith")]
    [InlineData(" 李 记 ", "李记")]
    public void CleanName_Name_HasOneForm(string written, string expected)
    {
        var clean = new char[written.Length];
        Assert.Equal(expected, new string(clean, 0, TextForm.CleanName(written, clean)));
    }

    [Fact]
    public void EveryForm_OfItself_IsItself() =>
        Gen.String[Gen.Char["甲乙（）()[]【】ＡA１1 \u3000\t，,；;\uFEFF〔〕"], 0, 20]
            .Sample(text => Twice(text, TextForm.Clean) && Twice(text, TextForm.Fold) && Twice(text, TextForm.CleanName));

    private delegate int Form(ReadOnlySpan<char> text, Span<char> clean);

    private static bool Twice(string text, Form form)
    {
        var once = Apply(text, form);
        return once.Length <= text.Length && Apply(once, form) == once;
    }

    private static string Apply(string text, Form form)
    {
        var clean = new char[text.Length];
        return new string(clean, 0, form(text, clean));
    }
}
