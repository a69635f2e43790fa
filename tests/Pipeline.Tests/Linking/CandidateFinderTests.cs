using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Tests.Sampling.Matching;

namespace FoodCredit.Pipeline.Tests.Linking;

public sealed class CandidateFinderTests
{
    private static readonly KeyKind[] Kinds =
    [
        new("trial.common", 40, 100),
        new("trial.rare", 40, 100),
        new("trial.silent", 0, 0),
    ];

    /// <summary>40 share a key at most: at 40 it is followed, at 41 it is skipped, and counted.</summary>
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(40, 16, 0)]
    [InlineData(41, 0, 1)]
    public void Find_KeyOfManyEntities_IsFollowedUpToItsCap(int sharing, int candidates, int skipped)
    {
        var finder = FinderOf(Enumerable.Range(0, 500).Select(i => i < sharing ? "common" : $"other{i}"));
        var keys = KeysOf(0, "common");
        Assert.Equal(candidates, finder.Find(keys).Length);
        Assert.Equal(skipped, finder.SkippedKeys[0][0]);
        Assert.Equal(skipped, finder.RecordsSkipped);
        Assert.Equal(sharing, keys.Sharing[0]);
    }

    /// <summary>A key that is only there for its rarity leads nowhere, and nothing was skipped by a cap.</summary>
    [Fact]
    public void Find_KeyThatIsFollowedNowhere_IsNotCountedAsSkipped()
    {
        var index = EntityIndex.Build(3, 1, () => (_, keys) => AddKey(keys, 2, "road"));
        var finder = new CandidateFinder(index, [Kinds]);
        Assert.Equal(0, finder.Find(KeysOf(2, "road")).Length);
        Assert.Equal((0, 0), (finder.SkippedKeys[0][2], finder.RecordsSkipped));
    }

    /// <summary>Of those with equal bits the ones with the smallest numbers, whatever was looked up before.</summary>
    [Fact]
    public void Find_MoreThanAreCompared_TakesTheFirstSixteen()
    {
        var finder = FinderOf(Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? "common" : $"other{i}"));
        var expected = Enumerable.Range(0, 16).Select(i => i * 3);
        Assert.Equal(expected, finder.Find(KeysOf(0, "common")).ToArray());
        Assert.Equal([4], finder.Find(KeysOf(0, "other4")).ToArray());
        Assert.Equal(expected, finder.Find(KeysOf(0, "common")).ToArray());
    }

    /// <summary>A name that one entity has finds it, alone or beside the address and the person of another.</summary>
    [Fact]
    public void Find_ExactNameOfOneEntity_IsAlwaysFound()
    {
        using var city = new LinkageCase(options => options with { Entities = 3_000, Records = 0, Seed = 21 });
        var entities = new LinkCase(
            LinkSchemes.Business,
            Path.Combine(city.Directory, "registry.csv"),
            Path.Combine(city.Directory, "records.csv"),
            "id"
        ).ReadEntities(threads: 2);
        var linker = new Linker(entities, LinkSchemes.BusinessModel);
        var names = city
            .Registry.CountBy(row => row["name"])
            .Where(group => group.Value == 1)
            .Select(group => group.Key)
            .ToHashSet();
        Assert.True(names.Count > 2_500);
        for (var i = 0; i < city.Registry.Length; i++)
        {
            var (row, other) = (city.Registry[i], city.Registry[(i + 1_111) % city.Registry.Length]);
            if (!names.Contains(row["name"]))
                continue;
            linker.Decide(LinkTrial.Party(row["name"]));
            Assert.Contains(entities.Find(row["id"]), linker.Candidates.ToArray());
            linker.Decide(LinkTrial.Party(row["name"], "", other["address"], other["representative"]));
            Assert.Contains(entities.Find(row["id"]), linker.Candidates.ToArray());
            Assert.InRange(linker.CandidateCount, 1, 16);
        }
    }

    /// <summary>A thousand and one shops of one name: nobody is compared for the name alone, and the reports say so.</summary>
    [Fact]
    public void Find_NameOfTooMany_IsSkippedAndCounted()
    {
        var entities = EntityTable.Build(
            LinkSchemes.Business,
            Enumerable.Range(0, 1_001).Select(i => ($"{i:0000}", LinkTrial.Party("沙县小吃", LinkTrial.Code(i)))),
            threads: 2
        );
        var linker = new Linker(entities, LinkSchemes.BusinessModel);
        Assert.Equal(LinkDecision.Nobody, linker.Decide(LinkTrial.Party("沙县小吃")));
        Assert.Equal((1, 1), (linker.Finder.SkippedKeys[1][0], linker.Finder.RecordsSkipped));
        Assert.Equal(7, linker.Decide(LinkTrial.Party("沙县小吃", LinkTrial.Code(7))).Entity);
    }

    private static CandidateFinder FinderOf(IEnumerable<string> values)
    {
        var own = values.ToArray();
        return new CandidateFinder(
            EntityIndex.Build(own.Length, 1, () => (entity, keys) => AddKey(keys, 0, own[entity])),
            [Kinds]
        );
    }

    private static KeyList KeysOf(byte kind, string value)
    {
        var keys = new KeyList();
        AddKey(keys, kind, value);
        return keys;
    }

    private static void AddKey(KeyList keys, byte kind, string value)
    {
        keys.Clear();
        keys.BeginNext();
        keys.Add(kind, value);
    }
}
