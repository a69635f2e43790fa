namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>The identifiers of invented businesses; none is a real one's.</summary>
internal sealed class EntityCodes
{
    /// <summary>How many licences with a division and a form the registry has; those above are strangers'.</summary>
    private const int LicencesMax = 700_000;

    private const int StrangerLicencesMax = 300_000;
    private const int Forms = 3;

    /// <summary>To another number where a real business has the code.</summary>
    private const long Bump = 250_000_007;

    private readonly Permutation lettered;
    private readonly Permutation numeric;
    private readonly Permutation licences;
    private readonly HashSet<string> organisations;
    private readonly HashSet<string> registrationNumbers;

    public EntityCodes(ulong seed, RealRegister real)
    {
        lettered = new Permutation(BusinessCodes.LetteredCodes, seed);
        numeric = new Permutation(BusinessCodes.NumericCodes, seed);
        licences = new Permutation(LicencesMax, seed);
        var codes = real.Businesses.Select(business => business.Code).ToLookup(code => code.Length);
        organisations = new HashSet<string>(
            codes[BusinessCodes.UsccLength].Select(code => code.Substring(8, BusinessCodes.OrganisationCodeLength)),
            StringComparer.Ordinal
        );
        registrationNumbers = new HashSet<string>(codes[BusinessCodes.RegistrationNumberLength], StringComparer.Ordinal);
    }

    /// <summary>Its organisation code is nobody else's either.</summary>
    public string Uscc(long number, char kind, string district, bool isLettered)
    {
        Span<char> organisation = stackalloc char[BusinessCodes.OrganisationCodeLength];
        Span<char> code = stackalloc char[BusinessCodes.UsccLength];
        var taken = organisations.GetAlternateLookup<ReadOnlySpan<char>>();
        while (true)
        {
            BusinessCodes.WriteOrganisationCode(organisation, (isLettered ? lettered : numeric)[number], isLettered);
            if (!taken.Contains(organisation))
                break;
            number += Bump;
        }
        BusinessCodes.WriteUscc(code, kind, AddressWords.Division(district), organisation);
        return code.ToString();
    }

    public string RegistrationNumber(long number, string district)
    {
        Span<char> code = stackalloc char[BusinessCodes.RegistrationNumberLength];
        while (true)
        {
            BusinessCodes.WriteRegistrationNumber(code, AddressWords.Division(district), numeric[number]);
            var text = code.ToString();
            if (!registrationNumbers.Contains(text))
                return text;
            number += Bump;
        }
    }

    /// <summary>The licence of an entity: one of its own up to <see cref="MatchSampleOptions.EntitiesMax"/>.</summary>
    public string Licence(int entity, string district) => Licence(entity % Forms, licences[entity / Forms], district);

    /// <summary>A licence that no entity has.</summary>
    public static string StrangerLicence(long number, string district) =>
        Licence((int)(number % Forms), LicencesMax + number / Forms % StrangerLicencesMax, district);

    private static string Licence(int form, long serial, string district)
    {
        Span<char> code = stackalloc char[16];
        BusinessCodes.WriteLicenceNumber(code, 1 + form, AddressWords.Division(district), serial);
        return code.ToString();
    }
}
