using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Where each of a contract's columns stands in one dump.</summary>
internal sealed class HeaderBinding
{
    private HeaderBinding(ImmutableArray<int> positions, ImmutableArray<string?> headers) =>
        (Positions, Headers) = (positions, headers);

    /// <summary>For each column of the contract its field index, or -1 when an optional column is absent.</summary>
    public ImmutableArray<int> Positions { get; }

    /// <summary>For each column of the contract its header as the dump writes it.</summary>
    public ImmutableArray<string?> Headers { get; }

    /// <summary>Binds a header; every deviation from the contract is a fault.</summary>
    public static HeaderBinding? Bind(
        SourceContract contract,
        IReadOnlyList<string> header,
        string file,
        ImmutableArray<Fault>.Builder faults,
        long line = 1
    )
    {
        var before = faults.Count;
        var source = $"sources/{contract.Id}.yaml";
        void Add(int column, string expected, string found, string advice) =>
            faults.Add(new Fault(file, (int)line, column, expected, found, advice));

        if (header.Count == 0)
        {
            Add(1, "a header line", "none", $"ask {contract.Department} for a whole file");
            return null;
        }
        if (header.ToImmutableArray().IndexOf(HeaderText.Undecodable) is >= 0 and var broken)
        {
            Add(broken + 1, "a header in the file's encoding", "other bytes", $"mend `encoding` in {source}");
            return null;
        }
        var ignored = contract.Ignored.Select(name => HeaderText.Clean(name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var positionOf = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            // Columns without a name hold nothing: the reader refuses rows that have a value there.
            if (header[i].Length > 0 && !positionOf.TryAdd(header[i], i) && !ignored.Contains(header[i]))
                Add(
                    i + 1,
                    "each column once",
                    $"{Quoted.Text(header[i])} twice",
                    $"ask {contract.Department} which one is meant"
                );
        }
        var positions = contract.Columns.Select(column => Position(column, positionOf)).ToImmutableArray();
        for (var i = 0; i < positions.Length; i++)
        {
            var column = contract.Columns[i];
            if (positions[i] < 0 && !column.Optional)
                Add(
                    1,
                    $"a column {string.Join(" or ", column.From.Select(name => $"'{name}'"))} ({column.Attribute})",
                    "none",
                    $"add the new spelling to {source}, or mark the column optional there"
                );
        }
        var spellings = contract
            .Columns.SelectMany(column => column.From)
            .Select(name => HeaderText.Clean(name))
            .Concat(ignored)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i].Length > 0 && !spellings.Contains(header[i]))
                Add(
                    i + 1,
                    $"only columns that {source} knows",
                    Quoted.Text(header[i]),
                    UnknownAdvice(header[i], spellings, source)
                );
        }
        return faults.Count > before
            ? null
            : new HeaderBinding(positions, [.. positions.Select(position => position < 0 ? null : header[position])]);
    }

    private static int Position(ColumnMapping column, Dictionary<string, int> positionOf)
    {
        foreach (var spelling in column.From)
        {
            if (positionOf.TryGetValue(HeaderText.Clean(spelling), out var position))
                return position;
        }
        return -1;
    }

    private static string UnknownAdvice(string name, HashSet<string> spellings, string source) =>
        NearestWord.Find(name, spellings) is { } near
            ? $"did you mean '{near}'? Map it under `columns` or name it under `ignore` in {source}"
            : $"map it under `columns` or name it under `ignore` in {source}";
}
