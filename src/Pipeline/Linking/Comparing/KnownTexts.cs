using System.Collections.Concurrent;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Texts of which there are few, such as regions, kept once however many parties have them. Safe for several threads.</summary>
internal sealed class KnownTexts
{
    /// <summary>What comes after so many different texts is not one of few.</summary>
    private const int Max = 10_000;

    private readonly ConcurrentDictionary<string, string> texts = new(StringComparer.Ordinal);
    private int count;

    /// <summary>The text, the same object for equal texts.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return "";
        if (texts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known))
            return known;
        var own = text.ToString();
        if (count < Max && texts.TryAdd(own, own))
            Interlocked.Increment(ref count);
        return own;
    }
}
