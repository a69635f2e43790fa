namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>
/// The entities of a test case, each made again from its index whenever a row speaks of it: first the real ones, then invented ones with
/// names of their own, then those with another's name.
/// </summary>
internal sealed class Registry
{
    private const int OnlyLegacyPerTenThousand = 120;
    private const int LegacyTooPerTenThousand = 3000;
    private const int FoodPerTenThousand = 5500;
    private const int AliasPerTenThousand = 1500;
    private const int SecondAliasPerTenThousand = 200;
    private const int SameOwnerPerTenThousand = 4000;

    private static readonly Trade[] Food = [.. Trade.All.Where(trade => trade.IsFood)];
    private static readonly Trade[] Others = [.. Trade.All.Where(trade => !trade.IsFood)];

    private readonly ulong seed;
    private readonly RealRegister real;
    private readonly int firstHomonym;
    private readonly EntityCodes codes;

    public Registry(ulong seed, int count, int homonyms, RealRegister real)
    {
        (this.seed, this.real, Count, Homonyms) = (seed, real, count, homonyms);
        firstHomonym = count - homonyms;
        RealCount = Math.Min(real.Businesses.Length, firstHomonym);
        codes = new EntityCodes(seed, real);
        var words = new RealWords(real);
        Names = new NameMaker(seed, words);
        Addresses = new AddressMaker(words);
        Groups = new HomonymPlan(seed, firstHomonym, homonyms);
        Index = new NameIndex(this);
    }

    public int Count { get; }

    public int RealCount { get; }

    public int Homonyms { get; }

    public NameMaker Names { get; }

    public AddressMaker Addresses { get; }

    public HomonymPlan Groups { get; }

    public NameIndex Index { get; }

    public Entity this[int index] =>
        index < RealCount ? Real(index)
        : index < firstHomonym ? Invented(index)
        : Homonym(index);

    /// <summary>A business that no registry knows: name and address are what the caller says.</summary>
    /// <param name="number">Not the same for two of them.</param>
    /// <param name="model">The registered business that it resembles.</param>
    /// <param name="name">Its name.</param>
    /// <param name="address">Its address.</param>
    public Entity Stranger(long number, Entity model, in NameParts name, in AddressParts address)
    {
        var draws = Draws.Of(seed, DrawStream.MatchPerson, Count + number);
        var district = AddressWords.District(address);
        return new Entity
        {
            Index = -1,
            Kind = model.Kind,
            Name = name,
            Code = codes.Uscc(Count + number, model.Kind, district, isLettered: true),
            RegistrationNumber = "",
            Address = address,
            District = district,
            Representative = PersonNames.Draw(ref draws),
            Industry = model.Industry,
            Licence = model.Licence.Length > 0 ? EntityCodes.StrangerLicence(number, district) : "",
        };
    }

    /// <summary>The former names that the registry lists.</summary>
    public string Alias(Entity entity, int ordinal)
    {
        var draws = AliasDraws(entity.Index, ordinal, out var isThere);
        return isThere ? FormerName(entity, ref draws) : "";
    }

    /// <summary>Told without making the entity.</summary>
    public bool MayHaveAliases(int entity)
    {
        AliasDraws(entity, 0, out var hasFirst);
        AliasDraws(entity, 1, out var hasSecond);
        return hasFirst || hasSecond;
    }

    /// <summary>All former names that the registry lists, joined by semicolons.</summary>
    public string Aliases(Entity entity)
    {
        var first = Alias(entity, 0);
        var second = Alias(entity, 1);
        return first.Length == 0 || second.Length == 0 || first == second
            ? (first.Length > 0 ? first : second)
            : $"{first};{second}";
    }

    /// <summary>A former name of which the registry does not know; empty where there is none.</summary>
    public string UnlistedFormerName(Entity entity)
    {
        var draws = Draws.Of(seed, DrawStream.MatchName, entity.Index * 4L + 2);
        var name = FormerName(entity, ref draws);
        return Index.IsKnown(name) ? "" : name;
    }

    private Draws AliasDraws(int entity, int ordinal, out bool isThere)
    {
        var draws = Draws.Of(seed, DrawStream.MatchName, entity * 4L + ordinal);
        isThere = draws.Chance(ordinal == 0 ? AliasPerTenThousand : SecondAliasPerTenThousand);
        return draws;
    }

