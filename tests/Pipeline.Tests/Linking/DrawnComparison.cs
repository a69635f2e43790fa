using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Linking.Comparing;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>A comparison whose agreements the test draws: it has levels, and compares nothing.</summary>
internal sealed class DrawnComparison(string name, ImmutableArray<Level> levels) : IComparison
{
    public string Name => name;

    public ImmutableArray<Level> Levels => levels;

    public ImmutableArray<KeyKind> Keys => [];

    public object? Prepare(Party party) => null;

    public void AddEntityKeys(object facts, KeyList keys) { }

    public void AddRecordKeys(object facts, KeyList keys) { }

    public Agreement Compare(object record, object entity, KeyList keys) => default;
}
