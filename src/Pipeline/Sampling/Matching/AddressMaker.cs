using System.Globalization;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Addresses of invented businesses: of the city's districts, or put together anew from a real register's.</summary>
internal sealed class AddressMaker(RealWords real)
{
    private static readonly string[] Rural = ["新建区", "南昌县", "安义县", "进贤县"];

    public AddressParts Make(ref Draws draws)
    {
        if (real.IsEmpty)
            return Invent(CityWords.Districts[draws.Below(CityWords.Districts.Length)].Name, ref draws);
        var place = real.Address(ref draws);
        var room = real.Address(ref draws);
        if (place.Number.Length == 0)
            return place;
        return place with { Number = Number(ref draws), Rest = room.Number.Length > 0 ? room.Rest : place.Rest };
    }

    /// <summary>An address in a district; for a near miss of a business elsewhere.</summary>
    public static AddressParts Invent(string district, ref Draws draws)
    {
        var hasProvince = draws.Below(100) < 60;
        var hasCity = hasProvince || draws.Below(100) < 85;
        var street =
            Rural.Contains(district) && draws.Below(100) < 55
                ? NameWords.Towns[draws.Below(NameWords.Towns.Length)] + Street(ref draws)
                : Street(ref draws);
        var number = Number(ref draws);
        return new AddressParts(hasProvince ? "江西省" : "", hasCity ? "南昌市" : "", district, street, number, Rest(ref draws));
    }

    /// <summary>A dwelling, for natural persons.</summary>
    public static AddressParts Dwelling(ref Draws draws)
    {
        var address = Invent(CityWords.Districts[draws.Below(CityWords.Districts.Length)].Name, ref draws);
        return address with { Rest = Rooms(ref draws) };
    }

    private static string Street(ref Draws draws) =>
        draws.Below(100) < 35
            ? CityWords.Roads[draws.Below(CityWords.Roads.Length)]
            : NameWords.TwoCharacters(ref draws) + NameWords.RoadEnds[draws.Below(NameWords.RoadEnds.Length)];

    private static string Number(ref Draws draws)
    {
        var number = 1 + draws.Below(draws.Below(3) == 0 ? 1999 : 300);
        return string.Create(CultureInfo.InvariantCulture, $"{number}号");
    }

    private static string Rest(ref Draws draws)
    {
        var way = draws.Below(100);
        if (way < 25)
            return "";
        if (way < 45)
            return Rooms(ref draws);
        if (way < 55)
            return string.Create(CultureInfo.InvariantCulture, $"{1 + draws.Below(6)}楼");
        if (way < 70)
            return string.Create(CultureInfo.InvariantCulture, $"附{1 + draws.Below(60)}号");
        if (way < 80)
            return string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + draws.Below(6))}区{1 + draws.Below(200)}号店面");
        return NameWords.TwoCharacters(ref draws) + NameWords.Estates[draws.Below(NameWords.Estates.Length)] + Rooms(ref draws);
    }

    private static string Rooms(ref Draws draws)
    {
        var building = 1 + draws.Below(30);
        var unit = 1 + draws.Below(4);
        var room = (1 + draws.Below(18)) * 100 + 1 + draws.Below(8);
        return draws.Below(2) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{building}栋{unit}单元{room}室")
            : string.Create(CultureInfo.InvariantCulture, $"{building}栋{room}室");
    }
}