    private string FormerName(Entity entity, ref Draws draws)
    {
        var name = Names.Former(entity, ref draws).ToString();
        return Index.IsFree(name) ? name : "";
    }

    private Entity Real(int index)
    {
        var row = real.Businesses[index];
        var draws = Draws.Of(seed, DrawStream.MatchEntity, index);
        var name = NameParser.Parse(RealWords.Cleaned(row.Name));
        var address = AddressParser.Parse(RealWords.Cleaned(row.Address));
        var hasUscc = row.Code.Length == BusinessCodes.UsccLength;
        var hasNumber = draws.Chance(LegacyTooPerTenThousand);
        var trade = TradeWords.Of(name.Trade);
        var district = AddressWords.District(address);
        return new Entity
        {
            Index = index,
            Kind = hasUscc ? row.Code[1] : '1',
            Name = name,
            Code = hasUscc ? row.Code : "",
            RegistrationNumber =
                !hasUscc ? row.Code
                : hasNumber ? codes.RegistrationNumber(index, district)
                : "",
            Address = address,
            District = district,
            Representative = Person(index),
            Industry = trade?.Code ?? "",
            Licence = trade is { IsFood: true } ? codes.Licence(index, district) : "",
        };
    }

    private Entity Invented(int index)
    {
        var draws = Draws.Of(seed, DrawStream.MatchEntity, index);
        var isFood = draws.Chance(FoodPerTenThousand);
        var trade = TradeWords.Draw(isFood ? Food : Others, ref draws);
        var kind =
            trade.Category == "agriculture" && draws.Chance(4000) ? '3'
            : draws.Chance(isFood ? 6000 : 3500) ? '2'
            : '1';
        var address = Address(index);
        var names = Draws.Of(seed, DrawStream.MatchName, (index * 64L + Index.NameAttempt(index)) + 1_000_000_000_000);
        var name = Names.Make(trade, kind, AddressWords.District(address), ref names);
        if (real.Businesses.Length > 0)
        {
            kind = name.Form.EndsWith("合作社", StringComparison.Ordinal) ? '3' : '1';
            trade = TradeWords.Of(name.Trade);
        }
        return Complete(index, kind, name, address, trade, Person(index));
    }

    private Entity Homonym(int index)
    {
        var group = Groups.GroupOf(index);
        var leader = this[Groups.Leader(group)];
        var address = Address(index);
        var draws = Draws.Of(seed, DrawStream.MatchHomonym, index + 1_000_000_000_000);
        var name = HomonymNames.Of(leader.Name, group, Groups.Ordinal(index), AddressWords.District(address), seed, ref draws);
        var isSameOwner = name.Branch != leader.Name.Branch && draws.Chance(SameOwnerPerTenThousand);
        var person = isSameOwner ? leader.Representative : Person(index);
        return Complete(index, leader.Kind, name, address, TradeWords.OfCode(leader.Industry), person);
    }

    private Entity Complete(int index, char kind, in NameParts name, in AddressParts address, Trade? trade, string person)
    {
        var draws = Draws.Of(seed, DrawStream.MatchEntity, index + 1_000_000_000_000);
        var hasUscc = !draws.Chance(OnlyLegacyPerTenThousand);
        var hasNumber = !hasUscc || draws.Chance(LegacyTooPerTenThousand);
        var isLettered = kind != '1' || draws.Chance(5000);
        var district = AddressWords.District(address);
        return new Entity
        {
            Index = index,
            Kind = kind,
            Name = name,
            Code = hasUscc ? codes.Uscc(index, kind, district, isLettered) : "",
            RegistrationNumber = hasNumber ? codes.RegistrationNumber(index, district) : "",
            Address = address,
            District = district,
            Representative = person,
            Industry = trade?.Code ?? "",
            Licence = trade is { IsFood: true } ? codes.Licence(index, district) : "",
        };
    }

    private AddressParts Address(int index)
    {
        var draws = Draws.Of(seed, DrawStream.MatchAddress, index * 64L + Index.AddressAttempt(index));
        return Addresses.Make(ref draws);
    }

    private string Person(int index)
    {
        var draws = Draws.Of(seed, DrawStream.MatchPerson, index);
        return PersonNames.Draw(ref draws);
    }
}
