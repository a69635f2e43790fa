using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares a plain text, such as a given name, character by character.</summary>
internal sealed class TextComparison : IComparison
{
    private const int Same = 1;
    private const int Swapped = 2;
    private const int OneEdit = 3;
    private const int Close = 4;
    private const int Similar = 5;
    private const int Different = 6;

    private const byte Whole = 0;
    private const byte Piece = 1;
    private const int PieceLength = 3;

    /// <summary>Longer texts are looked up by their first characters.</summary>
    private const int PiecesLengthMax = 128;

    /// <summary>Shorter texts are within one edit by chance.</summary>
    private const int OneEditLengthMin = 3;
    private const int CloseFrom = 920;
    private const int SimilarFrom = 800;

    private readonly int column;
    private readonly int swapped;

    /// <param name="column">The text's column.</param>
    /// <param name="columnName">Its name.</param>
    /// <param name="swapped">A column with which it is sometimes exchanged, as given name and surname are; -1: none.</param>
    public TextComparison(int column, string columnName, int swapped = -1)
    {
        (this.column, this.swapped, Name) = (column, swapped, columnName);
        Keys = [new KeyKind($"{columnName}.whole", 500, 100), new KeyKind($"{columnName}.piece", 100, 30)];
    }

    public string Name { get; }

    public ImmutableArray<Level> Levels { get; } =
    [
        Level.Missing,
        new("same", Rarity.Value, 0.7),
        new("swapped", Rarity.None, 0.02),
        new("one_edit", Rarity.None, 0.12),
        new("close", Rarity.None, 0.06),
        new("similar", Rarity.None, 0.05),
        new("different", Rarity.None, 0.05),
    ];

    public ImmutableArray<KeyKind> Keys { get; }

    public object? Prepare(Party party)
    {
        var text = party[column].Trim().ToUpperInvariant();
        return text.Length == 0 ? null : new Facts(text, party[swapped].Trim().ToUpperInvariant());
    }

    public void AddRecordKeys(object facts, KeyList keys)
    {
        var text = ((Facts)facts).Text.AsSpan();
        keys.Add(Whole, text);
        for (var i = 0; i + PieceLength <= Math.Min(text.Length, PiecesLengthMax); i++)
            keys.Add(Piece, text.Slice(i, PieceLength));
    }

    public Agreement Compare(object record, object entity, KeyList keys)
    {
        var (ours, theirs) = ((Facts)record, (Facts)entity);
        if (ours.Text == theirs.Text)
            return Agreement.OnValue(Same, keys.SharingOf(Whole));
        if (ours.Text == theirs.Other && (ours.Other == theirs.Text || ours.Other.Length == 0))
            return new Agreement(Swapped);
        if (
            Math.Min(ours.Text.Length, theirs.Text.Length) >= OneEditLengthMin
            && TextSimilarity.AreWithinOneEdit(ours.Text, theirs.Text)
        )
            return new Agreement(OneEdit);
        var similarity = TextSimilarity.JaroWinkler(ours.Text, theirs.Text);
        return new Agreement(
            similarity >= CloseFrom ? Close
            : similarity >= SimilarFrom ? Similar
            : Different
        );
    }

    private sealed record Facts(string Text, string Other);
}
