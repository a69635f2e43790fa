namespace FoodCredit.Pipeline.Sampling;

/// <summary>A negative record as its own department knows it.</summary>
/// <param name="Source">That department's source.</param>
/// <param name="Number">Its number among the source's records.</param>
/// <param name="Plan">When it is told.</param>
/// <param name="Business">Whom it is about.</param>
/// <param name="IsRegistered">The business is one of the city's; otherwise nobody knows it.</param>
/// <param name="Form">How the party is written.</param>
/// <param name="NameVariant">0: the name as registered; otherwise one of its sloppy forms.</param>
/// <param name="IsGrave">It came about by a high risk, and is worse than others.</param>
internal readonly record struct Fact(
    SourcePlan Source,
    long Number,
    FactPlan Plan,
    Business Business,
    bool IsRegistered,
    PartyForm Form,
    int NameVariant,
    bool IsGrave
)
{
    private const int NobodyPerTenThousand = 250;

    /// <summary>Valid identifiers alone lead to the business.</summary>
    public bool IsAttachable =>
        IsRegistered && Form is (PartyForm.Uscc or PartyForm.OrganisationCode or PartyForm.RegistrationNumber);

    /// <summary>Record <paramref name="number"/> of a source.</summary>
    public static Fact Of(CityPlan city, SourcePlan source, long number, in FactPlan plan)
    {
        var draws = Draws.Of(city.Options.Seed, (ulong)DrawStream.FactText + (ulong)source.Ordinal, (ulong)number << 5);
        var businesses = city.Businesses;
        var isRegistered = !draws.Chance(NobodyPerTenThousand);
        var risky = isRegistered && source.HasDocument ? city.Risk?.Draw(source, number, plan.EventDay) : null;
        long index;
        if (!isRegistered)
        {
            var strangers = Businesses.StrangersMax(businesses.Count);
            index = businesses.Count + (source.HasDocument ? draws.Below((int)strangers) : number % strangers);
        }
        else if (risky is { } found)
            index = found.Index;
        else if (source.HasDocument)
            index = city.Popularity.Draw(ref draws, source.Profile!.IsAboutFood);
        else
            index = city.Popularity.Listed(number);
        var business = businesses[index];
        return new Fact(
            source,
            number,
            plan,
            business,
            isRegistered,
            FormOf(source, business, ref draws),
            draws.Chance(8500) ? 0 : 1 + draws.Below(3),
            risky?.IsGrave ?? false
        );
    }

    private static PartyForm FormOf(SourcePlan source, in Business business, ref Draws draws)
    {
        var way = draws.Below(100);
        var form =
            way < 82 ? PartyForm.Uscc
            : way < 86 ? PartyForm.OrganisationCode
            : way < 91 ? PartyForm.RegistrationNumber
            : way < 96 ? PartyForm.NameOnly
            : PartyForm.Mistyped;
        // Without a document number the party must be known by a code, or namesakes of one day would be one record.
        if (!source.HasDocument && form is not (PartyForm.Uscc or PartyForm.RegistrationNumber))
            form = PartyForm.Uscc;
        if (source.Profile!.NamesPersons && business.IsSoleTrader && way >= 50)
            return PartyForm.Masked;
        if (form == PartyForm.RegistrationNumber && !business.HasRegistrationNumber)
            return PartyForm.Uscc;
        if (!business.HasUscc && form != PartyForm.NameOnly)
            return PartyForm.RegistrationNumber;
        return form;
    }
}
