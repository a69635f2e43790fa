using System.Globalization;
using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Tests.PolicyLab;

/// <summary>
/// Three businesses: a restaurant with one penalty, a bakery with two, and one of no food industry with none. Catering counts 1.15 times with a base of 0.5; yellow
/// from 3, orange from 6, red from 9 points. Every expected number is counted by hand.
/// </summary>
public sealed class ComparePoliciesTests : IDisposable
{
    private const string Draft = "policies/draft.yaml";
    private const string Office = "91360100MA35F3GT6A";

    private HandMadeCity? city;

    public void Dispose() => city?.Dispose();

    /// <summary>A penalty of 6 points for one of 3: 3.95 to 7.4 points, and 7.4 to 14.3.</summary>
    [Fact]
    public void Compare_OfAHeavierWeight_TellsWhoMovesAndByWhichRecords()
    {
        var comparison = Compare(text => text.Replace("general: 3", "general: 6", StringComparison.Ordinal));
        Assert.Equal(
            [
                new PolicyMove(Colour.Green, Colour.Green, 1),
                new PolicyMove(Colour.Yellow, Colour.Orange, 1),
                new PolicyMove(Colour.Orange, Colour.Red, 1),
            ],
            comparison.Moves
        );
        Assert.Equal(2, comparison.Moved);
        Assert.Equal(
            [("餐饮", 2L, 2L, 0L), (null, 1, 0, 0)],
            comparison.Industries.Select(own => (own.Group, own.Entities, own.Worse, own.Better))
        );
        // The bakery's points change most.
        Assert.Equal([HandMadeCity.Bakery, HandMadeCity.Restaurant], comparison.Movers.Select(mover => mover.EntityId));
        var (bakery, restaurant) = (comparison.Movers[0], comparison.Movers[1]);
        Assert.Equal(
            (7_400L, 14_300L, "", ""),
            (bakery.PointsBeforeMilli, bakery.PointsAfterMilli, bakery.RulesBefore, bakery.RulesAfter)
        );
        Assert.Equal((3_950L, 7_400L), (restaurant.PointsBeforeMilli, restaurant.PointsAfterMilli));
        Assert.Equal(2, bakery.Records.Length);
        var record = Assert.Single(restaurant.Records);
        Assert.Equal(
            ("penalty", "洪市监处〔2021〕1号", new DateOnly(2021, 3, 1), 3_450L, 6_900L),
            (record.RecordType, record.DocumentNumber, record.EventDate, record.ShareBeforeMilli, record.ShareAfterMilli)
        );
        Assert.Equal(("2021.1", "2022.1", Draft), (comparison.Before.Version, comparison.After.Version, comparison.After.File));
    }

    [Fact]
    public void Compare_OfARule_NamesIt()
    {
        var comparison = Compare(text =>
            text.Replace(
                "rules:\n",
                "rules:\n  - { name: any_penalty, when: penalty >= 1, at_least: red }\n",
                StringComparison.Ordinal
            )
        );
        var restaurant = comparison.Movers.Single(mover => mover.EntityId == HandMadeCity.Restaurant);
        Assert.Equal(
            (Colour.Yellow, Colour.Red, "", "any_penalty"),
            (restaurant.ColourBefore, restaurant.ColourAfter, restaurant.RulesBefore, restaurant.RulesAfter)
        );
        Assert.Equal(restaurant.PointsBeforeMilli, restaurant.PointsAfterMilli);
        Assert.Empty(restaurant.Records);
        // Two steps are more than the bakery's one.
        Assert.Equal([HandMadeCity.Restaurant, HandMadeCity.Bakery], comparison.Movers.Select(mover => mover.EntityId));
    }

    [Fact]
    public void Compare_OfANarrowerScope_TellsWhoIsRatedNoMore()
    {
        var comparison = Compare(text => text.Replace("scope: all", "scope: food_operators", StringComparison.Ordinal));
        Assert.Contains(new PolicyMove(Colour.Green, null, 1), comparison.Moves);
        var office = Assert.Single(comparison.Movers);
        Assert.Equal(
            (Office, (Colour?)Colour.Green, (Colour?)null, (long?)null),
            (office.EntityId, office.ColourBefore, office.ColourAfter, office.PointsAfterMilli)
        );
    }

    /// <summary>On 10 March one penalty of the bakery was known.</summary>
    [Fact]
    public void Compare_AsOfAnEarlierDay_KnowsWhatWasKnownThen()
    {
        var comparison = Compare(text => text.Replace("general: 3", "general: 6", StringComparison.Ordinal), "2021-03-10");
        Assert.Equal(2, comparison.Moves.Single(move => move is { Before: Colour.Yellow, After: Colour.Orange }).Entities);
        Assert.Equal(new DateOnly(2021, 3, 10), comparison.AsOf);
    }

    [Fact]
    public void Compare_WithItself_MovesNobody_AndSaysWhatWasPublished()
    {
        var comparison = Compare(text => text);
        Assert.Equal(0, comparison.Moved);
        Assert.Empty(comparison.Movers);
        var published = city!.Run("2021-04-01").Manifest.Colours;
        Assert.Equal(
            comparison.Moves.ToDictionary(move => move.Before!.Value.ToString().ToLowerInvariant(), move => move.Entities),
            published.Where(own => own.Value > 0).ToDictionary(own => own.Key, own => (long)own.Value)
        );
    }

    [Theory]
    [InlineData("nowhere.yaml", "none among policies/city.yaml, policies/draft.yaml")]
    [InlineData("2022.1", "")]
    public void Find_OfAPolicyThatIsNotThere_NamesThoseThatAre(string named, string found)
    {
        Compare(text => text);
        var workspace = Workspace.Load(city!.Folder("")).OrThrow();
        if (found.Length == 0)
            Assert.Equal(Draft, PolicyName.Find(workspace, named).File);
        else
            Assert.Contains(
                found,
                Assert.Throws<BrokenContractException>(() => PolicyName.Find(workspace, named)).Message,
                StringComparison.Ordinal
            );
    }

    private PolicyComparison Compare(Func<string, string> change, string? asOf = null)
    {
        city = new HandMadeCity(workspace =>
            workspace.Write(
                Draft,
                change(workspace.Text(SmallWorkspace.Policy)).Replace("\"2021.1\"", "\"2022.1\"", StringComparison.Ordinal)
            )
        )
            .Registrations(
                20210105,
                $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62",
                $"{HandMadeCity.Bakery},南昌市甘食记食品有限公司,62",
                $"{Office},南昌市远山信息咨询有限公司,"
            )
            .Penalties(
                20210310,
                Penalty(1, "南昌市老街餐饮有限公司", HandMadeCity.Restaurant),
                Penalty(2, "南昌市甘食记食品有限公司", HandMadeCity.Bakery)
            )
            .Penalties(20210320, Penalty(3, "南昌市甘食记食品有限公司", HandMadeCity.Bakery));
        city.Run("2021-04-01");
        var loaded = Workspace.Load(city.Folder("")).OrThrow();
        return ComparePolicies.Of(
            loaded,
            loaded.Policy,
            PolicyName.Find(loaded, Draft),
            asOf is null ? null : DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            moversMax: 10,
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
    }

    private static string Penalty(int number, string name, string code) =>
        string.Create(CultureInfo.InvariantCulture, $"洪市监处〔2021〕{number}号,{name},{code},2021-03-{number:00},罚款,0.1");
}
