using System.Security.Cryptography;
using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>What a sample city promises, looked at in its bytes.</summary>
[Collection(WrittenCityTests.Name)]
public sealed class SampleCityTests(WrittenCity city)
{
    private static readonly string[] Reasons =
    [
        "bad_amount",
        "bad_date",
        "bad_identifier",
        "bad_integer",
        "date_after_delivery",
        "field_count",
        "invalid_bytes",
        "malformed_quotes",
        "missing_value",
        "repeated_header",
        "too_large",
        "totals_row",
        "unknown_code",
    ];

    [Fact]
    public void Write_WithOneSeed_GivesTheSameBytes()
    {
        Assert.Equal(Digests(seed: 5), Digests(seed: 5));
        Assert.NotEqual(Digests(seed: 5)["truth/rows.csv"], Digests(seed: 6)["truth/rows.csv"]);
    }

    [Fact]
    public void Workspace_OfACity_LoadsAndSaysThatItIsSynthetic()
    {
        Workspace workspace = Workspace.Load(city.Root).OrThrow();
        Assert.True(workspace.Settings.IsSynthetic);
        Assert.All(city.Truth.Select(t => t.File).Distinct(), f => Assert.Contains("_synthetic", f, StringComparison.Ordinal));
        Assert.Contains("invented", File.ReadAllText(Path.Combine(city.Root, "truth", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_OfACity_CountsItsFilesAndRows()
    {
        Assert.Equal(city.Truth.Length, city.Summary.Rows);
        Assert.Equal(city.Truth.Count(t => t.Fate == "loaded"), city.Summary.Loaded);
        Assert.Equal(city.Truth.Count(t => t.Fate == "duplicate"), city.Summary.Duplicates);
        FileInfo[] dumps = new DirectoryInfo(Path.Combine(city.Root, "inbox")).GetFiles("*", SearchOption.AllDirectories);
        Assert.Equal(dumps.Length, city.Summary.Files);
        Assert.Equal(dumps.Sum(d => d.Length), city.Summary.Bytes);
        Assert.Equal(dumps.Length, city.Truth.Select(t => t.File).Distinct().Count());
    }

    [Fact]
    public void Dumps_OfACity_ComeFromAllDepartmentsOverThreeYears()
    {
        Workspace workspace = Workspace.Load(city.Root).OrThrow();
        string[] sources = [.. city.Truth.Select(t => t.Source).Distinct()];
        Assert.Equal(22, sources.Select(s => workspace.Contracts[s].Department).Distinct().Count());
        string[] days = [.. city.Truth.Select(t => t.KnownFrom).Distinct().Order(StringComparer.Ordinal)];
        Assert.InRange(days[0], "2019-01-01", "2019-04-01");
        Assert.InRange(days[^1], "2021-12-20", "2021-12-31");
    }

    [Fact]
    public void Dirt_OfALargeCity_HasEveryReason()
    {
        string[] found = [.. city.Truth.Select(t => t.Reason).Where(r => r.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(Reasons, found);
        Assert.InRange(city.Truth.Count(t => t.Fate == "refused") / (double)city.Truth.Length, 0.01, 0.03);
    }

    [Fact]
    public void Dates_OfALargeCity_HaveEveryForm()
    {
        Workspace workspace = Workspace.Load(city.Root).OrThrow();
        string text = string.Concat(
            city.Truth.Where(t => workspace.Contracts[t.Source] is { Encoding: DumpEncoding.Utf8, Format: DumpFormat.Csv })
                .Select(t => t.File)
                .Distinct()
                .Select(f => File.ReadAllText(city.Dump(f)))
        );
        string[] forms =
        [
            @",20[12]\d-\d\d-\d\d,",
            @",20[12]\d/\d{1,2}/\d{1,2},",
            @",20[12]\d年\d{1,2}月\d{1,2}日,",
            @",20[12]\d{5},",
            @",4[34]\d{3},",
            @",20[12]\d-\d\d-\d\d 00:00:00\.0,",
            @",20[12]\d\.\d{1,2}\.\d{1,2},",
            @",２０[１２][０-９]－[０-９]{2}－[０-９]{2},",
        ];
        Assert.All(forms, form => Assert.Matches(form, text));
    }

    [Fact]
    public void Lines_OfTheTruth_AreWhereTheRowsStart()
    {
        Workspace workspace = Workspace.Load(city.Root).OrThrow();
        foreach (IGrouping<string, TruthLine> file in city.Truth.GroupBy(t => t.File))
        {
            SourceContract contract = workspace.Contracts[file.First().Source];
            if (contract.Format == DumpFormat.Xlsx || contract.Encoding == DumpEncoding.Utf16)
                continue;
            // In UTF-8 and GB18030 the byte 0A is a line feed and nothing else.
            string[] lines = Encoding.Latin1.GetString(File.ReadAllBytes(city.Dump(file.Key))).Split('\n');
            TruthLine[] rows = [.. file];
            Assert.Equal("", lines[^1]);
            Assert.Equal(2, rows[0].Line);
            for (int i = 0; i < rows.Length; i++)
            {
                long next = i + 1 < rows.Length ? rows[i + 1].Line : lines.Length;
                int quotes = lines[rows[i].Line - 1].Count(c => c == '"');
                // A row of two lines opens a quote on the first; an open quote costs its own line alone.
                bool isOpen = quotes % 2 == 1 && rows[i].Reason != "malformed_quotes";
                Assert.Equal((file.Key, rows[i].Line + (isOpen ? 2 : 1)), (file.Key, next));
                if (rows[i].Reason == "malformed_quotes")
                    Assert.Equal((1, '"'), (quotes, lines[rows[i].Line - 1][0]));
            }
        }
        Assert.Contains(
            city.Truth.Zip(city.Truth.Skip(1)),
            pair => pair.First.File == pair.Second.File && pair.Second.Line - pair.First.Line == 2
        );
    }

    [Fact]
    public void Businesses_OfACity_AreAQuarterFood()
    {
        Workspace workspace = Workspace.Load(city.Root).OrThrow();
        CodeTable industries = workspace.CodeTables[WellKnownTables.Industries];
        CodeTable branches = workspace.CodeTables[WellKnownTables.Branches];
        CodeTable districts = workspace.CodeTables[WellKnownTables.Districts];
        List<string[]> rows = Registrations(city.Root);
        double food =
            rows.Count(r => industries.Extra(industries.FindLongestPrefix(r[0])!, "food") == "true") / (double)rows.Count;
        Assert.InRange(food, 0.22, 0.28);
        Assert.Equal(9, rows.Select(r => districts.Find(r[1])!.Value).Distinct().Count());
        Assert.Equal(96, rows.Select(r => branches.Find(r[2])!.Value).Distinct().Count());
    }

    [Fact]
    public void Codes_OfACity_AreValid()
    {
        string[] entities =
        [
            .. city.Truth.Where(t => t is { Kind: "registration", Fate: "loaded" }).Select(t => t.Owner).Distinct(),
        ];
        Assert.Equal(WrittenCity.Options.Entities, entities.Length);
        Assert.All(entities, e => Assert.True(IsUscc(e) || IsRegistrationNumber(e), e));
        Assert.InRange(entities.Count(e => e.Length == 15), 1, entities.Length / 20);
    }

    [Fact]
    public void Records_OfACity_AreUnevenlyShared()
    {
        Dictionary<string, int> counts = city
            .Truth.Where(t => t is { Kind: "record", Fate: "loaded", Owner.Length: > 0 })
            .CountBy(t => t.Owner)
            .ToDictionary();
        Assert.InRange(counts.Count / (double)WrittenCity.Options.Entities, 0.3, 0.5);
        int[] sorted = [.. counts.Values.OrderDescending()];
        Assert.True(sorted.Take(sorted.Length / 10).Sum() > sorted.Sum() / 4);
        Assert.InRange(city.Truth.Count(t => t is { Kind: "record", Fate: "loaded", Owner: "" }), 800, 2_000);
    }

    /// <summary>Industry, district and branch of every readable UTF-8 registration row, by their headers.</summary>
    private static List<string[]> Registrations(string root)
    {
        List<string[]> rows = [];
        string[] names = ["行业代码 INDUSTRYCO", "住所所在行政区划 DOMDISTRICT", "所属分局 SSFJ"];
        foreach (
            string file in Directory.EnumerateFiles(
                Path.Combine(root, "inbox"),
                "scjg_registration*",
                SearchOption.AllDirectories
            )
        )
        {
            string[] lines = File.ReadAllLines(file);
            string[] header = lines[0].Split(',');
            int[] at = [.. names.Select(n => Array.FindIndex(header, h => n.Split(' ').Contains(h)))];
            rows.AddRange(
                lines
                    .Skip(1)
                    .Select(l => l.Split(','))
                    .Where(f => f.Length == header.Length && f[0] != header[0])
                    .Select(f => at.Select(a => f[a].Trim()).ToArray())
                    .Where(f => f.All(v => v is not ("" or "不明" or "QT9999")))
            );
        }
        return rows;
    }

    private static Dictionary<string, string> Digests(ulong seed)
    {
        using TemporaryFolder folder = new();
        string root = Path.Combine(folder.Path, "city");
        SampleCity.Write(
            new SampleOptions
            {
                Directory = root,
                Entities = 300,
                Records = 2_000,
                Seed = seed,
                DirtShare = 0.05,
            }
        );
        return Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(
                f => Path.GetRelativePath(root, f).Replace('\\', '/'),
                f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))
            );
    }

    /// <summary>GB 32100: the sum of value times weight over all 18 characters is a multiple of 31 (the last weight is 1).</summary>
    private static bool IsUscc(string code)
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1];
        if (code.Length != 18 || code[0] != '9' || code.Any(c => !Alphabet.Contains(c)))
            return false;
        return code.Select((c, i) => Alphabet.IndexOf(c) * weights[i]).Sum() % 31 == 0 && IsOrganisationCode(code[8..17]);
    }

    /// <summary>GB 11714: weights 3, 7, 9, 10, 5, 8, 4, 2, 1 with X as 10 make a multiple of 11.</summary>
    private static bool IsOrganisationCode(string code)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        int sum = code[..8].Select((c, i) => (char.IsDigit(c) ? c - '0' : c - 'A' + 10) * weights[i]).Sum();
        int check = code[8] == 'X' ? 10 : code[8] - '0';
        return (sum + check) % 11 == 0;
    }

    /// <summary>ISO 7064 MOD 11,10 in its recursive form.</summary>
    private static bool IsRegistrationNumber(string code)
    {
        if (code.Length != 15 || !code.All(char.IsDigit))
            return false;
        int state = 10;
        for (int i = 0; i < 14; i++)
        {
            int sum = (state + code[i] - '0') % 10;
            state = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (state + code[14] - '0') % 10 == 1;
    }
}
