using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Writes the three files row by row.</summary>
internal sealed class MatchFiles(string directory, Registry registry)
{
    /// <summary>Rows that are made on all cores before they are written.</summary>
    private const int Block = 16_384;

    private static readonly string[] RegistryColumns =
    [
        "id",
        "name",
        "aliases",
        "code",
        "registration_number",
        "address",
        "district",
        "representative",
        "industry",
        "licence",
    ];

    private static readonly string[] RecordColumns =
    [
        "id",
        "source",
        "name",
        "code",
        "code_2",
        "address",
        "district",
        "representative",
        "industry",
        "licence",
    ];

    private static readonly string[] TruthColumns = ["record_id", "entity_id", "corruptions"];

    private readonly RowText row = new();

    public void WriteRegistry(Permutation order, CancellationToken cancellation)
    {
        using var file = Open("registry.csv", RegistryColumns);
        var rows = new (Entity Entity, string Aliases)[Math.Min(Block, registry.Count)];
        for (var start = 0; start < registry.Count; start += rows.Length)
        {
            var count = Math.Min(rows.Length, registry.Count - start);
            InParallel(
                count,
                i =>
                {
                    var entity = registry[(int)order[start + i]];
                    rows[i] = (entity, registry.Aliases(entity));
                },
                cancellation
            );
            foreach (var (entity, aliases) in rows.AsSpan(0, count))
                WriteEntity(file, entity, aliases);
        }
    }

    public MatchSampleSummary WriteRecords(RecordMaker maker, long count, CancellationToken cancellation)
    {
        using var records = Open("records.csv", RecordColumns);
        using var truth = Open("truth.csv", TruthColumns);
        Draft[] drafts = [.. Enumerable.Range(0, (int)Math.Min(Block, count)).Select(_ => new Draft())];
        var sum = new MatchSampleSummary(registry.Count, registry.RealCount, registry.Homonyms, count, 0, 0, 0, 0);
        for (long start = 0; start < count; start += drafts.Length)
        {
            var some = (int)Math.Min(drafts.Length, count - start);
            var first = start;
            InParallel(some, i => maker.Make(first + i, drafts[i]), cancellation);
            for (var i = 0; i < some; i++)
            {
                WriteRecord(records, drafts[i], start + i);
                WriteTruth(truth, drafts[i], start + i);
                sum = Counted(sum, drafts[i]);
            }
        }
        return sum;
    }

    private static void InParallel(int count, Action<int> make, CancellationToken cancellation) =>
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, make);

    private void WriteEntity(TextDumpWriter file, Entity entity, string aliases)
    {
        row.Clear();
        Add(entity.Id);
        Add(entity.Name.ToString());
        Add(aliases);
        Add(entity.Code);
        Add(entity.RegistrationNumber);
        Add(entity.Address.ToString());
        Add(entity.District);
        Add(entity.Representative);
        Add(entity.Industry);
        Add(entity.Licence);
        file.Write(row);
    }

    private void WriteRecord(TextDumpWriter file, Draft draft, long number)
    {
        row.Clear();
        row.Append('r').Append(number + 1, 8).EndField();
        Add(draft.Department.Id);
        Add(draft.Name);
        Add(draft.Code);
        Add(draft.SecondCode);
        Add(draft.Address);
        Add(draft.District);
        Add(draft.Person);
        Add(draft.Industry);
        Add(draft.Licence);
        file.Write(row);
    }

    private void WriteTruth(TextDumpWriter file, Draft draft, long number)
    {
        row.Clear();
        row.Append('r').Append(number + 1, 8).EndField();
        Add(draft.Owner < 0 ? "" : draft.Party.Id);
        var isFirst = true;
        for (var kind = 0; kind < Corruptions.Words.Length; kind++)
        {
            if (!draft.Has((Corruption)kind))
                continue;
            row.Append(isFirst ? "" : ";").Append(Corruptions.Words[kind]);
            isFirst = false;
        }
        row.EndField();
        file.Write(row);
    }

    private static MatchSampleSummary Counted(MatchSampleSummary sum, Draft draft)
    {
        var hasIdentifier = draft.Code.Length + draft.SecondCode.Length + draft.Licence.Length > 0;
        return sum with
        {
            WithoutIdentifier = sum.WithoutIdentifier + (hasIdentifier ? 0 : 1),
            Nobody = sum.Nobody + (draft.Owner < 0 ? 1 : 0),
            Clean = sum.Clean + (draft.Count == 0 ? 1 : 0),
            Undecidable = sum.Undecidable + (draft.Has(Corruption.Undecidable) ? 1 : 0),
        };
    }

    private TextDumpWriter Open(string name, string[] columns)
    {
        var file = new TextDumpWriter(Path.Combine(directory, name), DumpEncoding.Utf8, ',', "\n", hasMark: false);
        row.Clear();
        foreach (var column in columns)
            Add(column);
        file.Write(row);
        return file;
    }

    private void Add(string text) => row.Append(text).EndField();
}
