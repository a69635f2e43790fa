using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares industries, as codes of GB/T 4754 or as words.</summary>
internal sealed class IndustryComparison(PartyColumns columns) : IComparison
{
    private const int Same = 1;
    private const int Related = 2;
    private const int Different = 3;

    private readonly KnownTexts known = new();
    private readonly int industry = columns.Of("industry");

    public string Name => "industry";

    public ImmutableArray<Level> Levels { get; } =
    [Level.Missing, new("same", Rarity.None, 0.8), new("related", Rarity.None, 0.1), new("different", Rarity.None, 0.1)];

    public object? Prepare(Party party) => NormalText.Of(party[industry]) is { Length: > 0 } own ? known.Of(own) : null;

    public Agreement Compare(object record, object entity, KeyList keys)
    {
        var (ours, theirs) = ((string)record, (string)entity);
        if (ours == theirs)
            return new Agreement(Same);
        // Codes of one group begin with the same two characters, and so do the words for them.
        return new Agreement(ours.AsSpan().CommonPrefixLength(theirs) >= 2 ? Related : Different);
    }
}
