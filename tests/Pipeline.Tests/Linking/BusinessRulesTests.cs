using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>What no weight may override, with the program's own model and with one that believes everything.</summary>
public sealed class BusinessRulesTests
{
    private const string ShopAddress = "江西省南昌市东湖区永外正街27号";
    private const string CompanyAddress = "江西省南昌市高新区火炬大街201号";
    private static readonly string ShopCode = LinkTrial.Code(1);
    private static readonly string CompanyCode = LinkTrial.Code(2);

    private static readonly (string, PartyFields)[] Registry =
    [
        ("shop", LinkTrial.Party("南昌市东湖区邬记瓦罐煨汤馆", ShopCode, ShopAddress, "邬建国", "JY23601020012347")),
        ("company", LinkTrial.Party("江西赣鄱渔歌餐饮管理有限公司", CompanyCode, CompanyAddress, "欧阳春雷")),
    ];

    private readonly LinkTrial credulous = new(LinkTrial.Credulous, Registry);
    private readonly LinkTrial trial = new(LinkSchemes.BusinessModel, Registry);

    [Fact]
    public void Company_IsNeverGivenWhatNamesItsRepresentative()
    {
        var (outcome, entity, flags) = credulous.Decide(
            LinkTrial.Party("欧阳春雷", address: CompanyAddress, representative: "欧阳春雷")
        );
        Assert.Equal(("company", LinkOutcome.Unmatched), (entity, outcome));
        Assert.True(flags.HasFlag(LinkFlags.NaturalPerson));
    }

    [Fact]
    public void Company_WithItsCodeBesideAPersonsName_IsForAPersonToSee()
    {
        var (outcome, entity, flags) = credulous.Decide(LinkTrial.Party("欧阳春雷", CompanyCode, CompanyAddress, "欧阳春雷"));
        Assert.Equal(("company", LinkOutcome.Review), (entity, outcome));
        Assert.True(flags.HasFlag(LinkFlags.NaturalPerson));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("江西省南昌市东湖区永外正街", false)]
    [InlineData("江西省南昌市东湖区永外正街99号", false)]
    [InlineData(ShopAddress, true)]
    public void SoleTrader_IsGivenWhatNamesHim_AtHisPlaceOnly(string address, bool isStrong)
    {
        var record = LinkTrial.Party("邬建国", address: address, representative: "邬建国");
        var (outcome, entity, flags) = credulous.Decide(record);
        Assert.Equal(("shop", isStrong ? LinkOutcome.Matched : LinkOutcome.Review), (entity, outcome));
        Assert.Equal(!isStrong, flags.HasFlag(LinkFlags.NaturalPerson));
        Assert.Equal(isStrong, trial.Decide(record).Outcome == LinkOutcome.Matched);
    }

    [Fact]
    public void SoleTrader_WithHisCodeOrLicence_IsGivenWhatNamesHim()
    {
        // Nothing but the code speaks for the shop, which is told.
        Assert.Equal(
            (LinkOutcome.Matched, "shop", LinkFlags.CodeConflict),
            credulous.Decide(LinkTrial.Party("邬建国", ShopCode))
        );
        Assert.Equal(
            (LinkOutcome.Matched, "shop", LinkFlags.None),
            credulous.Decide(LinkTrial.Party("邬建国", licence: "JY23601020012347"))
        );
    }

    [Fact]
    public void OthersCode_BesideNameAndAddress_IsTold()
    {
        var (outcome, entity, flags) = trial.Decide(
            LinkTrial.Party("南昌市东湖区邬记瓦罐煨汤馆", LinkTrial.Code(900_007), ShopAddress, "邬建国")
        );
        Assert.Equal(("shop", LinkFlags.CodeConflict), (entity, flags));
        Assert.NotEqual(LinkOutcome.Unmatched, outcome);
    }

    /// <summary>Forty have the name, in one road: whoever bears the code is compared all the same.</summary>
    [Fact]
    public void OthersCode_BesideANameOfMany_IsTold()
    {
        var homonyms = Enumerable
            .Range(1, 40)
            .Select(i =>
                (
                    $"homonym{i:00}",
                    LinkTrial.Party("南昌市东湖区邬记瓦罐煨汤馆", LinkTrial.Code(i), $"江西省南昌市东湖区永外正街{i}号", "邬建国")
                )
            );
        var many = new LinkTrial(LinkSchemes.BusinessModel, [.. homonyms]);
        var (_, entity, flags) = many.Decide(
            LinkTrial.Party("南昌市东湖区邬记瓦罐煨汤馆", LinkTrial.Code(900_007), ShopAddress, "邬建国")
        );
        Assert.Equal(("homonym27", LinkFlags.CodeConflict), (entity, flags));
    }

