namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>The identifiers of invented businesses; none is a real one's.</summary>
internal sealed class EntityCodes
{
    private const long Bump = 50_000_000;

    private readonly Permutation lettered;
    private readonly Permutation numeric;
    private readonly HashSet<string> taken;

    public EntityCodes(ulong seed, RealRegister real)
    {
        lettered = new Permutation(BusinessCodes.LetteredCodes, seed);
        numeric = new Permutation(BusinessCodes.NumericCodes, seed);
        taken = new HashSet<string>(real.Businesses.Select(business => business.Code), StringComparer.Ordinal);
    }

    public string Uscc(long number, char kind, string district, bool isLettered)
    {
        Span<char> organisation = stackalloc char[BusinessCodes.OrganisationCodeLength];
        Span<char> code = stackalloc char[BusinessCodes.UsccLength];
        while (true)
        {
            BusinessCodes.WriteOrganisationCode(organisation, (isLettered ? lettered : numeric)[number], isLettered);
            BusinessCodes.WriteUscc(code, kind, AddressWords.Division(district), organisation);
            var text = code.ToString();
            if (!taken.Contains(text))
                return text;
            number += Bump;
        }
    }

    public string RegistrationNumber(long number, string district)
    {
        Span<char> code = stackalloc char[BusinessCodes.RegistrationNumberLength];
        while (true)
        {
            BusinessCodes.WriteRegistrationNumber(code, AddressWords.Division(district), numeric[number]);
            var text = code.ToString();
            if (!taken.Contains(text))
                return text;
            number += Bump;
        }
    }

    /// <summary>Not told apart beyond a million in a division: a licence is a further clue, not a key.</summary>
    public string Licence(long number, string district)
    {
        Span<char> code = stackalloc char[16];
        BusinessCodes.WriteLicenceNumber(
            code,
            1 + (int)(number % 3),
            AddressWords.Division(district),
            numeric[number] % 1_000_000
        );
        return code.ToString();
    }
}
