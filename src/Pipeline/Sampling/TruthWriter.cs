using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>Writes the truth about the rows of one dump, and counts their fates.</summary>
internal sealed class TruthWriter : IDisposable
{
    public const string Header =
        "file,line,source,fate,reason,record_type,natural_key,owner,attachable,known_from,event_date,kind,measure,fine_fen,severity_facts";

    private readonly TextDumpWriter file;
    private readonly RowText row = new();
    private readonly string dump;
    private readonly string source;
    private readonly string knownFrom;

    public TruthWriter(string path, string dump, string source, DateOnly knownFrom)
    {
        file = new TextDumpWriter(path, DumpEncoding.Utf8, ',', "\n", hasMark: false);
        (this.dump, this.source, this.knownFrom) = (dump, source, Days.Text(knownFrom));
    }

    public long Loaded { get; private set; }

    public long Duplicates { get; private set; }

    public long Refused { get; private set; }

    public void Write(long line, TruthRow truth)
    {
        row.Clear();
        Add(dump);
        row.Append(line).EndField();
        Add(source);
        Add(truth.Fate);
        Add(truth.Reason);
        Add(truth.RecordType);
        Add(truth.NaturalKey.Open);
        Add(truth.Owner.Open);
        Add(truth.IsAttachable ? "true" : "false");
        Add(knownFrom);
        if (truth.EventDay is { } day)
            DateSpelling.WriteDashed(row, Days.ToDate(day));
        row.EndField();
        Add(truth.Kind);
        Add(truth.Measure);
        if (truth.FineFen is { } fen)
            row.Append(fen);
        row.EndField();
        Add(truth.Facts.Open);
        file.Write(row);
        Loaded += truth.Fate == "loaded" ? 1 : 0;
        Duplicates += truth.Fate == "duplicate" ? 1 : 0;
        Refused += truth.Fate == "refused" ? 1 : 0;
    }

    public void Dispose() => file.Dispose();

    private void Add(ReadOnlySpan<char> text) => row.Append(text).EndField();
}
