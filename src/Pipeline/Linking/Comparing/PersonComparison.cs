using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares legal representatives 法定代表人; a masked name, 张**, is partial evidence.</summary>
internal sealed class PersonComparison(PartyColumns columns) : IComparison
{
    public const int Same = 1;
    private const int Masked = 2;
    private const int Different = 3;

    private const byte Whole = 0;

    private readonly int representative = columns.Of("representative");

    public string Name => "representative";

    public ImmutableArray<Level> Levels { get; } =
    [Level.Missing, new("same", Rarity.Value, 0.8), new("masked", Rarity.None, 0.1), new("different", Rarity.None, 0.1)];

    public ImmutableArray<KeyKind> Keys { get; } = [new("representative.whole", 60, 50)];

    /// <summary>In normal form, so that the same name has the same key however it is spaced.</summary>
    public object? Prepare(Party party) => NormalText.Of(party[representative]) is { Length: > 0 } own ? own : null;

    public void AddRecordKeys(object facts, KeyList keys) => keys.Add(Whole, (string)facts);

    public Agreement Compare(object record, object entity, KeyList keys) =>
        PersonName.Compare((string)record, (string)entity) switch
        {
            PersonAgreement.Same => Agreement.OnValue(Same, keys.SharingOf(Whole)),
            PersonAgreement.MaskedConsistent => new Agreement(Masked),
            PersonAgreement.Different => new Agreement(Different),
            _ => default,
        };
}
