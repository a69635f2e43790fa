using System.Globalization;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Names of invented businesses: of the city's words, or put together anew from the parts of a real register's names.</summary>
internal sealed class NameMaker(ulong seed, RealWords real)
{
    private readonly TradeNames tradeNames = new(seed);

    public NameParts Make(Trade trade, char kind, string district, ref Draws draws) =>
        real.IsEmpty ? Invent(trade, kind, district, ref draws) : Recombine(district, ref draws);

    /// <summary>A trade name of the registry's kind.</summary>
    public string Brand(ref Draws draws)
    {
        if (real.IsEmpty)
            return tradeNames.Draw(ref draws);
        for (var tries = 0; tries < 8; tries++)
        {
            var brand = real.Name(ref draws).Brand;
            if (brand.Length is >= 2 and <= 5)
                return brand;
        }
        return tradeNames.Draw(ref draws);
    }

    /// <summary>The name that the business had before, different from its present one.</summary>
    public NameParts Former(Entity entity, ref Draws draws)
    {
        var name = entity.Name;
        var way = draws.Below(100);
        if (way < 45 || name.Trade.Length == 0)
            return name with { Brand = Brand(ref draws), Branch = "" };
        if (way < 75)
            return name with { Trade = OtherTrade(name.Trade, ref draws), Branch = "" };
        var brand = name.Brand.Length > 2 ? name.Brand[..2] : name.Brand + CityWords.Brand[draws.Below(CityWords.Brand.Length)];
        return name with { Brand = brand, Branch = "" };
    }

    /// <summary>Words for another line of business.</summary>
    public string OtherTrade(string trade, ref Draws draws)
    {
        while (true)
        {
            var other = real.IsEmpty ? "" : real.Name(ref draws).Trade;
            if (other.Length == 0)
            {
                var words = Trade.All[draws.Below(Trade.All.Length)].Words;
                other = words[draws.Below(words.Length)];
            }
            if (!trade.StartsWith(other[..Math.Min(2, other.Length)], StringComparison.Ordinal))
                return other;
        }
    }

    private NameParts Invent(Trade trade, char kind, string district, ref Draws draws)
    {
        var word = trade.Words[draws.Below(trade.Words.Length)];
        var brand = tradeNames.Draw(ref draws);
        if (kind == '1')
            return Company(brand, word, district, ref draws);
        var region = draws.Below(100) < 35 ? "南昌市" : "";
        var place = draws.Below(100) < 85 ? district : "";
        var form =
            kind == '3' ? "专业合作社"
            : draws.Below(100) < 10 ? "（个体工商户）"
            : "";
        var branch = draws.Below(100) < 2 && kind == '2' ? Ordinal(2 + draws.Below(8), "分店") : "";
        return new NameParts(region, place, brand, "", word, form, branch);
    }

    private static NameParts Company(string brand, string word, string district, ref Draws draws)
    {
        var region = NameWords.CompanyRegions[draws.Below(NameWords.CompanyRegions.Length)];
        var end = NameWords.TradeEnds[draws.Below(NameWords.TradeEnds.Length)];
        var trade = word.EndsWith(end.Length == 0 ? "\0" : end, StringComparison.Ordinal) ? word : word + end;
        var form = NameWords.CompanyForms[draws.Below(NameWords.CompanyForms.Length)];
        var isBracketed = region.Length > 0 && draws.Below(100) < 12;
        var branch = draws.Below(100) switch
        {
            0 => district + "分公司",
            1 => Ordinal(1 + draws.Below(9), "分公司"),
            2 => NameWords.TwoCharacters(ref draws) + "店",
            _ => "",
        };
        var (left, right) = draws.Below(2) == 0 ? ('（', '）') : ('(', ')');
        return new NameParts(
            isBracketed ? "" : region,
            region == "南昌市" && draws.Below(100) < 15 ? district : "",
            brand,
            isBracketed ? $"{left}{region}{right}" : "",
            trade,
            form,
            branch
        );
    }

    public static string Ordinal(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"第{ChineseNumber.Of(number)}{noun}");

    private NameParts Recombine(string district, ref Draws draws)
    {
        var place = real.Name(ref draws);
        var trade = real.Name(ref draws);
        var own = place.District.Length > 0 ? district : "";
        return new NameParts(place.Region, own, Brand(ref draws), place.Bracket, trade.Trade, trade.Form, "");
    }
}
