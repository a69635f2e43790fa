using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares the numbers of food licences 食品经营许可证.</summary>
internal sealed class LicenceComparison(PartyColumns columns) : IComparison
{
    public const int Same = 1;
    private const int OneEdit = 2;
    private const int Different = 3;

    private const byte Whole = 0;

    private readonly int licence = columns.Of("licence");

    public string Name => "licence";

    public ImmutableArray<Level> Levels { get; } =
    [Level.Missing, new("same", Rarity.Value, 0.9), new("one_edit", Rarity.None, 0.05), new("different", Rarity.None, 0.05)];

    public ImmutableArray<KeyKind> Keys { get; } = [new("licence.whole", 20, 100)];

    public object? Prepare(Party party) => NormalText.Of(party[licence]) is { Length: > 0 } own ? own : null;

    public void AddRecordKeys(object facts, KeyList keys) => keys.Add(Whole, (string)facts);

    public Agreement Compare(object record, object entity, KeyList keys)
    {
        var (ours, theirs) = ((string)record, (string)entity);
        if (ours == theirs)
            return Agreement.OnValue(Same, keys.SharingOf(Whole));
        return new Agreement(TextSimilarity.AreWithinOneEdit(ours, theirs) ? OneEdit : Different);
    }
}
