namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// What rows say of a party beside its name and code: where it is and who answers for it. A business is described in few ways, the same on every row
/// about a record, or a second telling would be a changed one; how well that fits the register does not depend on the spelling of its name.
/// </summary>
internal sealed class EvidenceCells(CityPlan city)
{
    /// <summary>Ways of naming a business, of records and of licences.</summary>
    private const int Ways = 32;

    private const int WaysOfNames = 4;
    private const int LicenceWay = Ways - 1;

    private readonly Businesses businesses = city.Businesses;
    private readonly RowText registered = new();

    /// <summary>Where the party is: as registered, without the province or the city, in full-width digits, or not told.</summary>
    public void WriteAddress(in Fact fact, RowText row)
    {
        if (fact.Form != PartyForm.Masked)
            WriteAddress(fact.Business, WayOf(fact), row);
    }

    /// <summary>Who answers for the party: in full, masked, the one after, or not told. Of natural persons nobody does.</summary>
    public void WriteRepresentative(in Fact fact, RowText row)
    {
        if (fact.Form != PartyForm.Masked)
            WriteRepresentative(fact.Business, WayOf(fact), row);
    }

    /// <summary>Where the holder of a licence does business.</summary>
    public void WriteLicensedAddress(in Business business, RowText row) => WriteAddress(business, LicenceWay, row);

    /// <summary>Who answers for the holder of a licence.</summary>
    public void WriteLicensedRepresentative(in Business business, RowText row) => WriteRepresentative(business, LicenceWay, row);

    private void WriteAddress(in Business business, int way, RowText row)
    {
        registered.Clear();
        businesses.WriteAddress(business, registered);
        ReadOnlySpan<char> address = registered.Open;
        var draws = DrawsOf(business, way);
        switch (draws.Below(100))
        {
            case < 50:
                row.Append(address);
                break;
            case < 70:
                row.Append(Without(address, "江西省"));
                break;
            case < 82:
                row.Append(Without(Without(address, "江西省"), "南昌市"));
                break;
            case < 92:
                row.Append(address);
                Widths.DigitsToFullWidth(row.Open);
                break;
        }
    }

    private void WriteRepresentative(in Business business, int way, RowText row)
    {
        var draws = DrawsOf(business, way);
        // The first number is the address's.
        draws.Next();
        switch (draws.Below(100))
        {
            case < 72:
                businesses.WritePerson(business, row, change: 0);
                break;
            case < 75:
                businesses.WritePerson(business, row, change: 1);
                break;
            case < 86:
                businesses.WritePerson(business, row, change: 0);
                row.Open[1..].Fill('*');
                break;
        }
    }

    private static int WayOf(in Fact fact) => (int)fact.Form * WaysOfNames + fact.NameVariant;

    private Draws DrawsOf(in Business business, int way) =>
        Draws.Of(city.Options.Seed, DrawStream.Evidence, business.Index * Ways + way);

    private static ReadOnlySpan<char> Without(ReadOnlySpan<char> address, string prefix) =>
        address.StartsWith(prefix, StringComparison.Ordinal) ? address[prefix.Length..] : address;
}
