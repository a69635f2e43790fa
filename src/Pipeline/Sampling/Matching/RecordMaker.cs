namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>
/// Makes a record from its number alone:
/// 1. whether it has an identifier, whether it belongs to anybody, and which department tells it;
/// 2. the party: an entity, some far more often than others, or a stranger;
/// 3. what the department writes of it, clean;
/// 4. up to three corruptions, those of the department's habits among them;
/// 5. whether anything is left that tells the entity from another.
/// </summary>
internal sealed class RecordMaker(Registry registry, MatchSampleOptions options)
{
    private const int CorruptionsMax = 3;
    private const int Rounds = 4;
    private const int OnlyLicencePerTenThousand = 3000;
    private const int SkewedPerTenThousand = 5000;
    private const int SkewBits = 20;

    /// <summary>Per cent of records with at most 0, 1 and 2 corruptions by chance; those of habit and strangers lower the first.</summary>
    private const int NonePerCent = 41;
    private const int OnePerCent = 74;
    private const int TwoPerCent = 91;

    private readonly int withoutCode = PerTenThousand(options.WithoutCode);
    private readonly int nobody = PerTenThousand(options.Nobody);
    private readonly Permutation order = new(registry.Count, options.Seed);
    private readonly Strangers strangers = new(registry);
    private readonly NameCorruptions names = new(registry);
    private readonly AddressCorruptions addresses = new(registry);
    private readonly CodeCorruptions codes = new(registry);
    private readonly Rivals rivals = new(registry);

    public void Make(long number, Draft draft)
    {
        var draws = Draws.Of(options.Seed, DrawStream.MatchRecord, number);
        var hasCode = !draws.Chance(withoutCode);
        var isNobody = draws.Chance(nobody);
        do
        {
            var department = Department.Draw(hasCode, ref draws);
            if (isNobody)
            {
                var (party, kind) = strangers.Draw(number, ref draws);
                draft.Start(party, department);
                draft.Add(kind);
            }
            else
                draft.Start(registry[Entity(ref draws)], department);
            Fill(draft, hasCode, ref draws);
            Corrupt(draft, ref draws);
        } while (isNobody && !IsSound(draft));
        if (!isNobody && rivals.AreLeft(draft))
            draft.Add(Corruption.Undecidable);
    }

    private int Entity(ref Draws draws)
    {
        if (!draws.Chance(SkewedPerTenThousand))
            return draws.Below(registry.Count);
        var share = (double)draws.Below(1 << SkewBits) / (1 << SkewBits);
        return (int)order[(long)(registry.Count * share * share * share)];
    }

    private static void Fill(Draft draft, bool hasCode, ref Draws draws)
    {
        var (party, department) = (draft.Party, draft.Department);
        // What is only a name's neighbour in the registry must show that it is another business.
        if (draws.Chance(department.Address) || draft.Has(Corruption.NobodyDistrict))
            draft.Move(party.Address);
        if (draws.Chance(department.District))
            draft.District = party.District;
        if (draws.Chance(department.Person) || !hasCode && draft.Has(Corruption.NobodyDistrict))
            draft.Person = party.Representative;
        if (draws.Chance(department.Industry))
            draft.Industry = department.TellsIndustryInWords ? TradeWords.OfCode(party.Industry)?.Words[0] ?? "" : party.Industry;
        if (hasCode)
            FillCodes(draft, ref draws);
        else if (department.GivesCodes)
            draft.Add(Corruption.CodeMissing);
        if (department.MasksPersons)
            Add(draft, Corruption.PersonMasked, PersonCorruptions.Apply(Corruption.PersonMasked, draft, ref draws));
    }

    private static void FillCodes(Draft draft, ref Draws draws)
    {
        var (party, department) = (draft.Party, draft.Department);
        if (draws.Chance(department.Licence))
            draft.Licence = party.Licence;
        if (draft.Licence.Length > 0 && draws.Chance(OnlyLicencePerTenThousand))
            return;
        draft.Code = party.Id;
        Add(draft, Corruption.CodeRegistration, party.Code.Length == 0);
        if (party.Code.Length > 0 && draws.Chance(department.SecondCode))
            draft.SecondCode = party.RegistrationNumber;
    }

    private void Corrupt(Draft draft, ref Draws draws)
    {
        if (draws.Chance(draft.Department.ShopSign))
            Add(draft, Corruption.NameShopSign, names.Apply(Corruption.NameShopSign, draft, ref draws));
        var way = draws.Below(100);
        var wanted =
            way < NonePerCent ? 0
            : way < OnePerCent ? 1
            : way < TwoPerCent ? 2
            : CorruptionsMax;
        Span<Corruption> kinds = stackalloc Corruption[CorruptionsMax];
        for (var round = 0; round < Rounds && draft.Count < wanted; round++)
        {
            var some = kinds[..(wanted - draft.Count)];
            foreach (ref var kind in some)
                kind = Corruptions.Draw(ref draws);
            some.Sort();
            foreach (var kind in some)
                Add(draft, kind, !draft.Has(kind) && Apply(kind, draft, ref draws));
        }
    }

    private bool Apply(Corruption kind, Draft draft, ref Draws draws) =>
        kind switch
        {
            Corruption.NaturalPerson => NaturalPerson(draft, ref draws),
            <= Corruption.NameSpace => names.Apply(kind, draft, ref draws),
            <= Corruption.AddressWidth => addresses.Apply(kind, draft, ref draws),
            <= Corruption.PersonMasked => PersonCorruptions.Apply(kind, draft, ref draws),
            _ => codes.Apply(kind, draft, ref draws),
        };

    /// <summary>A sole trader under her own name, with a masked personal number for a code.</summary>
    private static bool NaturalPerson(Draft draft, ref Draws draws)
    {
        if (draft.Owner < 0 || !draft.Party.IsSoleTrader || draft.HasAny(Corruption.NameFormer, Corruption.CodeWidth))
            return false;
        draft.Rename(draft.Party.Representative);
        if (draft.Code.Length > 0)
            draft.Code = PersonNames.MaskedNumber(ref draws);
        (draft.SecondCode, draft.Licence) = ("", "");
        return true;
    }

    /// <summary>
    /// No entity has the name at the address, as they are written; and what has a name or an alias of an entity says that it is another business
    /// by a code of its own, or by both its address and its person: an entity that moved still has its person.
    /// </summary>
    private bool IsSound(Draft draft)
    {
        if (registry.Index.Has(draft.Name, draft.Address))
            return false;
        return !registry.Index.IsKnown(draft.Name)
            || draft.Code == draft.Party.Code
            || draft.Address.Length > 0 && draft.Person.Length > 0;
    }

    private static void Add(Draft draft, Corruption kind, bool isApplied)
    {
        if (isApplied)
            draft.Add(kind);
    }

    private static int PerTenThousand(double share) => (int)Math.Round(share * 10_000);
}
