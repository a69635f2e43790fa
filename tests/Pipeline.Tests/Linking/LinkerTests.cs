using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;

namespace FoodCredit.Pipeline.Tests.Linking;

public sealed class LinkerTests
{
    private const string Name = "南昌市东湖区邬记瓦罐煨汤馆";
    private const string Address = "江西省南昌市东湖区永外正街27号";
    private const string OtherAddress = "江西省南昌市东湖区豫章路8号";

    /// <summary>One of its name is matched; with a homonym neither is, until the address tells which.</summary>
    [Fact]
    public void Decide_WithASecondEqualCandidate_FallsToHalfAndIsATie()
    {
        var first = ("first", LinkTrial.Party(Name, LinkTrial.Code(1), Address));
        var second = ("second", LinkTrial.Party(Name, LinkTrial.Code(2), OtherAddress));
        var alone = new LinkTrial(LinkSchemes.BusinessModel, first);
        var both = new LinkTrial(LinkSchemes.BusinessModel, first, second);

        Assert.Equal((LinkOutcome.Matched, "first", LinkFlags.None), alone.Decide(LinkTrial.Party(Name)));
        Assert.Equal((LinkOutcome.Review, "first", LinkFlags.Tie), both.Decide(LinkTrial.Party(Name)));
        Assert.InRange(both.Linker.Decide(LinkTrial.Party(Name)).Probability, 400_000, 500_000);
        Assert.Equal((LinkOutcome.Matched, "second", LinkFlags.None), both.Decide(LinkTrial.Party(Name, address: OtherAddress)));
    }

    /// <summary>Training may accept a threshold of one half; each of two that are alike reaches it when nobody is out of the question.</summary>
    [Fact]
    public void Decide_OfATieAtTheLowestThreshold_IsNoMatch()
    {
        var party = LinkTrial.Party(Name, LinkTrial.Code(1), Address, "邬建国", "JY23601020012347");
        var both = new LinkTrial(
            LinkSchemes.BusinessModel with
            {
                MatchedFrom = 500_000,
                IdentifiedMatchedFrom = 500_000,
                NobodyShare = 1e-9,
            },
            ("first", party),
            ("second", party)
        );
        Assert.Equal(500_000, both.Linker.Decide(party).Probability);
        Assert.Equal((LinkOutcome.Review, "first", LinkFlags.Tie), both.Decide(party));
    }

    /// <summary>A person's name is as common as it is, however it is spaced.</summary>
    [Theory]
    [InlineData("王 伟")]
    [InlineData("王　伟")]
    public void Agreement_OnAPersonWrittenWithASpace_IsAsCommonAsThePerson(string written)
    {
        var shops = Enumerable
            .Range(0, 30)
            .Select(i =>
                ($"shop{i}", LinkTrial.Party($"南昌市{"甲乙丙丁戊己"[i % 6]}{"子丑寅卯辰"[i / 6]}茶馆", representative: "王伟"))
            )
            .ToArray();
        var trial = new LinkTrial(LinkSchemes.BusinessModel, shops);
        var representative = LinkSchemes.Business.Comparisons.ToList().FindIndex(own => own.Name == "representative");

        int SharingOf(string person)
        {
            trial.Decide(LinkTrial.Party("南昌市甲子茶馆", representative: person));
            return trial.Linker.AgreementsWith(0)[representative].Sharing;
        }

        Assert.Equal(30, SharingOf("王伟"));
        Assert.Equal(30, SharingOf(written));
    }

    [Fact]
    public void Decide_WithoutAnyEntity_IsNobody()
    {
        var none = EntityTable.Build(LinkSchemes.Business, [], threads: 2);
        Assert.Equal(
            LinkDecision.Nobody,
            new Linker(none, LinkSchemes.BusinessModel).Decide(LinkTrial.Party(Name, LinkTrial.Code(1), Address))
        );
    }

    [Fact]
    public void Decide_OfARecordThatSaysNothing_IsNobody()
    {
        var trial = new LinkTrial(LinkSchemes.BusinessModel);
        Assert.Equal((LinkOutcome.Unmatched, "", LinkFlags.None), trial.Decide(LinkTrial.Party()));
    }

