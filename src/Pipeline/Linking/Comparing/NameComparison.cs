using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>
/// Compares the names of businesses: whole, without region and legal form, by former names, by sound, by trade name 字号 and industry, and
/// character by character.
/// </summary>
internal sealed class NameComparison(PartyColumns columns) : IComparison
{
    public const int Same = 1;
    public const int FormerName = 2;
    public const int Slip = 3;
    public const int SameSound = 4;
    public const int LookAlike = 5;
    public const int SameWhole = 6;
    public const int OneEdit = 7;
    public const int SameTradeName = 8;
    public const int NearIndustry = 9;
    public const int Contained = 10;
    public const int OtherIndustry = 11;
    public const int SameTradeNameSound = 12;
    public const int Close = 13;
    public const int Similar = 14;
    public const int OtherTradeName = 15;
    public const int OthersName = 16;
    public const int NearOthersName = 17;
    public const int OtherFormalName = 18;
    public const int Different = 19;

    private const byte Core = 0;
    private const byte TradeName = 1;
    private const byte CoreSound = 2;
    private const byte TradeNameSound = 3;
    private const byte Pair = 4;
    private const byte CoreLessOne = 5;
    private const byte CoreInDistrict = 6;
    private const byte CoreOfPerson = 7;
    private const byte TradeNameInDistrict = 8;
    private const byte TradeNameOfPerson = 9;
    private const byte CoreInRegion = 10;

    /// <summary>The tag of the name of the business that the record's is a branch of.</summary>
    private const int OfWhole = 1;

    private const int LessOneLengthMax = 20;

    private readonly int name = columns.Of("name");
    private readonly int aliases = columns.Of("aliases");
    private readonly int address = columns.Of("address");
    private readonly int district = columns.Of("district");
    private readonly int representative = columns.Of("representative");

    public string Name => "name";

    public ImmutableArray<Level> Levels { get; } =
    [
        Level.Missing,
        new("same", Rarity.Value, 0.65),
        new("former_name", Rarity.Value, 0.05),
        new("slip", Rarity.Piece, 0.04),
        new("same_sound", Rarity.Value, 0.05),
        new("look_alike", Rarity.Piece, 0.03),
        new("same_whole", Rarity.Piece, 0.04),
        new("one_edit", Rarity.Piece, 0.04),
        new("same_trade_name", Rarity.Value, 0.08),
        new("near_industry", Rarity.Value, 0.02),
        new("contained", Rarity.Piece, 0.02),
        new("other_industry", Rarity.Value, 0.01),
        new("same_trade_name_sound", Rarity.Value, 0.01),
        new("close", Rarity.Piece, 0.02),
        new("similar", Rarity.Piece, 0.01),
        new("other_trade_name", Rarity.Piece, 0.005),
        new("others_name", Rarity.None, 0.001),
        new("near_others_name", Rarity.None, 0.002),
        new("other_formal_name", Rarity.None, 0.005),
        new("different", Rarity.None, 0.02),
    ];

    public ImmutableArray<KeyKind> Keys { get; } =
    [
        new("name.core", 1000, 100),
        new("name.trade_name", 500, 60),
        new("name.core_sound", 300, 60),
        new("name.trade_name_sound", 200, 40),
        new("name.pair", 400, 35),
        new("name.core_less_one", 100, 60),
        new("name.core_in_district", 300, 50),
        new("name.core_of_person", 300, 50),
        new("name.trade_name_in_district", 200, 40),
        new("name.trade_name_of_person", 200, 40),
        new("name.core_in_region", 300, 50),
    ];

    public object? Prepare(Party party)
    {
        if (party[name].Length == 0)
            return null;
        var parsed = party.NameOf(name);
        if (parsed.Text.Length == 0)
            return null;
        return new NameFacts(
            parsed,
            FormerCoresOf(parsed, party[aliases]),
            DistrictOf(party),
            party[representative].Length > 0 ? NormalText.Of(party[representative].AsSpan(0, 1)).FirstOrDefault() : '\0'
        );
    }

