using System.Collections.Frozen;
using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>A code table (<c>codes/NAME.csv</c>): from what departments write to what the platform calls it.</summary>
public sealed class CodeTable
{
    private readonly FrozenDictionary<string, CodeEntry> _byCode;
    private readonly FrozenDictionary<string, CodeEntry>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly ImmutableArray<int> _lengthsDescending;

    /// <param name="name">The file's name without <c>.csv</c>.</param>
    /// <param name="extraColumns">The header's columns after code and value.</param>
    /// <param name="entries">In the order of the file; no code twice.</param>
    /// <param name="hash">SHA-256 of the file's bytes, lower-case hex.</param>
    /// <exception cref="ArgumentException">A code stands twice.</exception>
    public CodeTable(string name, ImmutableArray<string> extraColumns, ImmutableArray<CodeEntry> entries, string hash)
    {
        (Name, ExtraColumns, Entries, Hash) = (name, extraColumns, entries, hash);
        _byCode = entries.ToDictionary(e => e.Code, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
        _bySpan = _byCode.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengthsDescending = [.. entries.Select(e => e.Code.Length).Distinct().OrderDescending()];
        Values = entries.Select(e => e.Value).ToFrozenSet(StringComparer.Ordinal);
    }

    public string Name { get; }

    public ImmutableArray<string> ExtraColumns { get; }

    public ImmutableArray<CodeEntry> Entries { get; }

    public string Hash { get; }

    /// <summary>All values, each once.</summary>
    public FrozenSet<string> Values { get; }

    /// <summary>The entry of exactly this code, or null.</summary>
    public CodeEntry? Find(ReadOnlySpan<char> code) => _bySpan.TryGetValue(code, out CodeEntry? entry) ? entry : null;

    /// <summary>The entry of the longest code that <paramref name="text"/> begins with, or null: 6211 finds 62 where 6211 and 621 are not listed.</summary>
    public CodeEntry? FindLongestPrefix(ReadOnlySpan<char> text)
    {
        foreach (int length in _lengthsDescending)
        {
            if (length <= text.Length && _bySpan.TryGetValue(text[..length], out CodeEntry? entry))
                return entry;
        }
        return null;
    }

    /// <summary>A further column of an entry of this table.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public string Extra(CodeEntry entry, string column)
    {
        int index = ExtraColumns.IndexOf(column);
        return index >= 0
            ? entry.Extra[index]
            : throw new ArgumentException($"codes/{Name}.csv has no column '{column}'.", nameof(column));
    }
}
