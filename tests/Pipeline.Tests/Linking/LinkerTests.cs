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
}