    private static ImmutableArray<string> FormerCoresOf(BusinessName name, string listed)
    {
        if (name.Aliases.IsEmpty && listed.Length == 0)
            return [];
        var former = listed.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. name.Aliases.Concat(former).Select(alias => BusinessName.Parse(alias).Core).Where(core => core.Length > 0)];
    }

    private string DistrictOf(Party party)
    {
        var said = party.AddressOf(district).District;
        return said.Length > 0 ? said : party.AddressOf(address).District;
    }

    /// <summary>And by the business that it is a branch of.</summary>
    public void AddRecordKeys(object facts, KeyList keys)
    {
        AddEntityKeys(facts, keys);
        var own = (NameFacts)facts;
        if (own.Whole.Length < own.Core.Length)
            keys.Add(Core, own.Whole, OfWhole);
    }

    public void AddEntityKeys(object facts, KeyList keys)
    {
        var own = (NameFacts)facts;
        keys.Add(Core, own.Core);
        foreach (var former in own.FormerCores)
            keys.Add(Core, former);
        if (own.TradeName.Length >= 2)
        {
            keys.Add(TradeName, own.TradeName);
            keys.Add(TradeNameSound, own.TradeNameSound);
        }
        keys.Add(CoreSound, own.CoreSound);
        AddPairs(own.Core, keys);
        AddLessOne(own.Core, keys);
        AddWithOthers(own, keys);
    }

    /// <summary>The core without each of its characters: two cores within one edit have such a rest, or each other, in common.</summary>
    private static void AddLessOne(string core, KeyList keys)
    {
        if (core.Length is < NameLevels.OneEditLengthMin or > LessOneLengthMax)
            return;
        keys.Add(CoreLessOne, core);
        Span<char> rest = stackalloc char[core.Length - 1];
        for (var i = 0; i < core.Length; i++)
        {
            core.AsSpan(0, i).CopyTo(rest);
            core.AsSpan(i + 1).CopyTo(rest[i..]);
            keys.Add(CoreLessOne, rest);
        }
    }

    /// <summary>What tells homonyms apart.</summary>
    private static void AddWithOthers(NameFacts own, KeyList keys)
    {
        var core = KeyList.HashOf(own.Core);
        var tradeName = own.TradeName.Length >= 2 ? KeyList.HashOf(own.TradeName) : 0;
        if (own.District.Length > 0)
        {
            var district = KeyList.HashOf(own.District);
            keys.Add(CoreInDistrict, unchecked((core * 31) + district));
            if (tradeName != 0)
                keys.Add(TradeNameInDistrict, unchecked((tradeName * 31) + district));
        }
        if (own.Region.Length > 0)
            keys.Add(CoreInRegion, unchecked((core * 31) + KeyList.HashOf(own.Region)));
        if (own.Surname != '\0')
        {
            keys.Add(CoreOfPerson, unchecked((core * 31) + own.Surname));
            if (tradeName != 0)
                keys.Add(TradeNameOfPerson, unchecked((tradeName * 31) + own.Surname));
        }
    }

    public Agreement Compare(object record, object entity, KeyList keys)
    {
        var (ours, theirs) = ((NameFacts)record, (NameFacts)entity);
        if (ours.Core == theirs.Core)
            return Agreement.OnValue(
                Same,
                ours.Region.Length > 0 && ours.Region == theirs.Region ? keys.SharingOf(CoreInRegion) : keys.SharingOf(Core, 0)
            );
        if (
            theirs.FormerCores.Contains(ours.Core)
            || ours.FormerCores.Contains(theirs.Core)
            || ours.FormerCores.Any(theirs.FormerCores.Contains)
        )
            return Agreement.OnValue(FormerName, keys.SharingOf(Core, 0));
        var piece = RarestSharedPair(theirs.Core, keys);
        if (
            NameLevels.SlipLevel(ours.Core, theirs.Core, theirs.TradeName, ours.CoreSound == theirs.CoreSound) is var slip
            && slip > 0
        )
            return Agreement.OnValue(slip, slip == SameSound ? keys.SharingOf(CoreSound) : piece);
        if (piece > 0 && NameLevels.AreOfOneWhole(ours, theirs))
            return Agreement.OnValue(SameWhole, piece);
        if (ours.TradeName.Length >= 2 && ours.TradeName.SequenceEqual(theirs.TradeName))
            return Agreement.OnValue(NameLevels.IndustryLevel(ours.Industry, theirs.Industry), keys.SharingOf(TradeName));
        if (piece > 0 && NameLevels.IsContained(ours.Core, theirs.Core))
            return new Agreement(Contained, piece);
        if (
            ours.TradeName.Length >= 2
            && ours.TradeNameSound == theirs.TradeNameSound
            && NameLevels.IndustryLevel(ours.Industry, theirs.Industry) != OtherIndustry
        )
            return Agreement.OnValue(SameTradeNameSound, keys.SharingOf(TradeNameSound));
        var level = piece == 0 ? Different : NameLevels.SimilarityLevel(ours, theirs);
        return level == Different ? new Agreement(NameLevels.DifferentLevel(ours, theirs)) : new Agreement(level, piece);
    }

    public bool SeesOthers => true;

    /// <summary>
    /// A shop sign says little of the name it stands for; a whole name is written otherwise on purpose, least of all as another's. So where some candidate has
    /// the record's whole name, or one within a slip of it, one of an unlike name is told apart from those of records whose name nobody has.
    /// </summary>
    public Agreement Beside(object record, Agreement own, int closest)
    {
        if (own.Level < OtherFormalName || closest > OneEdit || !NameLevels.IsWhole((NameFacts)record))
            return own;
        return new Agreement(closest is <= Slip or SameWhole ? OthersName : NearOthersName);
    }

    private static void AddPairs(string core, KeyList keys)
    {
        for (var i = 0; i + 1 < Math.Min(core.Length, CoreLengthMax); i++)
        {
            var pair = NameFacts.PairOf(core[i], core[i + 1]);
            keys.Add(Pair, unchecked((ulong)pair), pair);
        }
    }

    /// <summary>Longer names are looked up by their first characters.</summary>
    private const int CoreLengthMax = 64;

    /// <summary>The number of entities that have the rarest pair of neighbouring characters of the record's which this entity has, too; 0: it has none.</summary>
    private static int RarestSharedPair(string core, KeyList keys)
    {
        var rarest = 0;
        for (var i = 0; i + 1 < Math.Min(core.Length, CoreLengthMax); i++)
        {
            var sharing = keys.SharingOf(Pair, NameFacts.PairOf(core[i], core[i + 1]));
            if (sharing > 0 && (rarest == 0 || sharing < rarest))
                rarest = sharing;
        }
        return rarest;
    }
}
