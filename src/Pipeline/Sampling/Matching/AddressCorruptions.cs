namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>What departments do to addresses. Each tells whether it did something.</summary>
internal sealed class AddressCorruptions(Registry registry)
{
    public bool Apply(Corruption kind, Draft draft, ref Draws draws)
    {
        var address = draft.AddressParts;
        if (draft.Address.Length == 0 || draft.Has(Corruption.AddressOther))
            return false;
        return kind switch
        {
            Corruption.AddressOther => draft.HasAddressParts && Other(draft, ref draws),
            Corruption.AddressDistrictAbolished => draft.HasAddressParts && Abolish(draft, ref draws),
            Corruption.AddressPrefix => draft.HasAddressParts && Prefix(draft, draws.Below(3)),
            Corruption.AddressPartial => draft.HasAddressParts && Part(draft, draws.Below(3)),
            Corruption.AddressNumeral => !draft.HasAny(Corruption.AddressTypo, Corruption.AddressWidth)
                && draft.Move(TextSlips.ChangeNumeral(draft.Address, needsOrdinal: false)),
            Corruption.AddressTypo => !draft.Has(Corruption.AddressWidth)
                && draft.Move(TextSlips.Mistype(draft.Address, ref draws)),
            Corruption.AddressWidth => draft.Move(TextSlips.ChangeWidth(draft.Address)),
            _ => throw new InvalidOperationException($"{kind} is not about addresses."),
        };
    }

    /// <summary>It moved, or was inspected elsewhere; a district beside the address goes with it.</summary>
    private bool Other(Draft draft, ref Draws draws)
    {
        if (draft.Owner < 0 || draft.HasAny(Corruption.AddressOther, Corruption.AddressWidth))
            return false;
        var other = registry.Addresses.Make(ref draws);
        if (other.Street == draft.AddressParts.Street || !draft.Move(other))
            return false;
        if (draft.District.Length > 0)
            draft.District = AddressWords.District(other);
        return true;
    }

    private static bool Abolish(Draft draft, ref Draws draws)
    {
        var old = AddressWords.Abolished(draft.AddressParts.District, ref draws);
        if (old.Length == 0 || !draft.Move(draft.AddressParts with { District = old }))
            return false;
        if (draft.District.Length > 0)
            draft.District = old;
        return true;
    }

    private static bool Prefix(Draft draft, int way)
    {
        var address = draft.AddressParts;
        if (address.Street.Length < 2)
            return false;
        return draft.Move(
            way switch
            {
                0 => address with { Province = "" },
                1 => address with { Province = "", City = "" },
                _ => address with { Province = "", City = "", District = "" },
            }
        );
    }

    private static bool Part(Draft draft, int way)
    {
        var address = draft.AddressParts;
        if (address.Street.Length < 2)
            return false;
        return draft.Move(way < 2 ? address with { Rest = "" } : address with { Number = "", Rest = "" });
    }
}
