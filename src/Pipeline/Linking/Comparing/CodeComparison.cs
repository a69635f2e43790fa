using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>
/// Compares identifiers. They are evidence, not keys: a code is also mistyped, or another's. A code that passes its check but is nobody's in the registry speaks
/// against every entity.
/// </summary>
internal sealed class CodeComparison(PartyColumns columns) : IComparison
{
    public const int SameCode = 1;
    public const int SameOrganisationCode = 2;
    public const int SameRegistrationNumber = 3;
    public const int OneSlip = 4;
    public const int OthersCode = 5;
    public const int UnregisteredCode = 6;
    public const int Unreadable = 7;

    private const byte Code = 0;
    private const byte Organisation = 1;
    private const byte Registration = 2;

    /// <summary>The tag of keys that are not written, but one slip away.</summary>
    private const int IsNear = 1;

    private readonly ImmutableArray<int> written = [columns.Of("code"), columns.Of("code_2"), columns.Of("registration_number")];

    public string Name => "code";

    public ImmutableArray<Level> Levels { get; } =
    [
        Level.Missing,
        new("same_code", Rarity.Value, 0.7),
        new("same_organisation_code", Rarity.Value, 0.05),
        new("same_registration_number", Rarity.Value, 0.05),
        new("one_slip", Rarity.Value, 0.1),
        // That the code is another's weighs for that other entity; to weigh it against this one, too, would count one slip twice.
        new("others_code", Rarity.None, 0.04, IsNeutral: true),
        new("unregistered_code", Rarity.None, 0.005),
        new("unreadable", Rarity.None, 0.05),
    ];

    public ImmutableArray<KeyKind> Keys { get; } =
    [new("code.whole", 50, 1000), new("code.organisation", 50, 1000), new("code.registration", 50, 1000)];

    public object? Prepare(Party party) => CodeFacts.Of([party[written[0]], party[written[1]], party[written[2]]]);

    public void AddEntityKeys(object facts, KeyList keys)
    {
        var own = (CodeFacts)facts;
        if (own.Uscc.Length > 0)
            keys.Add(Code, own.Uscc);
        if (own.OrganisationCode.Length > 0)
            keys.Add(Organisation, own.OrganisationCode);
        if (own.RegistrationNumber.Length > 0)
            keys.Add(Registration, own.RegistrationNumber);
    }

    public void AddRecordKeys(object facts, KeyList keys)
    {
        AddEntityKeys(facts, keys);
        foreach (var near in ((CodeFacts)facts).Near)
            keys.Add(Code, near, IsNear);
    }

    public Agreement Compare(object record, object entity, KeyList keys)
    {
        var (ours, theirs) = ((CodeFacts)record, (CodeFacts)entity);
        if (!theirs.HasIdentifier)
            return default;
        if (AreSame(ours.Uscc, theirs.Uscc))
            return Agreement.OnValue(SameCode, keys.SharingOf(Code, 0));
        if (AreSame(ours.OrganisationCode, theirs.OrganisationCode))
            return Agreement.OnValue(SameOrganisationCode, keys.SharingOf(Organisation, 0));
        if (AreSame(ours.RegistrationNumber, theirs.RegistrationNumber))
            return Agreement.OnValue(SameRegistrationNumber, keys.SharingOf(Registration, 0));
        if (theirs.Uscc.Length > 0 && ours.Near.Contains(theirs.Uscc))
            return Agreement.OnValue(OneSlip, keys.SharingOf(Code, IsNear));
        if (CanBeCompared(ours, theirs))
            return new Agreement(IsRegistered(keys) ? OthersCode : UnregisteredCode);
        return ours.Unreadable.Length > 0 ? new Agreement(Unreadable) : default;
    }

    private static bool AreSame(ReadOnlySpan<char> ours, ReadOnlySpan<char> theirs) =>
        ours.Length > 0 && ours.SequenceEqual(theirs);

    /// <summary>Both bear an identifier of one kind.</summary>
    private static bool CanBeCompared(CodeFacts ours, CodeFacts theirs) =>
        ours.OrganisationCode.Length > 0 && theirs.OrganisationCode.Length > 0
        || ours.RegistrationNumber.Length > 0 && theirs.RegistrationNumber.Length > 0;

    private static bool IsRegistered(KeyList keys) =>
        keys.SharingOf(Code, 0) > 0 || keys.SharingOf(Organisation) > 0 || keys.SharingOf(Registration) > 0;
}
