using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Converting;

/// <summary>Finds a department's code in a code table: as written, else whatever the width of its characters and the kind of its brackets.</summary>
internal sealed class CodeLookup
{
    private const int FoldedCharsMax = 256;

    private readonly CodeTable table;
    private readonly bool isByPrefix;
    private readonly Dictionary<string, string> byFolded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public CodeLookup(CodeTable table)
    {
        this.table = table;
        isByPrefix = table.Name == WellKnownTables.Industries;
        Span<char> folded = stackalloc char[FoldedCharsMax];
        foreach (var entry in table.Entries)
        {
            if (entry.Code.Length <= FoldedCharsMax)
                byFolded.TryAdd(Fold(entry.Code, folded).ToString(), entry.Value);
        }
        bySpan = byFolded.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The table's name.</summary>
    public string Name => table.Name;

    /// <summary>The value, or null when the table lacks the code.</summary>
    public string? Find(ReadOnlySpan<char> code)
    {
        if ((isByPrefix ? table.FindLongestPrefix(code) : table.Find(code)) is { } entry)
            return entry.Value;
        Span<char> folded = stackalloc char[FoldedCharsMax];
        return code.Length <= FoldedCharsMax && bySpan.TryGetValue(Fold(code, folded), out var value) ? value : null;
    }

    private static ReadOnlySpan<char> Fold(ReadOnlySpan<char> code, Span<char> folded)
    {
        var length = TextForm.Fold(code, folded);
        foreach (ref var c in folded[..length])
            c = TextForm.Bracket(c);
        return folded[..length];
    }
}
