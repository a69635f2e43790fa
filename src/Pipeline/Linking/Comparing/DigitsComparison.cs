using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares numbers that are written by hand, such as dates, postcodes and house numbers: digit by digit.</summary>
internal sealed class DigitsComparison : IComparison
{
    private const int Same = 1;
    private const int OneEdit = 2;
    private const int Different = 3;

    private const byte Whole = 0;

    private readonly int column;

    public DigitsComparison(int column, string columnName)
    {
        (this.column, Name) = (column, columnName);
        Keys = [new KeyKind($"{columnName}.whole", 200, 100)];
    }

    public string Name { get; }

    public ImmutableArray<Level> Levels { get; } =
    [Level.Missing, new("same", Rarity.Value, 0.85), new("one_edit", Rarity.None, 0.1), new("different", Rarity.None, 0.05)];

    public ImmutableArray<KeyKind> Keys { get; }

    public object? Prepare(Party party)
    {
        var written = party[column];
        var digits = string.Concat(written.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return digits.Length == 0 ? null : digits;
    }

    public void AddRecordKeys(object facts, KeyList keys) => keys.Add(Whole, (string)facts);

    public Agreement Compare(object record, object entity, KeyList keys)
    {
        var (ours, theirs) = ((string)record, (string)entity);
        if (ours == theirs)
            return Agreement.OnValue(Same, keys.SharingOf(Whole));
        return new Agreement(TextSimilarity.AreWithinOneEdit(ours, theirs) ? OneEdit : Different);
    }
}
