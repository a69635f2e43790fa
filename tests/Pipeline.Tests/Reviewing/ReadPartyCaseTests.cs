using System.Collections.Immutable;
using System.Text.Json;
using FoodCredit.Pipeline.Explaining;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Reviewing;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Tests.Reviewing;

/// <summary>What a person is shown of a party: what it would do is what the next run does.</summary>
public sealed class ReadPartyCaseTests : IDisposable
{
    private readonly ReviewedCity city = new(workspace =>
        workspace.Replace(
            SmallWorkspace.Penalty,
            "ignore: [案情介绍]",
            """
              party_address: { from: 住所, type: text, optional: true }
              party_representative: { from: 法定代表人, type: name, optional: true }
              party_licence: { from: 许可证编号, type: text, optional: true }
            """
        )
    );

    public ReadPartyCaseTests() => city.Registered((ReviewedCity.OtherCode, ReviewedCity.Other));

    public void Dispose() => city.Dispose();

    [Fact]
    public void Of_ATie_TellsBothCandidatesAndWhatAcceptingEachDoes()
    {
        city.City.Penalties(
            20210310,
            ReviewedCity.Row(1, ReviewedCity.Twin),
            ReviewedCity.Row(7, ReviewedCity.Twin),
            // The bakery has a record of its own already: two more make it red.
            ReviewedCity.Row(9, ReviewedCity.Twin, HandMadeCity.Bakery)
        );
        city.City.Run("2021-03-31");
        var party = city.Show(Assert.Single(city.List()).MatchId);

        Assert.Equal(("waiting", "tie", "tie"), (party.Standing, party.How, party.Flags));
        Assert.Equal(new DateOnly(2021, 3, 31), party.AsOf);
        Assert.Equal(
            new PartyRecords("scjg_penalty", "penalty", 2, 0, 2, 0, 0, new DateOnly(2021, 3, 1), new DateOnly(2021, 3, 7)),
            Assert.Single(party.Records)
        );
        var restaurant = party.Candidates.Single(own => own.EntityId == HandMadeCity.Restaurant);
        Assert.Equal((Colour.Green, Colour.Orange, Colour.Green), Colours(restaurant));
        // A base of 0.5 and, of a restaurant, 1.15 times the points of its records.
        Assert.Equal((500L, 7400L), (restaurant.PointsNowMilli, restaurant.PointsIfAcceptedMilli));
        var bakery = party.Candidates.Single(own => own.EntityId == HandMadeCity.Bakery);
        Assert.Equal((Colour.Yellow, Colour.Red, Colour.Yellow), Colours(bakery));
        Assert.Equal((3950L, 10850L), (bakery.PointsNowMilli, bakery.PointsIfAcceptedMilli));
        Assert.All(party.Candidates, own => Assert.Equal(own.WeightMilli, own.Steps.Sum(step => step.Weight)));
        Assert.Equal(restaurant.ProbabilityPpm, bakery.ProbabilityPpm);

        city.Accept(party.MatchId, HandMadeCity.Bakery, "2021-04-01");
        Assert.Equal("red", city.Colour(city.City.Run("2021-04-01"), HandMadeCity.Bakery));
    }

