namespace FoodCredit.Pipeline.Converting;

/// <summary>Gives the same string for the same text while it is repeated: most columns of a dump have few values.</summary>
internal sealed class TextCache
{
    private const int Slots = 4096;

    /// <summary>Longer texts rarely repeat.</summary>
    private const int CharsMax = 64;

    private readonly string?[] strings = new string?[Slots];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > CharsMax)
            return text.ToString();
        ref var slot = ref strings[string.GetHashCode(text) & (Slots - 1)];
        if (slot is null || !text.SequenceEqual(slot))
            slot = text.ToString();
        return slot;
    }
}
