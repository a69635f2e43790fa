using System.Buffers;

namespace FoodCredit.Pipeline.Naming;

/// <summary>
/// Takes an address apart. 1. Normal form, with dividers between numbers. 2. Brackets go, notes with them; numerals of numbers become digits.
/// 3. The regions at the beginning give the district. 4. The road, or the place that serves as one. 5. The numbers behind it.
/// </summary>
internal static class AddressParser
{
    private const int StackChars = 128;

    public static StreetAddress Parse(ReadOnlySpan<char> written)
    {
        var room = written.Length * 4 + 8;
        var rented = written.Length > StackChars ? ArrayPool<char>.Shared.Rent(room) : null;
        var buffer = rented ?? stackalloc char[StackChars * 4 + 8];
        var length = NormalText.WriteAddress(written, buffer);
        var text = buffer[length..];
        var address = Take(text[..AddressText.Write(buffer[..length], text)]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return address;
    }

    private static StreetAddress Take(ReadOnlySpan<char> text)
    {
        var start = DistrictEnd(text, out var district, out var zone);
        var road = RoadScan.Find(text, start, out var end);
        if (road.Length == 0)
            road = zone;
        var numbers = new HouseNumbers(text, end, road.Length > 0);
        return new()
        {
            Text = new string(text),
            District = district,
            Road = road.Length == 0 ? "" : new string(road.Of(text)),
            Number =
                numbers.Annex.Length > 0
                    ? string.Concat(numbers.Number.Of(text), "-", numbers.Annex.Of(text))
                    : TextOf(numbers.Number, text),
            Building = TextOf(numbers.Building, text),
            Unit = TextOf(numbers.Unit, text),
        };
    }

    private static string TextOf(Part part, ReadOnlySpan<char> text) => part.Length == 0 ? "" : new string(part.Of(text));

    /// <summary>The end of the regions. Zones behind the district that they lie in go with them, and serve as the road where there is none.</summary>
    private static int DistrictEnd(ReadOnlySpan<char> text, out string district, out Part zone)
    {
        var at = 0;
        var region = default(Region);
        for (int length; (length = Regions.TryBegin(text[at..], region, out var next)) > 0; region = next)
            at += length;
        district = region.District ?? "";
        if (
            at > 0
            && at + 1 < text.Length
            && text[at - 1] == '县'
            && text[at] == '城'
            && text[at + 1] is not ('东' or '南' or '西' or '北' or '中' or '关')
        )
            at++; // 安义县城
        zone = default;
        while (region.Level == 3)
        {
            var length = Regions.TryBegin(text[at..], default, out var inside);
            if (length == 0 || inside.Level < 3 || inside.IsBare || !(inside.IsLocal || inside.District == district))
                break;
            zone = new(at, length);
            at += length;
        }
        return at;
    }
}
