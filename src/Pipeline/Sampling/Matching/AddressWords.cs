namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Districts as addresses, registries and old files write them.</summary>
internal static class AddressWords
{
    /// <summary>Districts that were renamed or abolished, in either direction of time.</summary>
    private static readonly (string Written, string Other)[] Renamed =
    [
        ("新建区", "新建县"),
        ("新建县", "新建区"),
        ("红谷滩新区", "红谷滩区"),
        ("红谷滩区", "红谷滩新区"),
        ("湾里区", "新建区"),
    ];

    /// <summary>The district of an address, by its present name; zones stand for themselves.</summary>
    public static string District(in AddressParts address) =>
        address.District switch
        {
            "新建县" => "新建区",
            "红谷滩新区" => "红谷滩区",
            var district => district,
        };

    /// <summary>Six digits; the city's own where the district has none of the list.</summary>
    public static string Division(string district)
    {
        foreach (var (code, name) in CityWords.Districts)
        {
            if (name == district)
                return code;
        }
        return "360100";
    }

    /// <summary>What an old file calls the district, or empty; a part of 新建区 was 湾里区 until 2019.</summary>
    public static string Abolished(string district, ref Draws draws)
    {
        if (district == "新建区" && draws.Below(100) < 25)
            return "湾里区";
        foreach (var (written, other) in Renamed)
        {
            if (written == district)
                return other;
        }
        return "";
    }

    /// <summary>Another district of the city.</summary>
    public static string Other(string district, ref Draws draws)
    {
        var at = draws.Below(CityWords.Districts.Length);
        var other = CityWords.Districts[at].Name;
        return other == district ? CityWords.Districts[(at + 1) % CityWords.Districts.Length].Name : other;
    }
}
