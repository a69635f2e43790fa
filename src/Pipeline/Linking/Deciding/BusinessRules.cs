using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>
/// What no weight may override: 1. a code that belongs to an entity of another name and place attaches nothing, and is told; 2. a natural person is attached to a
/// sole trader on strong evidence only, and never to a company he represents; 3. a code that was repaired is told.
/// </summary>
internal sealed class BusinessRules(int code, int name, int address, int representative, int licence)
{
    /// <summary>The decision under these rules.</summary>
    public LinkDecision Revise(LinkDecision decision, Linker linker)
    {
        if (decision.Entity < 0)
            return decision;
        var best = linker.Candidates.IndexOf(decision.Entity);
        var flags = decision.Flags;
        var most = LinkOutcome.Matched;
        var holder = HolderOfCode(linker);
        if (holder >= 0 && (holder != best || IsAnother(linker.AgreementsWith(holder))))
        {
            flags |= LinkFlags.CodeConflict;
            most = holder == best && IsElsewhere(linker.AgreementsWith(holder)) ? LinkOutcome.Review : most;
        }
        var agreements = linker.AgreementsWith(best);
        if (agreements[code].Level == CodeComparison.OneSlip)
            flags |= LinkFlags.CodeRepaired;
        if (
            linker.RecordFacts[name] is NameFacts { Name.IsPerson: true }
            && MostOfPerson(linker, decision.Entity, agreements) is var allowed
            && allowed < most
        )
        {
            flags |= LinkFlags.NaturalPerson;
            most = allowed;
        }
        return decision with { Flags = flags, Outcome = decision.Outcome < most ? decision.Outcome : most };
    }

    /// <summary>The record bears an identifier of some candidate, as written.</summary>
    public bool IsIdentified(Linker linker) => HolderOfCode(linker) >= 0;

    /// <summary>The first candidate whose identifier the record bears as written; -1: none.</summary>
    private int HolderOfCode(Linker linker)
    {
        for (var i = 0; i < linker.CandidateCount; i++)
        {
            if (IsSameCode(linker.AgreementsWith(i)[code].Level))
                return i;
        }
        return -1;
    }

    /// <summary>Nothing but the code speaks for the entity.</summary>
    private bool IsAnother(ReadOnlySpan<Agreement> agreements) =>
        agreements[name].Level
            is NameComparison.Similar
                or NameComparison.OtherTradeName
                or NameComparison.OthersName
                or NameComparison.NearOthersName
                or NameComparison.OtherFormalName
                or NameComparison.Different
        && (agreements[address].Level == 0 || IsElsewhere(agreements));

    private bool IsElsewhere(ReadOnlySpan<Agreement> agreements) =>
        agreements[address].Level
            is AddressComparison.OtherNumber
                or AddressComparison.SameDistrict
                or AddressComparison.OtherRoad
                or AddressComparison.OtherDistrict;

    private LinkOutcome MostOfPerson(Linker linker, int entity, ReadOnlySpan<Agreement> agreements)
    {
        if (linker.EntityFacts(entity)[name] is not NameFacts theirs)
            return LinkOutcome.Review;
        if (theirs.Name.Form is LegalForm.Company or LegalForm.JointStock or LegalForm.Cooperative or LegalForm.Institution)
            return IsSameCode(agreements[code].Level) ? LinkOutcome.Review : LinkOutcome.Unmatched;
        var isSamePlace = agreements[address].Level is AddressComparison.SamePlace or AddressComparison.SameNumber;
        var isStrong =
            IsSameCode(agreements[code].Level)
            || agreements[code].Level == CodeComparison.OneSlip
            || agreements[licence].Level == LicenceComparison.Same
            || isSamePlace && agreements[representative].Level == PersonComparison.Same
            || isSamePlace && agreements[name].Level == NameComparison.Same;
        return isStrong ? LinkOutcome.Matched : LinkOutcome.Review;
    }

    private static bool IsSameCode(int level) =>
        level is CodeComparison.SameCode or CodeComparison.SameOrganisationCode or CodeComparison.SameRegistrationNumber;
}
