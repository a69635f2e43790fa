using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares the branches 分支机构 that names tell: 第三分公司, 门市部 and 支行 are others than their parents, and than each other.</summary>
internal sealed class BranchComparison(PartyColumns columns) : IComparison
{
    private const int Same = 1;
    private const int OneIsWhole = 2;
    private const int Different = 3;

    private readonly int name = columns.Of("name");

    public string Name => "branch";

    public ImmutableArray<Level> Levels { get; } =
    [Level.Missing, new("same", Rarity.None, 0.97), new("one_is_whole", Rarity.None, 0.02), new("different", Rarity.None, 0.01)];

    public object? Prepare(Party party)
    {
        if (party[name].Length == 0)
            return null;
        var parsed = party.NameOf(name);
        return parsed.Branch.Of(parsed.Text).ToString();
    }

    public Agreement Compare(object record, object entity, KeyList keys)
    {
        var (ours, theirs) = ((string)record, (string)entity);
        if (ours == theirs)
            return new Agreement(Same);
        return new Agreement(ours.Length == 0 || theirs.Length == 0 ? OneIsWhole : Different);
    }
}
