using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>The words that a document writes for the values of an enumeration.</summary>
internal sealed class Words<T>(params (string Word, T Value)[] pairs)
    where T : struct, Enum
{
    /// <summary>In the order of the documentation.</summary>
    public ImmutableArray<string> Names { get; } = [.. pairs.Select(p => p.Word)];

    public T? Find(string word)
    {
        foreach ((string candidate, T value) in pairs)
        {
            if (candidate == word)
                return value;
        }
        return null;
    }

    public string Name(T value) => pairs.First(p => EqualityComparer<T>.Default.Equals(p.Value, value)).Word;
}
