namespace FoodCredit.Pipeline.Naming;

/// <summary>
/// An address (住所, 经营场所) in its parts; what is absent is empty. 江西省南昌市湾里区招贤大道２５７号附3号11栋1单元1801室 is district 新建区,
/// road 招贤大道, number 257-3, building 11, unit 1801.
/// </summary>
internal readonly struct StreetAddress
{
    /// <summary>The whole address in normal form, hyphens between numbers kept, notes in brackets left out, numerals of numbers in digits.</summary>
    public required string Text { get; init; }

    /// <summary>The district or zone as it is called today: 湾里区 is in 新建区 since 2019.</summary>
    public required string District { get; init; }

    /// <summary>The road, street or lane; without one the village, market, estate or building.</summary>
    public required string Road { get; init; }

    /// <summary>The house number, with the number of an annex behind a hyphen.</summary>
    public required string Number { get; init; }

    public required string Building { get; init; }

    /// <summary>The room, shop or flat.</summary>
    public required string Unit { get; init; }

    /// <summary>Any text is an address; none is refused.</summary>
    public static StreetAddress Parse(ReadOnlySpan<char> written) => AddressParser.Parse(written);

    public override string ToString() => Text;
}
