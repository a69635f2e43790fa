using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>
/// What is compared of an address. Half a million of them are kept: parts that are only compared for equality as hashes, and no text twice.
/// </summary>
internal sealed class AddressFacts
{
    private readonly int roadLength;

    public AddressFacts(StreetAddress address)
    {
        District = address.District;
        Rest = RestOf(address);
        roadLength = address.Road.Length;
        (NumberKey, BuildingKey, UnitKey) = (KeyOf(address.Number), KeyOf(address.Building), KeyOf(address.Unit));
        NumberHash = Together(KeyOf(address.Road), NumberKey);
        PlaceHash = HasNumber ? Together(Together(NumberHash, BuildingKey), UnitKey) : KeyList.HashOf(Rest);
    }

    public string District { get; }

    /// <summary>The normalised address from its road on; all of it where no road was found.</summary>
    public string Rest { get; }

    /// <summary>Empty: not known.</summary>
    public ReadOnlySpan<char> Road => Rest.AsSpan(0, roadLength);

    /// <summary>Road and house number are known.</summary>
    public bool HasNumber => roadLength > 0 && NumberKey != 0;

    /// <summary>Of road, number, building and unit; without a number, of the rest.</summary>
    public ulong PlaceHash { get; }

    /// <summary>Of road and number.</summary>
    public ulong NumberHash { get; }

    /// <summary>Of the house number; 0: not known.</summary>
    public ulong NumberKey { get; }

    /// <summary>Of the building; 0: not known.</summary>
    public ulong BuildingKey { get; }

    /// <summary>Of the unit; 0: not known.</summary>
    public ulong UnitKey { get; }

    private static ulong KeyOf(string part) => part.Length == 0 ? 0 : KeyList.HashOf(part);

    private static ulong Together(ulong first, ulong second) => unchecked((first * 31) + second);

    private static string RestOf(StreetAddress address)
    {
        var road = address.Road.Length == 0 ? -1 : address.Text.IndexOf(address.Road, StringComparison.Ordinal);
        return road < 0 ? address.Text : address.Text[road..];
    }
}
