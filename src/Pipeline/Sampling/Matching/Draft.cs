namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>A record on its way from what is true to what the department wrote; used again for further records.</summary>
internal sealed class Draft
{
    private ulong kinds;

    /// <summary>Whom it is about.</summary>
    public Entity Party { get; private set; } = null!;

    public Department Department { get; private set; } = null!;

    /// <summary>The truth; -1: nobody.</summary>
    public int Owner { get; set; }

    /// <summary>The parts of the name while no character of it is wrong.</summary>
    public NameParts NameParts { get; set; }

    public string Name { get; set; } = "";

    public AddressParts AddressParts { get; set; }

    public string Address { get; set; } = "";

    public string Code { get; set; } = "";

    public string SecondCode { get; set; } = "";

    public string District { get; set; } = "";

    public string Person { get; set; } = "";

    public string Industry { get; set; } = "";

    public string Licence { get; set; } = "";

    /// <summary>How many corruptions it has.</summary>
    public int Count => System.Numerics.BitOperations.PopCount(kinds);

    /// <summary>The name is still made of its parts, so that one of them may change.</summary>
    public bool HasNameParts { get; private set; }

    public bool HasAddressParts { get; private set; }

    public void Start(Entity party, Department department)
    {
        (Party, Department, Owner, kinds) = (party, department, party.Index, 0);
        (HasNameParts, HasAddressParts) = (true, true);
        (NameParts, Name) = (party.Name, party.Name.ToString());
        (AddressParts, Address) = (default, "");
        (Code, SecondCode, District, Person, Industry, Licence) = ("", "", "", "", "", "");
    }

    public bool Has(Corruption kind) => (kinds & 1UL << (int)kind) != 0;

    /// <summary>Has one from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public bool HasAny(Corruption first, Corruption last) => (kinds & (2UL << (int)last) - (1UL << (int)first)) != 0;

    public void Add(Corruption kind) => kinds |= 1UL << (int)kind;

    /// <summary>Another name from other parts; false when it is the same text.</summary>
    public bool Rename(in NameParts parts)
    {
        var text = parts.ToString();
        if (text == Name || text.Length < 2)
            return false;
        (NameParts, Name) = (parts, text);
        return true;
    }

    /// <summary>Another text for the name, whose parts are lost with it; false when it is the same.</summary>
    public bool Rename(string text)
    {
        if (text == Name || text.Length < 2)
            return false;
        (Name, HasNameParts) = (text, false);
        return true;
    }

    public bool Move(in AddressParts parts)
    {
        var text = parts.ToString();
        if (text == Address || text.Length < 2)
            return false;
        (AddressParts, Address) = (parts, text);
        return true;
    }

    public bool Move(string text)
    {
        if (text == Address)
            return false;
        (Address, HasAddressParts) = (text, false);
        return true;
    }
}
