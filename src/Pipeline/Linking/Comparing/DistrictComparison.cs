using System.Collections.Concurrent;
using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares districts 区县 where one of the two has no address: addresses say the same, and more.</summary>
internal sealed class DistrictComparison(PartyColumns columns) : IComparison
{
    private const int Same = 1;
    private const int Different = 2;

    /// <summary>A country has few districts.</summary>
    private readonly ConcurrentDictionary<(string, bool), Facts> known = new();

    private readonly int address = columns.Of("address");
    private readonly int district = columns.Of("district");

    public string Name => "district";

    public ImmutableArray<Level> Levels { get; } =
    [Level.Missing, new("same", Rarity.None, 0.95), new("different", Rarity.None, 0.05)];

    public object? Prepare(Party party)
    {
        var place = party.AddressOf(address);
        var said = party[district].Length > 0 ? party.AddressOf(district).District : "";
        var own = said.Length > 0 ? said : place.District;
        return own.Length == 0
            ? null
            : known.GetOrAdd((own, place.Text.Length > 0), static one => new Facts(one.Item1, one.Item2));
    }

    public Agreement Compare(object record, object entity, KeyList keys)
    {
        var (ours, theirs) = ((Facts)record, (Facts)entity);
        if (ours.HasAddress && theirs.HasAddress)
            return default;
        return new Agreement(ours.District == theirs.District ? Same : Different);
    }

    private sealed record Facts(string District, bool HasAddress);
}
