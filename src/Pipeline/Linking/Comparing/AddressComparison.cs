using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares addresses 住所: unit, house number, road, district.</summary>
internal sealed class AddressComparison(PartyColumns columns) : IComparison
{
    public const int SamePlace = 1;
    public const int SameNumber = 2;
    public const int OtherUnit = 3;
    public const int SameRoad = 4;
    public const int OtherNumber = 5;
    public const int Similar = 6;
    public const int SameDistrict = 7;
    public const int OtherRoad = 8;
    public const int OtherDistrict = 9;

    private const byte Place = 0;
    private const byte HouseNumber = 1;
    private const byte Road = 2;

    private const int SimilarFrom = 880;

    private readonly int address = columns.Of("address");

    public string Name => "address";

    public ImmutableArray<Level> Levels { get; } =
    [
        Level.Missing,
        new("same_place", Rarity.Value, 0.55),
        new("same_number", Rarity.Value, 0.15),
        new("other_unit", Rarity.Value, 0.03),
        new("same_road", Rarity.Value, 0.06),
        new("other_number", Rarity.Value, 0.02),
        new("similar", Rarity.None, 0.06),
        new("same_district", Rarity.None, 0.06),
        new("other_road", Rarity.None, 0.03),
        new("other_district", Rarity.None, 0.04),
    ];

    public ImmutableArray<KeyKind> Keys { get; } =
    [
        new("address.place", 200, 100),
        new("address.number", 120, 70),
        // Followed nowhere; its rarity counts.
        new("address.road", 0, 0),
    ];

    public object? Prepare(Party party)
    {
        if (party[address].Length == 0)
            return null;
        var parsed = party.AddressOf(address);
        return parsed.Text.Length == 0 ? null : new AddressFacts(parsed);
    }

    public void AddRecordKeys(object facts, KeyList keys)
    {
        var own = (AddressFacts)facts;
        keys.Add(Place, own.PlaceHash);
        if (own.HasNumber)
            keys.Add(HouseNumber, own.NumberHash);
        if (own.Road.Length > 0)
            keys.Add(Road, own.Road);
    }

    public Agreement Compare(object record, object entity, KeyList keys)
    {
        var (ours, theirs) = ((AddressFacts)record, (AddressFacts)entity);
        if (ours.PlaceHash == theirs.PlaceHash)
            return Agreement.OnValue(SamePlace, keys.SharingOf(Place));
        if (ours.HasNumber && theirs.HasNumber && ours.NumberHash == theirs.NumberHash)
            return Agreement.OnValue(
                Contradict(ours.BuildingKey, theirs.BuildingKey) || Contradict(ours.UnitKey, theirs.UnitKey)
                    ? OtherUnit
                    : SameNumber,
                keys.SharingOf(HouseNumber)
            );
        if (ours.Road.Length > 0 && ours.Road.SequenceEqual(theirs.Road))
            return Agreement.OnValue(
                Contradict(ours.NumberKey, theirs.NumberKey) || Contradict(ours.UnitKey, theirs.UnitKey) ? OtherNumber : SameRoad,
                keys.SharingOf(Road)
            );
        if (TextSimilarity.JaroWinkler(ours.Rest, theirs.Rest) >= SimilarFrom)
            return new Agreement(Similar);
        if (ours.District.Length == 0 || theirs.District.Length == 0)
            return new Agreement(OtherRoad);
        return new Agreement(ours.District == theirs.District ? SameDistrict : OtherDistrict);
    }

    private static bool Contradict(ulong ours, ulong theirs) => ours != 0 && theirs != 0 && ours != theirs;
}
