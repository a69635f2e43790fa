namespace FoodCredit.Pipeline.Linking;

/// <summary>What one row says of a party: the texts of the columns that the comparisons asked for.</summary>
/// <param name="Texts">In the order of <see cref="PartyColumns"/>; null or empty: nothing.</param>
internal readonly record struct PartyFields(string?[] Texts)
{
    /// <summary>The text of a column, or empty.</summary>
    public string this[int column] => column < 0 ? "" : Texts[column] ?? "";
}
