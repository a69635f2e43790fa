using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>The fates of a small clean city, found again by a plain pass over its rows in the order in which they are taken.</summary>
public sealed class SampleFateTests
{
    private static readonly string[] Ends = ["ended_on", "revoked_on", "repaired_on"];

    [Fact]
    public void Fates_OfACleanCity_FollowFromTheRowsBefore()
    {
        using TemporaryFolder folder = new();
        string root = Path.Combine(folder.Path, "city");
        SampleCity.Write(
            new SampleOptions
            {
                Directory = root,
                Entities = 500,
                Records = 6_000,
                Seed = 11,
                DirtShare = 0,
            }
        );
        Workspace workspace = Workspace.Load(root).OrThrow();
        TruthLine[] rows =
        [
            .. TruthLine
                .ReadAll(root)
                .OrderBy(t => t.KnownFrom, StringComparer.Ordinal)
                .ThenBy(t => workspace.Contracts[t.Source].Rank)
                .ThenBy(t => t.Source, StringComparer.Ordinal)
                .ThenBy(t => t.File, StringComparer.Ordinal)
                .ThenBy(t => t.Line),
        ];
        Assert.Equal(6_000, rows.Where(t => t.Kind == "record").Select(t => t.NaturalKey).Distinct().Count());
        Dictionary<string, string> firstSource = [];
        Dictionary<(string, string), string> said = [];
        HashSet<string> amended = [];
        Dictionary<string, int> seen = [];
        foreach (TruthLine row in rows)
        {
            string expected = row.Kind switch
            {
                "registration" or "licence" => row.Fate,
                "record" => RecordFate(row, firstSource, said),
                _ => amended.Add($"{row.Kind} {row.NaturalKey} {row.EventDate}") ? "loaded" : "duplicate",
            };
            Assert.Equal((row.File, row.Line, expected), (row.File, row.Line, row.Fate));
            seen[$"{row.Kind} {row.Fate}"] = seen.GetValueOrDefault($"{row.Kind} {row.Fate}") + 1;
        }
        string[] cases = ["record loaded", "record duplicate", "repair loaded", "repair duplicate", "removal loaded"];
        Assert.All(cases, c => Assert.True(seen.GetValueOrDefault(c) > 0, c));
        Assert.Contains(rows, t => t is { Source: "xyb_penalty", Fate: "duplicate" });
        Assert.Contains(rows, t => t is { Source: "scjg_penalty", Fate: "duplicate" });
    }

    [Fact]
    public void Amendments_OfACity_SpeakOfRecordsThatWereTold()
    {
        using TemporaryFolder folder = new();
        string root = Path.Combine(folder.Path, "city");
        SampleCity.Write(
            new SampleOptions
            {
                Directory = root,
                Entities = 500,
                Records = 6_000,
                Seed = 12,
            }
        );
        TruthLine[] rows = [.. TruthLine.ReadAll(root)];
        HashSet<string> told = [.. rows.Where(t => t is { Kind: "record", Fate: "loaded" }).Select(t => t.NaturalKey)];
        TruthLine[] amendments = [.. rows.Where(t => t is { Kind: "repair" or "removal" or "revocation", Fate: "loaded" })];
        Assert.NotEmpty(amendments);
        Assert.All(amendments, a => Assert.Contains(a.NaturalKey, told));
    }

    private static string RecordFate(
        TruthLine row,
        Dictionary<string, string> firstSource,
        Dictionary<(string, string), string> said
    )
    {
        string words = $"{row.EventDate}|{row.Measure}|{row.FineFen}|{row.Facts}";
        said.TryGetValue((row.NaturalKey, row.Source), out string? before);
        said[(row.NaturalKey, row.Source)] = words;
        if (firstSource.TryAdd(row.NaturalKey, row.Source))
            return "loaded";
        if (before == words)
            return "duplicate";
        if (firstSource[row.NaturalKey] == row.Source)
            return "loaded";
        bool tellsAnEnd = row.Facts.Split(';').Any(f => Ends.Contains(f.Split('=')[0]) && before?.Contains(f) != true);
        return tellsAnEnd ? "loaded" : "duplicate";
    }
}
