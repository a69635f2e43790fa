using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// The businesses of the city, each made again from its index whenever a row speaks of it. Indices from <see cref="Count"/> on are
/// businesses that no registry knows.
/// </summary>
internal sealed class Businesses
{
    private const int FoodPerTenThousand = 2500;
    private const int OnlyLegacyPerTenThousand = 120;
    private const int LegacyTooPerTenThousand = 3000;

    private static readonly Trade[] Food = [.. Trade.All.Where(t => t.IsFood)];
    private static readonly Trade[] Others = [.. Trade.All.Where(t => !t.IsFood)];
    private static readonly int FoodWeight = Food.Sum(t => t.Weight);
    private static readonly int OthersWeight = Others.Sum(t => t.Weight);

    private readonly ulong seed;
    private readonly int firstDay;
    private readonly int lastDay;
    private readonly ImmutableArray<RealRegistration> real;
    private readonly Permutation brands;
    private readonly Permutation lettered;
    private readonly Permutation numeric;

    /// <param name="seed">The city's seed.</param>
    /// <param name="count">How many are registered.</param>
    /// <param name="grids">The template's grids.</param>
    /// <param name="firstDay">The day of the first dumps; most businesses are older.</param>
    /// <param name="lastDay">The day of the last registrations.</param>
    /// <param name="real">Real registrations that take the place of invented names, codes and addresses; may be empty.</param>
    public Businesses(ulong seed, long count, CodeTable grids, int firstDay, int lastDay, RealRegister real)
    {
        (this.seed, Count, this.firstDay, this.lastDay, this.real) = (seed, count, firstDay, lastDay, real.Businesses);
        Grids = [.. grids.Entries.Select(g => g.Code)];
        Branches = [.. grids.Entries.Select(g => grids.Extra(g, "branch"))];
        var all = count + StrangersMax(count);
        brands = new Permutation(Math.Max(all, (long)CityWords.Brand.Length * CityWords.Brand.Length), seed);
        lettered = new Permutation(BusinessCodes.LetteredCodes, seed);
        numeric = new Permutation(BusinessCodes.NumericCodes, seed);
    }

    /// <summary>How many are registered.</summary>
    public long Count { get; }

    /// <summary>Grid codes.</summary>
    public string[] Grids { get; }

    /// <summary>The branch of each grid.</summary>
    public string[] Branches { get; }

    /// <summary>The most businesses that shop names suffice for.</summary>
    public static long CountMax => (long)CityWords.Brand.Length * CityWords.Brand.Length * CityWords.Brand.Length * 4 / 5;

    /// <summary>How many businesses exist that no registry knows.</summary>
    public static long StrangersMax(long count) => count / 10 + 1000;

    public Business this[long index]
    {
        get
        {
            var draws = Draws.Of(seed, DrawStream.Business, index);
            var isFood = draws.Chance(FoodPerTenThousand);
            var trade = isFood ? Pick(Food, draws.Below(FoodWeight)) : Pick(Others, draws.Below(OthersWeight));
            var isStranger = index >= Count;
            var kind =
                trade.Category == "agriculture" && draws.Chance(4000) ? '3'
                : draws.Chance(isFood ? 7200 : 4800) ? '2'
                : '1';
            var hasUscc = isStranger || !draws.Chance(OnlyLegacyPerTenThousand);
            var hasNumber = !hasUscc || draws.Chance(LegacyTooPerTenThousand);
            var grid = draws.Below(Grids.Length);
            var established = draws.Chance(8500)
                ? firstDay - 30 - draws.Below(5000)
                : firstDay + 1 + draws.Below(lastDay - firstDay);
            if (index < real.Length)
            {
                hasUscc = real[(int)index].Code.Length == BusinessCodes.UsccLength;
                hasNumber = !hasUscc || hasNumber;
                established = Math.Min(real[(int)index].EstablishedDay ?? established, lastDay);
                kind = hasUscc ? real[(int)index].Code[1] : '1';
            }
            return new Business(index, trade, grid, kind, hasUscc, hasNumber, established);
        }
    }

    /// <summary>Whether it is a food operator, without the rest.</summary>
    public bool IsFood(long index) => Draws.Of(seed, DrawStream.Business, index).Chance(FoodPerTenThousand);

    /// <summary>The real registration that a business is, or null.</summary>
    public RealRegistration? Real(in Business business) => business.Index < real.Length ? real[(int)business.Index] : null;

    public ReadOnlySpan<char> Division(in Business business) => Grids[business.Grid].AsSpan(0, 6);

    public string DistrictName(in Business business)
    {
        foreach (var (code, name) in CityWords.Districts)
        {
            if (Division(business).SequenceEqual(code))
                return name;
        }
        throw new InvalidOperationException("A grid code must begin with one of the nine divisions.");
    }

    public void WriteUscc(in Business business, RowText row)
    {
        if (Real(business) is not null)
        {
            row.Append(Real(business)!.Code);
            return;
        }
        Span<char> organisation = stackalloc char[BusinessCodes.OrganisationCodeLength];
        OrganisationCode(business, organisation);
        BusinessCodes.WriteUscc(row.Reserve(BusinessCodes.UsccLength), business.Kind, Division(business), organisation);
    }

