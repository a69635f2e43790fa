using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>A party as comparisons ask for it: its name and its addresses are taken apart once, however many of them ask. Not safe for several threads.</summary>
internal sealed class Party(PartyFields fields)
{
    private const int NotYet = int.MinValue;

    private (int Column, BusinessName Name) name = (NotYet, default);
    private (int Column, StreetAddress Address) last = (NotYet, default);
    private (int Column, StreetAddress Address) before = (NotYet, default);

    /// <summary>The text of a column, or empty.</summary>
    public string this[int column] => fields[column];

    /// <summary>The name that a column tells.</summary>
    public BusinessName NameOf(int column)
    {
        if (name.Column != column)
            name = (column, BusinessName.Parse(fields[column]));
        return name.Name;
    }

    /// <summary>The address that a column tells; parties have two, their own and that of their district.</summary>
    public StreetAddress AddressOf(int column)
    {
        if (last.Column == column)
            return last.Address;
        (last, before) = (before, last);
        if (last.Column != column)
            last = (column, StreetAddress.Parse(fields[column]));
        return last.Address;
    }
}
