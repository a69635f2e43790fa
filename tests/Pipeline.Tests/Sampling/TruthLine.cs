using System.Globalization;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>A line of truth/rows.csv. None of its values holds a comma or a quote.</summary>
internal sealed record TruthLine(string[] Fields)
{
    private const string Header =
        "file,line,source,fate,reason,record_type,natural_key,owner,attachable,known_from,event_date,kind,measure,fine_fen,severity_facts";

    public string File => Fields[0];
    public long Line => long.Parse(Fields[1], CultureInfo.InvariantCulture);
    public string Source => Fields[2];
    public string Fate => Fields[3];
    public string Reason => Fields[4];
    public string RecordType => Fields[5];
    public string NaturalKey => Fields[6];
    public string Owner => Fields[7];
    public bool IsAttachable => Fields[8] == "true";
    public string KnownFrom => Fields[9];
    public string EventDate => Fields[10];
    public string Kind => Fields[11];
    public string Measure => Fields[12];
    public string FineFen => Fields[13];
    public string Facts => Fields[14];

    public static IEnumerable<TruthLine> ReadAll(string root)
    {
        using StreamReader reader = new(Path.Combine(root, "truth", "rows.csv"));
        Assert.Equal(Header, reader.ReadLine());
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            Assert.Equal(15, fields.Length);
            yield return new TruthLine(fields);
        }
    }
}
