using CsCheck;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Tests.Identifiers;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData(" 91350100m000100y43\t")]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３")]
    [InlineData("91 350100 M000100Y4 3")]
    [InlineData("91350100-M000100Y4-3")]
    [InlineData("'91350100M000100Y43")]
    [InlineData("\uFEFF91350100M000100Y43\u200B")]
    public void Recognise_UsccInAnyForm_IsCanonical(string written) =>
        Assert.Equal(new Identifier(IdentifierKind.Uscc, "91350100M000100Y43", false), Identifier.Recognise(written));

    [Theory]
    [InlineData("9135O100M000100Y43", "91350100M000100Y43", IdentifierKind.Uscc)]
    [InlineData("9I35O1OOMOOOIOOY43", "91350100M000100Y43", IdentifierKind.Uscc)]
    [InlineData("9i35o100m000100y43", "91350100M000100Y43", IdentifierKind.Uscc)]
    [InlineData("IIO108000000016", "110108000000016", IdentifierKind.RegistrationNumber)]
    public void Recognise_LettersForDigits_AreRepairedWhereTheCheckProvesIt(string written, string code, IdentifierKind kind) =>
        Assert.Equal(new Identifier(kind, code, true), Identifier.Recognise(written));

    [Theory]
    [InlineData("9I35O1OOMOOOIOOY44")]
    [InlineData("9.13601E+17")]
    [InlineData("91350100M000100Y44")]
    [InlineData("D2143569-1")]
    [InlineData("D2I43569X")]
    [InlineData("无")]
    [InlineData("")]
    [InlineData("******************")]
    [InlineData("洪市监罚〔2021〕1号，统一社会信用代码91350100M000100Y43")]
    public void Recognise_NothingThatPasses_IsKeptAsWritten(string written) =>
        Assert.Equal(new Identifier(IdentifierKind.None, written, false), Identifier.Recognise(written));

    [Theory]
    [InlineData("D2143569-X", IdentifierKind.OrganisationCode, "D2143569X")]
    [InlineData("d2143569—x", IdentifierKind.OrganisationCode, "D2143569X")]
    [InlineData("110108000000016", IdentifierKind.RegistrationNumber, "110108000000016")]
    [InlineData("3601021970****1234", IdentifierKind.Masked, "3601021970****1234")]
    [InlineData("3601021970＊＊＊＊123x", IdentifierKind.Masked, "3601021970****123X")]
    public void Recognise_OtherKinds_AreTold(string written, IdentifierKind kind, string text) =>
        Assert.Equal(new Identifier(kind, text, false), Identifier.Recognise(written));

    /// <summary>Found by a search over all personal numbers of two places and days of birth: one in 31 passes the check of a USCC, too.</summary>
    [Theory]
    [InlineData("360102197003080299")]
    [InlineData("360102197003080651")]
    [InlineData("110105197003082334")]
    [InlineData("36O102197003080299")]
    public void Recognise_PersonalNumberThatPassesTheUsccCheck_IsNoUscc(string written)
    {
        Assert.True(CheckCharacter.IsUscc(written.Replace('O', '0')));
        Assert.Equal(new Identifier(IdentifierKind.None, written, false), Identifier.Recognise(written));
    }

    /// <summary>
    /// Every code with every one of its characters replaced by every letter and digit, in both widths and cases: it is the code again where the slip
    /// means the same or is one that is repaired, and nothing else where it is not.
    /// </summary>
    [Fact]
    public void Recognise_AnySlipOfOneCharacter_IsTheCodeOrNothing()
    {
        string[] codes =
        [
            "110108000000016",
            .. NanchangRegistrations.Codes().Where(code => CheckCharacter.IsUscc(code)).Take(300),
        ];
        var characters = Enumerable
            .Range('0', 10)
            .Concat(Enumerable.Range('A', 26))
            .Concat(Enumerable.Range('a', 26))
            .SelectMany(c => new[] { (char)c, (char)(c + 0xFEE0) })
            .ToList();
        var repaired = 0;
        foreach (var code in codes)
        {
            for (var at = 0; at < code.Length; at++)
            {
                foreach (var slip in characters)
                {
                    var written = $"{code[..at]}{slip}{code[(at + 1)..]}";
                    var half = char.ToUpperInvariant(slip > 0xFF00 ? (char)(slip - 0xFEE0) : slip);
                    var isRepair = (half, code[at]) is ('O', '0') or ('I', '1');
                    var found = Identifier.Recognise(written);
                    if (half == code[at] || isRepair)
                        Assert.Equal((code, isRepair), (found.Text, found.IsRepaired));
                    else
                        Assert.Equal(new Identifier(IdentifierKind.None, written, false), found);
                    repaired += isRepair ? 1 : 0;
                }
            }
        }
        Assert.True(repaired > 1_000);
    }

    /// <summary>Codes of 9 characters may hold O and I: what fails is never repaired, as more than one reading could pass.</summary>
    [Fact]
    public void Recognise_OrganisationCodeWithLettersForDigits_IsNeverRepaired()
    {
        foreach (
            var code in NanchangRegistrations
                .Codes()
                .Take(2_000)
                .Select(uscc => uscc.Substring(8, 9))
                .Where(code => CheckCharacter.IsOrganisationCode(code))
        )
        {
            foreach (var at in Enumerable.Range(0, 9).Where(at => code[at] is '0' or '1'))
            {
                var written = $"{code[..at]}{(code[at] == '0' ? 'O' : 'I')}{code[(at + 1)..]}";
                var found = Identifier.Recognise(written);
                Assert.Equal((written, false), (found.Text, found.IsRepaired));
            }
        }
    }

    /// <summary>A repair stands on two check characters: of the USCC and of the organisation code inside.</summary>
    [Fact]
    public void Recognise_LettersForDigitsWhereTheInnerCheckFails_AreNotRepaired()
    {
        // Passes GB 32100 but not GB 11714: 92350100000000010 + check character, found by trying all 31.
        var code = "0123456789ABCDEFGHJKLMNPQRTUWXY"
            .Select(check => $"92350100000000010{check}")
            .Single(uscc => CheckCharacter.IsUscc(uscc));
        Assert.False(CheckCharacter.IsOrganisationCode(code.AsSpan(8, 9)));
        Assert.Equal(IdentifierKind.Uscc, Identifier.Recognise(code).Kind);
        var written = $"{code[..6]}O{code[7..]}";
        Assert.Equal(new Identifier(IdentifierKind.None, written, false), Identifier.Recognise(written));
    }

    [Theory]
    [InlineData("91350100M000100Y43", "M000100Y4")]
    [InlineData("M000100Y-4", "M000100Y4")]
    [InlineData("110108000000016", "110108000000016")]
    [InlineData("3601021970****1234", null)]
    [InlineData("91350100M000100Y44", null)]
    public void PartyKey_IsWhatSurvivesOfTheCode(string written, string? expected) =>
        Assert.Equal(expected, Identifier.Recognise(written).PartyKey);

    [Fact]
    public void IsOrganisationCodeValid_UsccOfAnOrganisationCode_IsTrue()
    {
        Assert.True(Identifier.Recognise("91350100M000100Y43").IsOrganisationCodeValid);
        Assert.False(default(Identifier).IsOrganisationCodeValid);
    }

    [Fact]
    public void Recognise_AnyText_NeverThrowsAndIsStable() =>
        Gen
            .Char.Array[0, 24]
            .Select(chars => new string(chars))
            .Sample(text =>
            {
                var once = Identifier.Recognise(text);
                return once.Kind == IdentifierKind.None ? once.Text == text : Identifier.Recognise(once.Text).Text == once.Text;
            });

    [Fact]
    public void Recognise_RealRegistrations_NoValidCodeIsRefused()
    {
        var found = NanchangRegistrations.Codes().Select(code => Identifier.Recognise(code)).ToList();
        // Counted by an independent program: one code, 9136012016122500JX, fails both checks.
        Assert.Equal(29_326, found.Count);
        Assert.Equal(29_325, found.Count(code => code.Kind == IdentifierKind.Uscc));
        Assert.Equal(29_325, found.Count(code => code.IsOrganisationCodeValid));
        Assert.DoesNotContain(found, code => code.IsRepaired);
        Assert.Equal("9136012016122500JX", found.Single(code => code.Kind == IdentifierKind.None).Text);
    }
}
