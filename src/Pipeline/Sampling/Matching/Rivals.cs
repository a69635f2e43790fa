namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Whether a record that belongs to an entity could as well belong to another, by all that it says.</summary>
internal sealed class Rivals(Registry registry)
{
    public bool AreLeft(Draft draft)
    {
        if (HasTellingCode(draft))
            return false;
        var hasAddress = draft.Address.Length > 0 && !draft.Has(Corruption.AddressOther);
        var hasPerson = draft.Person.Length > 0 && !draft.HasAny(Corruption.PersonChanged, Corruption.PersonMasked);
        if (draft.Has(Corruption.NaturalPerson))
            return !hasAddress;
        if (draft.Has(Corruption.NameShopSign) || IsUnlisted(draft) || registry.Index.IsSharedAlias(draft.Name))
            return !hasAddress && !hasPerson;
        var owner = registry.Index.Owner(draft.Name);
        if (owner == draft.Owner)
            return false;
        if (owner >= 0 && CouldBe(draft, registry[owner]))
            return true;
        var group = registry.Groups.GroupOf(draft.Owner);
        if (group >= 0)
            return IsLeft(draft, group);
        // Real registries have a few names twice; who the others are is not kept.
        return owner == NameIndex.Several && !hasAddress && !hasPerson;
    }

    private static bool HasTellingCode(Draft draft) =>
        draft.SecondCode.Length > 0
        || draft.Licence.Length > 0
        || draft.Code.Length > 0
            && !draft.Has(Corruption.NaturalPerson)
            && !draft.Has(Corruption.CodeOther)
            && !draft.Has(Corruption.CodeScientific);

    private bool IsUnlisted(Draft draft) =>
        draft.Has(Corruption.NameFormer)
        && draft.Name != registry.Alias(draft.Party, 0)
        && draft.Name != registry.Alias(draft.Party, 1);

    private bool IsLeft(Draft draft, int group)
    {
        var others = registry.Groups.Others(group);
        if (IsRival(draft, registry.Groups.Leader(group)))
            return true;
        for (var i = others.Start.Value; i < others.End.Value; i++)
        {
            if (IsRival(draft, i))
                return true;
        }
        return false;
    }

    private bool IsRival(Draft draft, int entity)
    {
        if (entity == draft.Owner)
            return false;
        var rival = registry[entity];
        return (rival.Name == draft.Party.Name || rival.Name.ToString() == draft.Name) && CouldBe(draft, rival);
    }

    private static bool CouldBe(Draft draft, Entity rival)
    {
        if (draft.Person.Length > 0 && !draft.Has(Corruption.PersonChanged))
        {
            var isSame = draft.Has(Corruption.PersonMasked)
                ? draft.Person[0] == rival.Representative[0]
                : draft.Person == rival.Representative;
            if (!isSame)
                return false;
        }
        if (draft.Has(Corruption.AddressOther))
            return true;
        var isNow = !draft.Has(Corruption.AddressDistrictAbolished);
        if (isNow && draft.District.Length > 0 && draft.District != rival.District)
            return false;
        if (draft.Address.Length == 0)
            return true;
        var (address, other) = (draft.AddressParts, rival.Address);
        return address.Street == other.Street
            && (address.Number.Length == 0 || address.Number == other.Number)
            && (!isNow || address.District.Length == 0 || address.District == other.District);
    }
}