    /// <summary>Registrars grant a name once in a region: it is as rare as both together.</summary>
    [Theory]
    [InlineData("江西鼎福源商贸有限公司", "province")]
    [InlineData("江西省鼎福源商贸有限责任公司", "province")]
    [InlineData("南昌市鼎福源商贸有限公司", "city")]
    public void Decide_OfANameThatOthersHaveInOtherRegions_IsThatOfItsRegion(string written, string expected)
    {
        var trial = new LinkTrial(
            LinkSchemes.BusinessModel,
            ("city", LinkTrial.Party("南昌市鼎福源商贸有限公司", LinkTrial.Code(1), Address)),
            ("province", LinkTrial.Party("江西鼎福源商贸有限公司", LinkTrial.Code(2), OtherAddress)),
            ("county", LinkTrial.Party("安义县鼎福源商贸有限公司", LinkTrial.Code(3), OtherAddress))
        );
        Assert.Equal((LinkOutcome.Matched, expected, LinkFlags.None), trial.Decide(LinkTrial.Party(written)));
        Assert.NotEqual(LinkOutcome.Matched, trial.Decide(LinkTrial.Party("鼎福源商贸有限公司")).Outcome);
    }

    /// <summary>A slip among the words for the industry says more than one in the trade name, which may be another's.</summary>
    [Theory]
    [InlineData("江西爱莲湖信息棵技有限公司", "slip")]
    [InlineData("江西爱莲湖信息科技技有限公司", "slip")]
    // Another word is no slip.
    [InlineData("江西爱莲湖信息科普有限公司", "close")]
    [InlineData("江西大莲湖信息科技有限公司", "close")]
    // With a branch, or without.
    [InlineData("江西爱莲湖信息科技有限公司中山路店", "same_whole")]
    [InlineData("江西爱莲湖信息棵技有限公司第三分公司", "same_whole")]
    [InlineData("江西爱涟湖信息科技有限公司", "same_sound")]
    [InlineData("江西爱莲信息科技有限公司", "one_edit")]
    public void Compare_OfASlip_TellsWhereItIs(string written, string expected) =>
        Assert.Equal(expected, NameLevel(written, ("ailian", LinkTrial.Party("江西爱莲湖信息科技有限公司", LinkTrial.Code(1)))));

    /// <summary>A whole name that is registered, or within a slip of it, is that business's, and hardly stands beside a code for another's.</summary>
    [Theory]
    [InlineData("江西赣鄱渔歌餐饮管理有限公司", "others_name")]
    [InlineData("江西赣鄱渔歌餐饮管理有限公司丁公路店", "others_name")]
    [InlineData("江西赣鄱渔歌餐饮馆理有限公司", "others_name")]
    [InlineData("江西赣鄱鱼歌餐饮管理有限公司", "near_others_name")]
    [InlineData("江西赣鄱歌餐饮管理有限公司", "near_others_name")]
    // Another's trade name but for a character is another trade name.
    [InlineData("江西赣鄱山歌餐饮管理有限公司", "other_formal_name")]
    [InlineData("江西虔州阁楼宾馆管理有限公司", "other_formal_name")]
    public void Compare_OfAnotherName_TellsWhetherItIsRegistered(string written, string expected) =>
        Assert.Equal(
            expected,
            NameLevel(
                written,
                ("owner", LinkTrial.Party("南昌昌平五金机电有限公司", LinkTrial.Code(1))),
                ("other", LinkTrial.Party("江西赣鄱渔歌餐饮管理有限公司", LinkTrial.Code(2)))
            )
        );

    /// <summary>The level of a name beside the first entity's, whose code the record bears.</summary>
    private static string NameLevel(string written, params (string Id, PartyFields Fields)[] entities)
    {
        var trial = new LinkTrial(LinkSchemes.BusinessModel, entities);
        trial.Decide(LinkTrial.Party(written, LinkTrial.Code(1)));
        var comparison = LinkSchemes.Business.Comparisons.ToList().FindIndex(own => own.Name == "name");
        var owner = trial.Linker.Candidates.ToArray().ToList().FindIndex(own => trial.IdOf(own) == entities[0].Id);
        return LinkSchemes.Business.Comparisons[comparison].Levels[trial.Linker.AgreementsWith(owner)[comparison].Level].Name;
    }
}
