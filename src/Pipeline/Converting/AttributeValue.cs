namespace FoodCredit.Pipeline.Converting;

/// <summary>One attribute of a row: absent, a text, or a whole number (dates: days since 1970-01-01; amounts: fen).</summary>
public readonly struct AttributeValue
{
    private AttributeValue(CachedText? text, long number, bool isPresent) =>
        (Cached, Number, IsPresent) = (text, number, isPresent);

    public bool IsPresent { get; }

    /// <summary>Null for numbers and absent values.</summary>
    public string? Text => Cached?.Text;

    /// <summary>The text with what is worked out from it; null for numbers and absent values.</summary>
    internal CachedText? Cached { get; }

    /// <summary>0 for texts and absent values.</summary>
    public long Number { get; }

    /// <summary>The number, or null when absent.</summary>
    public long? NumberOrNull => IsPresent ? Number : null;

    public static AttributeValue Absent => default;

    public static AttributeValue Of(string text) => new(CachedText.Of(text), 0, true);

    internal static AttributeValue Of(CachedText text) => new(text, 0, true);

    public static AttributeValue Of(long number) => new(null, number, true);
}
