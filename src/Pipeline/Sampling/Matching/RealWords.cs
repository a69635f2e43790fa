namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>The parts of a real register's names and addresses, of which invented ones are put together: of all rows, or of many spread over it.</summary>
internal sealed class RealWords
{
    private const int RowsMax = 50_000;

    private readonly NameParts[] names;
    private readonly AddressParts[] addresses;

    public RealWords(RealRegister real)
    {
        var rows = real.Businesses;
        var count = Math.Min(rows.Length, RowsMax);
        names = new NameParts[count];
        addresses = new AddressParts[count];
        for (var i = 0; i < count; i++)
        {
            var row = rows[(int)((long)i * rows.Length / count)];
            names[i] = NameParser.Parse(Cleaned(row.Name));
            addresses[i] = AddressParser.Parse(Cleaned(row.Address));
        }
    }

    /// <summary>There is no real register.</summary>
    public bool IsEmpty => names.Length == 0;

    public NameParts Name(ref Draws draws) => names[draws.Below(names.Length)];

    public AddressParts Address(ref Draws draws) => addresses[draws.Below(addresses.Length)];

    /// <summary>A real text without what would break a line of a test case.</summary>
    public static string Cleaned(string text)
    {
        var trimmed = text.Trim();
        return trimmed.AsSpan().ContainsAny('\r', '\n') ? trimmed.ReplaceLineEndings("") : trimmed;
    }
}