    /// <summary>A code attaches nothing to somebody of another name at another place, however the weights add up.</summary>
    [Fact]
    public void Code_WhoseOwnerIsOfAnotherNameAndPlace_IsNoMatch()
    {
        var record = LinkTrial.Party("樟树市药都宾馆有限公司", CompanyCode, "江西省樟树市药都南大道15号", "熊大伟");
        Assert.Equal((LinkOutcome.Review, "company", LinkFlags.CodeConflict), credulous.Decide(record));
        Assert.NotEqual(LinkOutcome.Matched, trial.Decide(record).Outcome);
        Assert.True(trial.Decide(record).Flags.HasFlag(LinkFlags.CodeConflict));
    }

    /// <summary>A USCC that passes GB 32100 while its organisation code fails GB 11714 is a code all the same.</summary>
    [Fact]
    public void Code_WithAWrongOrganisationCodeInside_Counts()
    {
        var code = LinkTrial.Completed("92360102000000010", "0123456789ABCDEFGHJKLMNPQRTUWXY", one => CheckCharacter.IsUscc(one));
        Assert.False(Identifier.Recognise(code).IsOrganisationCodeValid);
        var odd = new LinkTrial(
            LinkSchemes.BusinessModel,
            ("odd", LinkTrial.Party("南昌市青云谱区谌家米粉店", code, "江西省南昌市青云谱区井冈山大道88号"))
        );
        Assert.Equal((LinkOutcome.Matched, "odd", LinkFlags.None), odd.Decide(LinkTrial.Party("谌家米粉", code)));
    }

    /// <summary>Each slip of one character, with the name as the shop writes it.</summary>
    [Fact]
    public void MistypedCode_OfOneRegisteredNeighbour_IsRepaired()
    {
        for (var at = 0; at < ShopCode.Length; at++)
        {
            var wrong = ShopCode[at] == '7' ? '8' : '7';
            var record = LinkTrial.Party("邬记瓦罐煨汤馆", $"{ShopCode[..at]}{wrong}{ShopCode[(at + 1)..]}");
            Assert.Equal((LinkOutcome.Matched, "shop", LinkFlags.CodeRepaired), trial.Decide(record));
        }
    }

    /// <summary>Departments fill the second column with strokes and 无; what the first said stays said.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("无")]
    [InlineData("123")]
    public void MistypedCode_BesideASecondTextThatIsNoCode_IsRepaired(string second)
    {
        var mistyped = ShopCode[..5] + ShopCode[6..];
        Assert.Equal(
            (LinkOutcome.Matched, "shop", LinkFlags.CodeRepaired),
            trial.Decide(LinkTrial.Party("邬记瓦罐煨汤馆", mistyped, code2: second))
        );
    }

    [Fact]
    public void MistypedCode_OfTwoRegisteredNeighbours_IsNotDecidedByTheCodeAlone()
    {
        var (written, first, second) = BetweenTwo();
        var two = new LinkTrial(
            LinkSchemes.BusinessModel,
            ("first", LinkTrial.Party("南昌市进贤县舒家糕饼坊", first, "江西省南昌市进贤县胜利中路5号")),
            ("second", LinkTrial.Party("南昌市安义县涂氏卤味店", second, "江西省南昌市安义县前进路61号"))
        );
        var (outcome, _, flags) = two.Decide(LinkTrial.Party(code: written));
        Assert.NotEqual(LinkOutcome.Matched, outcome);
        Assert.True(flags.HasFlag(LinkFlags.Tie));
        Assert.Equal("first", two.Decide(LinkTrial.Party("舒家糕饼坊", written)).Entity);
        Assert.Equal("second", two.Decide(LinkTrial.Party("涂氏卤味店", written)).Entity);
        Assert.Equal(LinkOutcome.Matched, two.Decide(LinkTrial.Party("涂氏卤味店", written)).Outcome);
    }

    /// <summary>A text one slip away from two valid codes, found by trying.</summary>
    private static (string Written, string First, string Second) BetweenTwo()
    {
        var written = $"{ShopCode[..10]}{(ShopCode[10] == '5' ? '6' : '5')}{ShopCode[11..]}";
        var near = new List<string>();
        NearCodes.Find(written, near);
        return (written, ShopCode, near.First(code => code != ShopCode && code.StartsWith("92", StringComparison.Ordinal)));
    }
}