    /// <summary>What identifiers alone settled is found by the id in contributions, and can be taken back by it.</summary>
    [Fact]
    public void Of_AMatchByItsCode_IsFoundByTheIdOfContributionsAndRejectedByIt()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Other, ReviewedCity.OtherCode));
        var run = city.City.Run("2021-03-31");
        var matchId = Assert.Single(
            city.Select($"SELECT match_id FROM '{city.City.Published(run, "contributions.parquet")}' WHERE matched_by = 'uscc'")
        );
        var dossier = new ReadDossier(new PublishedFolder(city.City.Folder("published")), run.Directory, []).Of(
            ReviewedCity.OtherCode
        );
        Assert.Equal(("uscc", matchId), (dossier.Records.Single().MatchedBy, dossier.Records.Single().MatchId));
        var party = city.Show(matchId);
        Assert.Equal(("matched", "uscc"), (party.Standing, party.How));
        var owner = Assert.Single(party.Candidates, own => own.IsOwner);
        Assert.Equal(ReviewedCity.OtherCode, owner.EntityId);
        Assert.Equal((Colour.Yellow, Colour.Yellow, Colour.Green), Colours(owner));

        city.Reject(matchId, null, "2021-04-01");
        var after = city.City.Run("2021-04-01");
        Assert.Equal("green", city.Colour(after, ReviewedCity.OtherCode));
        Assert.Equal(
            [matchId],
            city.Select($"SELECT match_id FROM '{city.City.Published(after, "unmatched.parquet")}' WHERE reason = 'rejected'")
        );
        var rejected = city.Show(matchId);
        Assert.Equal(("unmatched", "rejected"), (rejected.Standing, rejected.How));
    }

    [Fact]
    public void Of_ADecidedParty_TellsWhoAndWhyAndWhatWasTakenBack()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Twin));
        city.City.Run("2021-03-31");
        var id = city.List()[0].MatchId;
        city.Accept(id, HandMadeCity.Restaurant, "2021-04-01", "the sign says so");
        city.Undo(1, "2021-04-01");
        city.Reject(id, HandMadeCity.Restaurant, "2021-04-01");
        var party = city.Show(id);
        Assert.Equal(
            ["1 accept reviewer the sign says so True", "2 undo reviewer a mistake False", "3 reject reviewer another one False"],
            party.Decisions.Select(own => $"{own.Number} {own.Verdict} {own.By} {own.Because} {own.IsUndone}")
        );
        Assert.True(party.Candidates.Single(own => own.EntityId == HandMadeCity.Restaurant).IsRejected);
        Assert.False(party.Candidates.Single(own => own.EntityId == HandMadeCity.Bakery).IsRejected);
    }

    /// <summary>Of a person neither name, number nor house; of a business its place and licence, but not who answers for it.</summary>
    [Fact]
    public void Of_WordsThatArePersonal_AreMasked()
    {
        city.City.Deliver(
            "scjg_penalty_20210310.csv",
            "决定书文号,当事人名称,统一社会信用代码,住所,法定代表人,许可证编号,处罚决定日期,处罚类别,罚款金额",
            "1号,欧阳瑾瑜,360102197003080299,洪都中大道789号,欧阳瑾瑜,,2021-03-01,罚款,0.1",
            "2号,某地无名小店,,洪都中大道789号,欧阳瑾瑜,JY13601020000018,2021-03-01,罚款,0.1"
        );
        city.City.Run("2021-03-31");
        var person = city.Show(Assert.Single(Parties("1号")));
        Assert.Equal(
            ("欧**", "360102************", "洪都中大道***号", "欧**"),
            (person.Written.Name, person.Written.Code, person.Written.Address, person.Written.Representative)
        );
        var shop = city.Show(Assert.Single(Parties("2号")));
        Assert.Equal(
            ("某地无名小店", "洪都中大道789号", "欧**", "JY13601020000018"),
            (shop.Written.Name, shop.Written.Address, shop.Written.Representative, shop.Written.Licence)
        );
        Assert.Equal(("unmatched", "no_identifier"), (shop.Standing, shop.How));
        Assert.Equal(1, Assert.Single(shop.Records).Records);
        var texts = JsonSerializer.Serialize((PartyCase[])[person, shop]);
        Assert.All((string[])["欧阳", "197003080299"], word => Assert.DoesNotContain(word, texts, StringComparison.Ordinal));
    }

    [Fact]
    public void Export_OfWordsThatArePersonal_MasksThem()
    {
        city.City.Deliver(
            "scjg_penalty_20210310.csv",
            "决定书文号,当事人名称,统一社会信用代码,住所,法定代表人,许可证编号,处罚决定日期,处罚类别,罚款金额",
            $"1号,欧阳瑾瑜,{ReviewedCity.OtherCode},洪都中大道789号,欧阳瑾瑜,,2021-03-01,罚款,0.1",
            $"2号,{ReviewedCity.Twin},360102197003080299,,欧阳瑾瑜,,2021-03-01,罚款,0.1"
        );
        city.City.Run("2021-03-31");
        var sheet = city.City.Folder("reviews.csv");
        Assert.Equal(2, city.Export(sheet));
        var text = File.ReadAllText(sheet);
        Assert.All(
            (string[])["欧阳", "789", "197003080299"],
            word => Assert.DoesNotContain(word, text, StringComparison.Ordinal)
        );
        var rows = CsvRows.Read(sheet);
        Assert.Equal(["欧**", "欧**"], rows.Select(row => row["party_representative"]));
        Assert.Equal(["洪都中大道***号"], rows.Select(row => row["party_address"]).Where(address => address.Length > 0));
    }

    [Fact]
    public void PartiesOf_ARecord_AreThoseThatItsStatementsName()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Twin), ReviewedCity.Row(2, ReviewedCity.Other));
        var run = city.City.Run("2021-03-31");
        var record = Assert.Single(
            city.Select(
                $"SELECT record_id FROM '{city.City.Published(run, "unmatched.parquet")}' WHERE document_number = '洪市监处〔2021〕1号'"
            )
        );
        Assert.Equal([city.PartyNamed(ReviewedCity.Twin)], Parties(record));
        Assert.Equal([city.PartyNamed(ReviewedCity.Twin)], Parties("洪市监处〔2021〕1号"));
        Assert.Equal(
            "review show: expected the record_id or the document number of a record; found '3号'; take it from contributions.parquet, unmatched.parquet or foodcredit explain",
            Assert.Throws<BrokenContractException>(() => Parties("3号")).Message
        );
    }

    [Fact]
    public void Of_NoSuchParty_SaysWhereIdsAreFound()
    {
        city.City.Run("2021-03-31");
        Assert.Equal(
            "review show: expected a match_id of the outputs, 16 hexadecimal digits; found '00d1f3a2b4c5d6e7'; take it from foodcredit review list, unmatched.parquet or contributions.parquet",
            Assert.Throws<BrokenContractException>(() => city.Show("00d1f3a2b4c5d6e7")).Message
        );
    }

    private static (Colour?, Colour?, Colour?) Colours(PartyCandidate own) =>
        (own.ColourNow, own.ColourIfAccepted, own.ColourIfRejected);

    private ImmutableArray<string> Parties(string record) =>
        ReadPartyCase.PartiesOf(city.Workspace(), record, city.Clock, TestContext.Current.CancellationToken);
}
