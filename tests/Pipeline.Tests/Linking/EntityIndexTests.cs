using FoodCredit.Pipeline.Linking.Blocking;

namespace FoodCredit.Pipeline.Tests.Linking;

public sealed class EntityIndexTests
{
    /// <summary>Against a dictionary, for few and many entities, on one and more threads.</summary>
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(20_000, 3)]
    public void Find_OfEveryKey_IsTheEntitiesThatHaveIt(int entities, int threads)
    {
        var expected = new Dictionary<ulong, List<int>>();
        var keys = new KeyList();
        for (var entity = 0; entity < entities; entity++)
        {
            AddKeys(entity, keys);
            foreach (var key in keys.Keys)
            {
                if (!expected.TryGetValue(key.Hash, out var own))
                    expected.Add(key.Hash, own = []);
                own.Add(entity);
            }
        }
        var index = EntityIndex.Build(entities, threads, () => AddKeys);
        foreach (var (hash, own) in expected)
            Assert.Equal(own, index.Find(hash).ToArray());
        Assert.Equal(0, index.Find(ulong.MaxValue).Length);
    }

    [Fact]
    public void KeyList_WithOneTextUnderTwoKindsAndComparisons_HasDifferentKeys()
    {
        var keys = new KeyList();
        keys.BeginNext();
        keys.Add(0, "华联");
        keys.Add(0, "华联");
        keys.Add(1, "华联");
        keys.BeginNext();
        keys.Add(0, "华联");
        Assert.Equal(3, keys.Keys.Length);
        Assert.Equal(3, keys.Keys.ToArray().Select(key => key.Hash).Distinct().Count());
    }

    /// <summary>Keys that many, some, and no other entities share.</summary>
    private static void AddKeys(int entity, KeyList keys)
    {
        keys.Clear();
        keys.BeginNext();
        keys.Add(0, (ulong)(entity % 3));
        keys.Add(1, (ulong)(entity / 50));
        keys.BeginNext();
        keys.Add(0, (ulong)entity);
    }
}
