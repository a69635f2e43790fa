using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>What is compared of an address.</summary>
internal sealed class AddressFacts
{
    public AddressFacts(StreetAddress address)
    {
        Address = address;
        var region = address.Text.Length - RestLength(address);
        Rest = address.Text[region..];
        PlaceHash = HasNumber
            ? KeyList.HashOf($"{address.Road}|{address.Number}|{address.Building}|{address.Unit}")
            : KeyList.HashOf(Rest);
        NumberHash = KeyList.HashOf($"{address.Road}|{address.Number}");
    }

    public StreetAddress Address { get; }

    /// <summary>The normalised address from its road on; all of it where no road was found.</summary>
    public string Rest { get; }

    /// <summary>Road and house number are known.</summary>
    public bool HasNumber => Address.Road.Length > 0 && Address.Number.Length > 0;

    /// <summary>Of road, number, building and unit; without a number, of the rest.</summary>
    public ulong PlaceHash { get; }

    /// <summary>Of road and number.</summary>
    public ulong NumberHash { get; }

    private static int RestLength(StreetAddress address)
    {
        var road = address.Road.Length == 0 ? -1 : address.Text.IndexOf(address.Road, StringComparison.Ordinal);
        return road < 0 ? address.Text.Length : address.Text.Length - road;
    }
}
