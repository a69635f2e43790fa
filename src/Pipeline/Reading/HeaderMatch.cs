using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>How a dump's header compares with its contract.</summary>
internal sealed class HeaderMatch
{
    private readonly SourceContract contract;
    private readonly IReadOnlyList<string> header;
    private readonly string file;
    private readonly int line;
    private readonly KnownHeaders known;

    private HeaderMatch(SourceContract contract, IReadOnlyList<string> header, string file, int line, KnownHeaders known)
    {
        (this.contract, this.header, this.file, this.line, this.known) = (contract, header, file, line, known);
        Unknown =
        [
            .. Enumerable
                .Range(0, header.Count)
                .Where(position => header[position].Length > 0 && !known.Contains(header[position])),
        ];
    }

    /// <summary>For each column of the contract its field index, or -1 when the dump lacks it.</summary>
    public ImmutableArray<int> Positions { get; private init; }

    /// <summary>The columns, by index, that the dump lacks and must have.</summary>
    public ImmutableArray<int> Missing =>
        [.. Enumerable.Range(0, Positions.Length).Where(column => Positions[column] < 0 && !contract.Columns[column].Optional)];

    /// <summary>The fields whose header is neither mapped nor ignored.</summary>
    public ImmutableArray<int> Unknown { get; }

    /// <summary>Compares; a header that cannot be compared is a fault that no edit of the contract mends.</summary>
    public static HeaderMatch? Of(
        SourceContract contract,
        IReadOnlyList<string> header,
        string file,
        ImmutableArray<Fault>.Builder faults,
        long line
    )
    {
        void Add(int column, string expected, string found, string advice) =>
            faults.Add(new Fault(file, (int)line, column, expected, found, advice));

        if (header.Count == 0)
        {
            Add(1, "a header line", "none", $"ask {contract.Department} for a whole file");
            return null;
        }
        if (header.ToImmutableArray().IndexOf(HeaderText.Undecodable) is >= 0 and var broken)
        {
            Add(broken + 1, "a header in the file's encoding", "other bytes", $"mend `encoding` in {Document(contract)}");
            return null;
        }
        var known = new KnownHeaders(contract);
        var positionOf = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            // Columns without a name hold nothing: the reader refuses rows that have a value there.
            if (header[i].Length > 0 && !positionOf.TryAdd(header[i], i) && !known.IsIgnored(header[i]))
                Add(
                    i + 1,
                    "each column once",
                    $"{Quoted.Text(header[i])} twice",
                    $"ask {contract.Department} which one is meant"
                );
        }
        return new HeaderMatch(contract, header, file, (int)line, known)
        {
            Positions = [.. contract.Columns.Select(column => Position(column, positionOf))],
        };
    }

    /// <summary>Says that a column is missing.</summary>
    public Fault FaultOfMissing(int column) =>
        new(
            file,
            line,
            1,
            $"a column {Spellings(contract.Columns[column])}",
            "none",
            $"add the new spelling to {Document(contract)}, or mark the column optional there"
        );

    /// <summary>Says that a field's header is neither mapped nor ignored.</summary>
    public Fault FaultOfUnknown(int position) =>
        new(
            file,
            line,
            position + 1,
            $"only columns that {Document(contract)} knows",
            Quoted.Text(header[position]),
            known.NearestTo(header[position]) is { } near
                ? $"did you mean '{near}'? Map it under `columns` or name it under `ignore` in {Document(contract)}"
                : $"map it under `columns` or name it under `ignore` in {Document(contract)}"
        );

    /// <summary><c>'罚款金额' or 'CF_NR_FK' (fine)</c>.</summary>
    public static string Spellings(ColumnMapping column) =>
        $"{string.Join(" or ", column.From.Select(name => $"'{name}'"))} ({column.Attribute})";

    /// <summary>The document of a contract.</summary>
    public static string Document(SourceContract contract) => $"sources/{contract.Id}.yaml";

    private static int Position(ColumnMapping column, Dictionary<string, int> positionOf)
    {
        foreach (var spelling in column.From)
        {
            if (positionOf.TryGetValue(HeaderText.Clean(spelling), out var position))
                return position;
        }
        return -1;
    }
}
