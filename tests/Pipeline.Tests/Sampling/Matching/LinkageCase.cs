using System.Text;
using FoodCredit.Pipeline.Sampling.Matching;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling.Matching;

/// <summary>A written test case, read again from its three files by code that shares nothing with what wrote them.</summary>
internal sealed class LinkageCase : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public LinkageCase(Func<MatchSampleOptions, MatchSampleOptions>? change = null)
    {
        var options = new MatchSampleOptions { Directory = Path.Combine(folder.Path, "case") };
        options = change?.Invoke(options) ?? options;
        Summary = MatchSample.Write(options);
        Directory = options.Directory;
        Registry = [.. Read("registry.csv")];
        Entities = Registry.ToDictionary(row => row["id"], StringComparer.Ordinal);
        Records = [.. Read("records.csv").Zip(Read("truth.csv"), Record)];
    }

    public string Directory { get; }

    public MatchSampleSummary Summary { get; }

    public Dictionary<string, string>[] Registry { get; }

    public Dictionary<string, Dictionary<string, string>> Entities { get; }

    public LinkageRecord[] Records { get; }

    public void Dispose() => folder.Dispose();

    private LinkageRecord Record(Dictionary<string, string> record, Dictionary<string, string> truth)
    {
        Assert.Equal(record["id"], truth["record_id"]);
        var owner = truth["entity_id"];
        return new LinkageRecord(
            record,
            owner.Length == 0 ? null : Entities[owner],
            truth["corruptions"].Split(';', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private IEnumerable<Dictionary<string, string>> Read(string file)
    {
        var rows = Rows(File.ReadAllText(Path.Combine(Directory, file)));
        var header = rows[0];
        foreach (var row in rows.Skip(1))
        {
            Assert.Equal(header.Count, row.Count);
            yield return header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
    }

    /// <summary>RFC 4180.</summary>
    private static List<List<string>> Rows(string text)
    {
        List<List<string>> rows =
        [
            [],
        ];
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[++i]);
            else if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && text[i] is ',' or '\n' && !isQuoted)
            {
                rows[^1].Add(field.ToString());
                field.Clear();
                if (text[i] == '\n' && i + 1 < text.Length)
                    rows.Add([]);
            }
            else
                field.Append(text[i]);
        }
        Assert.False(isQuoted);
        return rows;
    }
}