    public void WriteOrganisationCode(in Business business, RowText row)
    {
        if (Real(business) is not null)
            row.Append(Real(business)!.Code.AsSpan(8, 9));
        else
            OrganisationCode(business, row.Reserve(BusinessCodes.OrganisationCodeLength));
    }

    public void WriteRegistrationNumber(in Business business, RowText row)
    {
        if (Real(business) is not null && !business.HasUscc)
            row.Append(Real(business)!.Code);
        else
            BusinessCodes.WriteRegistrationNumber(
                row.Reserve(BusinessCodes.RegistrationNumberLength),
                Division(business),
                numeric[business.Index]
            );
    }

    /// <summary>The entity's id in this engine: its USCC, or the legacy number where it has none.</summary>
    public void WriteEntityId(in Business business, RowText row)
    {
        if (business.HasUscc)
            WriteUscc(business, row);
        else
            WriteRegistrationNumber(business, row);
    }

    /// <summary>The registered name.</summary>
    /// <param name="business">The business.</param>
    /// <param name="row">Takes the name, with full-width brackets.</param>
    /// <param name="isRenamed">The name after its change of name.</param>
    public void WriteName(in Business business, RowText row, bool isRenamed)
    {
        if (Real(business) is not null)
        {
            row.Append(isRenamed ? "新" : "").Append(Real(business)!.PlainName);
            return;
        }
        var draws = Draws.Of(seed, DrawStream.BusinessText, business.Index);
        var form = draws.Below(100);
        var words = business.Trade.Words;
        var word = words[draws.Below(words.Length)];
        if (business.Kind == '1')
        {
            var place = form < 85 ? CompanyPlaces[form % CompanyPlaces.Length] : "";
            WriteBrand(row.Append(place).Append(isRenamed ? "新" : ""), brands[business.Index]);
            row.Append(word);
            if (form >= 85)
                row.Append("（南昌）");
            row.Append(form % 5 == 0 ? "有限责任公司" : "有限公司");
            if (form is 40 or 41)
                row.Append(DistrictName(business)).Append("分公司");
            return;
        }
        row.Append(form < 30 ? "南昌市" : "").Append(DistrictName(business)).Append(isRenamed ? "新" : "");
        WriteBrand(row, brands[business.Index]);
        row.Append(word);
        if (business.Kind == '3')
            row.Append("专业合作社");
        else if (form >= 88)
            row.Append("（个体工商户）");
    }

    private static readonly string[] CompanyPlaces = ["南昌", "南昌市", "江西", "江西省", "南昌", "江西"];

    /// <summary>An invented person: the representative.</summary>
    public void WritePerson(in Business business, RowText row, int change)
    {
        var draws = Draws.Of(seed, DrawStream.BusinessText, business.Index * 8 + change + 1_000_000_000_000);
        row.Append(CityWords.Surnames[draws.Below(CityWords.Surnames.Length)]);
        row.Append(CityWords.GivenNames[draws.Below(CityWords.GivenNames.Length)]);
        if (draws.Chance(7000))
            row.Append(CityWords.GivenNames[draws.Below(CityWords.GivenNames.Length)]);
    }

    public void WriteAddress(in Business business, RowText row)
    {
        if (Real(business) is not null)
        {
            row.Append(Real(business)!.Address);
            return;
        }
        var draws = Draws.Of(seed, DrawStream.BusinessText, business.Index + 2_000_000_000_000);
        row.Append(draws.Chance(6000) ? "江西省南昌市" : "南昌市").Append(DistrictName(business));
        row.Append(CityWords.Roads[draws.Below(CityWords.Roads.Length)]).Append(draws.Below(900) + 1).Append('号');
        if (draws.Chance(4500))
            row.Append(draws.Below(20) + 1).Append('栋').Append(draws.Below(40) + 101).Append('室');
        else if (draws.Chance(5000))
            row.Append('附').Append(draws.Below(60) + 1).Append('号');
    }

    private void OrganisationCode(in Business business, Span<char> code)
    {
        // Companies older than the unified code kept their organisation codes of digits.
        var isLettered =
            business.Index >= Count || business.Kind != '1' || business.EstablishedDay > firstDay - 1200 || real.Length > 0;
        BusinessCodes.WriteOrganisationCode(code, (isLettered ? lettered : numeric)[business.Index], isLettered);
    }

    private static void WriteBrand(RowText row, long number)
    {
        var size = CityWords.Brand.Length;
        if (number >= size * size)
            row.Append(CityWords.Brand[(int)(number / (size * size))]);
        row.Append(CityWords.Brand[(int)(number / size % size)]).Append(CityWords.Brand[(int)(number % size)]);
    }

    private static Trade Pick(Trade[] trades, int weight)
    {
        foreach (var trade in trades)
        {
            weight -= trade.Weight;
            if (weight < 0)
                return trade;
        }
        throw new InvalidOperationException("A weight is below the sum of weights.");
    }
}
