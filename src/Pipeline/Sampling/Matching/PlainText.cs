namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>
/// Texts compared after what nobody would call a difference: white space, width and case of letters, brackets. Only for the truth to be
/// sound; a matcher has its own means.
/// </summary>
internal static class PlainText
{
    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const ulong Between = 0x9E3779B97F4A7C15;

    /// <summary>FNV-1a over the characters that count.</summary>
    public static ulong Hash(ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = OffsetBasis;
            foreach (var c in text)
            {
                if (!char.IsWhiteSpace(c))
                    hash = (hash ^ char.ToUpperInvariant(Widths.HalfWidth(c))) * Prime;
            }
            return hash ^ hash >> 32;
        }
    }

    /// <summary>The hash of a name with its address.</summary>
    public static ulong Hash(ReadOnlySpan<char> name, ReadOnlySpan<char> address) =>
        unchecked(Hash(name) * Between + Hash(address));
}
