namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Businesses and persons that are not in the registry, most of them near misses of one that is.</summary>
internal sealed class Strangers(Registry registry)
{
    private const int OtherPerCent = 35;
    private const int IndustryPerCent = 25;
    private const int DistrictPerCent = 15;
    private const int TradeNamePerCent = 15;
    private const int SameStreetPerCent = 30;
    private const int CompanyTries = 20;

    /// <summary>Who it is, and how it came about.</summary>
    public (Entity Party, Corruption Kind) Draw(long number, ref Draws draws)
    {
        while (true)
        {
            var model = registry[draws.Below(registry.Count)];
            var way = draws.Below(100);
            if (way < OtherPerCent)
            {
                var other = registry.Names.Make(Trade.All[draws.Below(Trade.All.Length)], model.Kind, model.District, ref draws);
                if (Make(number, model, other, registry.Addresses.Make(ref draws)) is { } wholly)
                    return (wholly, Corruption.NobodyOther);
                continue;
            }
            way -= OtherPerCent;
            if (way < IndustryPerCent + DistrictPerCent + TradeNamePerCent)
            {
                var kind =
                    way < IndustryPerCent ? Corruption.NobodyIndustry
                    : way < IndustryPerCent + DistrictPerCent ? Corruption.NobodyDistrict
                    : Corruption.NobodyTradeName;
                if (NearMiss(kind, number, model, ref draws) is { } near)
                    return (near, kind);
            }
            else if (Company(model, ref draws) is { } company)
                return (Person(number, company, ref draws), Corruption.NaturalPerson);
        }
    }

    private Entity? NearMiss(Corruption kind, long number, Entity model, ref Draws draws)
    {
        var name = model.Name;
        if (name.Brand.Length < 2)
            return null;
        if (kind == Corruption.NobodyDistrict)
        {
            var district = AddressWords.Other(model.District, ref draws);
            var renamed = name.District.Length > 0 ? name with { District = district } : name;
            // Within a city two companies have no one name (企业名称登记管理规定, article 17); shops do.
            var isShop = model.IsSoleTrader && !name.ToString().AsSpan().ContainsAny("县区镇乡村");
            return renamed == name && !isShop
                ? null
                : Make(number, model, renamed, AddressMaker.Invent(district, ref draws), mayHaveItsName: true);
        }
        var other =
            kind == Corruption.NobodyIndustry
                ? name with
                {
                    Trade = registry.Names.OtherTrade(name.Trade, ref draws),
                }
                : name with
                {
                    Brand = registry.Names.Brand(ref draws),
                };
        var address = AddressMaker.Invent(model.District, ref draws);
        if (draws.Below(100) < SameStreetPerCent && model.Address.Number.Length > 0)
            address = model.Address with { Number = address.Number, Rest = address.Rest };
        return Make(number, model, other, address);
    }

    /// <summary>The stranger, or null where the registry has one of its name (in the same place).</summary>
    private Entity? Make(long number, Entity model, in NameParts name, in AddressParts address, bool mayHaveItsName = false)
    {
        var text = name.ToString();
        if (registry.Index.Has(text, address.ToString()))
            return null;
        if (!mayHaveItsName && registry.Index.IsKnown(text))
            return null;
        if (text == registry.Alias(model, 0) || text == registry.Alias(model, 1) || text == registry.UnlistedFormerName(model))
            return null;
        return registry.Stranger(number, model, name, address);
    }

    private Entity? Company(Entity model, ref Draws draws)
    {
        for (var tries = 0; tries < CompanyTries && model.IsSoleTrader; tries++)
            model = registry[draws.Below(registry.Count)];
        return model.IsSoleTrader ? null : model;
    }

    /// <summary>The one who represents a company, in an affair of her own.</summary>
    private Entity Person(long number, Entity company, ref Draws draws)
    {
        var name = new NameParts("", "", company.Representative, "", "", "", "");
        var stranger = registry.Stranger(number, company, name, AddressMaker.Dwelling(ref draws));
        return stranger with
        {
            Code = PersonNames.MaskedNumber(ref draws),
            Representative = company.Representative,
            Industry = "",
            Licence = "",
        };
    }
}
