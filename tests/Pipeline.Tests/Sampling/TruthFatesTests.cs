using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>
/// The fates of a clean city, derived again from what its rows say, in the order in which they arrive:
/// 1. the first row of a record is loaded;
/// 2. one of the same source is loaded if it says something else than that source's row before it;
/// 3. one of another source only if it brings an end that nobody has told.
/// </summary>
public sealed class TruthFatesTests : IDisposable
{
    private static readonly string[] Ends = ["ended_on", "revoked_on", "repaired_on"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Fates_OfACleanCity_FollowFromOrderAndContent()
    {
        string root = Path.Combine(folder.Path, "city");
        SampleSummary summary = SampleCity.Write(
            new SampleOptions
            {
                Directory = root,
                Entities = 2_000,
                Records = 20_000,
                Seed = 5,
                DirtShare = 0,
            }
        );
        Assert.Equal(0, summary.Refused);
        var ranks = Workspace.Load(root).OrThrow().Contracts.ToDictionary(c => c.Key, c => c.Value.Rank);
        TruthLine[] rows =
        [
            .. TruthLine
                .ReadAll(root)
                .Where(t => t.Kind is not ("registration" or "licence"))
                .OrderBy(t => t.KnownFrom, StringComparer.Ordinal)
                .ThenBy(t => ranks[t.Source])
                .ThenBy(t => t.Source, StringComparer.Ordinal)
                .ThenBy(t => t.File, StringComparer.Ordinal)
                .ThenBy(t => t.Line),
        ];
        Dictionary<string, Dictionary<string, TruthLine>> told = [];
        Assert.Empty(rows.Where(row => Fate(told, row) != row.Fate).Select(row => $"{row.File}:{row.Line} {row.Fate}").Take(20));

        // Each way of the rule was taken.
        Assert.Contains(told.Values, record => record.Count > 1);
        Assert.Contains(rows, row => row.Kind == "record" && Ends.Any(end => Says(row, end)) && row.Fate == "loaded");
        Assert.Contains(rows, row => row.Kind == "repair" && row.Fate == "duplicate");
        Assert.All(rows.Where(r => r.Kind != "record"), row => Assert.Contains("record|" + row.NaturalKey, told.Keys));
    }

    [Fact]
    public void NaturalKeys_OfACleanCity_NeverMeetByAccident()
    {
        string root = Path.Combine(folder.Path, "city");
        SampleCity.Write(
            new SampleOptions
            {
                Directory = root,
                Entities = 2_000,
                Records = 60_000,
                Seed = 6,
                DirtShare = 0,
            }
        );
        // Rows of one key are about one event of one business.
        Assert.All(
            TruthLine.ReadAll(root).Where(t => t.Kind == "record").GroupBy(t => t.NaturalKey),
            record => Assert.Single(record.Select(r => (r.Owner, r.EventDate)).Distinct())
        );
    }

    private static string Fate(Dictionary<string, Dictionary<string, TruthLine>> told, TruthLine row)
    {
        bool isRecord = row.Kind == "record";
        string key = isRecord ? $"record|{row.NaturalKey}" : $"{row.Kind}|{row.NaturalKey}|{row.EventDate}";
        if (!told.TryGetValue(key, out var sources))
            told.Add(key, sources = []);
        bool isNew =
            sources.Count == 0
            || isRecord
                && (
                    sources.TryGetValue(row.Source, out TruthLine? before)
                        ? Content(before) != Content(row)
                        : Ends.Any(end => Says(row, end) && !sources.Values.Any(other => Says(other, end)))
                );
        sources[row.Source] = row;
        return isNew ? "loaded" : "duplicate";
    }

    private static (string, string, string, string) Content(TruthLine row) =>
        (row.EventDate, row.Measure, row.FineFen, row.Facts);

    private static bool Says(TruthLine row, string end) =>
        row.Facts.Split(';').Any(f => f.StartsWith(end + "=", StringComparison.Ordinal));
}
