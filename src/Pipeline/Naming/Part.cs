namespace FoodCredit.Pipeline.Naming;

/// <summary>A slice of a text, in characters. Length 0: absent.</summary>
internal readonly record struct Part(int Start, int Length)
{
    public int End => Start + Length;

    public static Part Between(int start, int end) => end > start ? new(start, end - start) : default;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}
