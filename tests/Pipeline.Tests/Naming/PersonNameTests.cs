using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Tests.Naming;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("张三丰", "张三丰", nameof(PersonAgreement.Same))]
    [InlineData("张 三丰", "張三丰", nameof(PersonAgreement.Same))]
    [InlineData("买买提·吐尔逊", "买买提.吐尔逊", nameof(PersonAgreement.Same))]
    [InlineData("张**", "张三丰", nameof(PersonAgreement.MaskedConsistent))]
    [InlineData("张＊＊", "张三丰", nameof(PersonAgreement.MaskedConsistent))]
    [InlineData("张××", "张三丰", nameof(PersonAgreement.MaskedConsistent))]
    [InlineData("张XX", "张三丰", nameof(PersonAgreement.MaskedConsistent))]
    [InlineData("张*丰", "张三丰", nameof(PersonAgreement.MaskedConsistent))]
    [InlineData("*三丰", "张三丰", nameof(PersonAgreement.MaskedConsistent))]
    [InlineData("张某", "张三丰", nameof(PersonAgreement.MaskedConsistent))]
    [InlineData("张某某", "张三", nameof(PersonAgreement.MaskedConsistent))]
    [InlineData("欧阳**", "欧阳娜娜", nameof(PersonAgreement.MaskedConsistent))]
    [InlineData("张*三", "张三丰", nameof(PersonAgreement.Different))]
    [InlineData("张*丰", "张丰", nameof(PersonAgreement.Different))]
    [InlineData("李**", "张三丰", nameof(PersonAgreement.Different))]
    [InlineData("张三", "张三丰", nameof(PersonAgreement.Different))]
    [InlineData("", "张三丰", nameof(PersonAgreement.Absent))]
    [InlineData(" ", "\0", nameof(PersonAgreement.Absent))]
    public void Compare_Names_Agree(string a, string b, string expected)
    {
        Assert.Equal(expected, PersonName.Compare(a, b).ToString());
        Assert.Equal(expected, PersonName.Compare(b, a).ToString());
    }
}
