using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Tests.Identifiers;

public sealed class CheckCharacterTests
{
    /// <summary>
    /// The example of GB 32100-2015. By hand: 9·1 + 1·3 + 3·9 + 5·27 + 1·26 + 21·20 + 1·8 + 30·30 + 4·28 = 1640, mod 31 = 28, 31 - 28 = 3.
    /// </summary>
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91110000600037341L")]
    public void IsUscc_PublishedCode_Passes(string code) => Assert.True(CheckCharacter.IsUscc(code));

    /// <summary>Each character has another weight that is no multiple of 31, and 31 is prime: no single slip passes.</summary>
    [Fact]
    public void IsUscc_AnyOneCharacterWrong_Fails()
    {
        const string Code = "91350100M000100Y43";
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (var place = 0; place < Code.Length; place++)
        {
            foreach (var wrong in Alphabet.Where(c => c != Code[place]))
                Assert.False(CheckCharacter.IsUscc(Code[..place] + wrong + Code[(place + 1)..]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("91350100M000100Y4")]
    [InlineData("91350100M000100Y433")]
    [InlineData("9135010OM000100Y43")]
    [InlineData("91350100m000100y43")]
    [InlineData("91350100M000100Y4号")]
    public void IsUscc_NoCode_Fails(string code) => Assert.False(CheckCharacter.IsUscc(code));

    /// <summary>D2143569-X by hand: 13·3 + 2·7 + 1·9 + 4·10 + 3·5 + 5·8 + 6·4 + 9·2 = 199, mod 11 = 1, 11 - 1 = 10, written X.</summary>
    [Theory]
    [InlineData("D2143569X", true)]
    [InlineData("M000100Y4", true)]
    [InlineData("D21435690", false)]
    [InlineData("D2143569", false)]
    [InlineData("d2143569X", false)]
    public void IsOrganisationCode_ByHand_Agrees(string code, bool expected) =>
        Assert.Equal(expected, CheckCharacter.IsOrganisationCode(code));

    /// <summary>
    /// 110108000000016 by hand: the product goes 10, 2, 6, 1, 4, 8, 1 over 110108, then 2, 4, 8, 5, 10, 9, 7 over seven zeros, 5 over 1;
    /// 5 + 6 = 11, mod 10 = 1.
    /// </summary>
    [Theory]
    [InlineData("110108000000016", true)]
    [InlineData("110108000000017", false)]
    [InlineData("110108000000106", false)]
    [InlineData("11010800000001", false)]
    [InlineData("11010800000001A", false)]
    public void IsRegistrationNumber_ByHand_Agrees(string code, bool expected) =>
        Assert.Equal(expected, CheckCharacter.IsRegistrationNumber(code));
}
