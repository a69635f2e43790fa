using System.Text.RegularExpressions;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>What a city of some size must contain.</summary>
public sealed partial class SampleCoverageTests(WrittenCity city) : IClassFixture<WrittenCity>
{
    private readonly Workspace workspace = Workspace.Load(city.Root).OrThrow();

    [Fact]
    public void Dumps_OfACity_ComeFromTwentyTwoDepartments() =>
        Assert.Equal(
            22,
            city.Truth.Select(t => t.Source).Distinct().Select(s => workspace.Contracts[s].Department).Distinct().Count()
        );

    [Fact]
    public void Registrations_OfACity_FillAllDistrictsAndBranchesAndAQuarterIsFood()
    {
        CodeTable industries = workspace.CodeTables["industries"];
        Dictionary<string, (string District, string Branch, bool IsFood)> businesses = [];
        foreach (var (row, truth) in Registrations())
        {
            string Value(string header) => row[header].Trim();
            businesses[truth.Owner] = (
                workspace.CodeTables["districts"].Find(Value("住所所在行政区划"))!.Value,
                workspace.CodeTables["branches"].Find(Value("所属分局"))!.Value,
                industries.Extra(industries.FindLongestPrefix(Value("行业代码"))!, "food") == "true"
            );
        }
        string[] districts = ["东湖", "西湖", "青云谱", "青山湖", "新建", "红谷滩", "南昌县", "安义", "进贤"];
        Assert.Equal(districts.Order(), businesses.Values.Select(b => b.District).Distinct().Order());
        Assert.Equal(96, businesses.Values.Select(b => b.Branch).Distinct().Count());
        Assert.InRange(businesses.Values.Average(b => b.IsFood ? 1.0 : 0.0), 0.22, 0.28);
    }

    /// <summary>too_large is left open: it takes a row of more than 16 MiB, which small cities do not write.</summary>
    [Fact]
    public void Refusals_OfACity_HaveEveryReasonThatFitsALine()
    {
        string[] reasons =
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
            "totals_row",
            "unknown_code",
        ];
        Assert.Equal(
            reasons,
            city.Truth.Select(t => t.Reason).Where(r => r is not ("" or "too_large")).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(@"^\d{4}-\d\d-\d\d$")]
    [InlineData(@"^\d{4}/\d\d?/\d\d?$")]
    [InlineData(@"^\d{4}年\d\d?月\d\d?日$")]
    [InlineData(@"^(19|20)\d{6}$")]
    [InlineData(@"^[34]\d{4}$")]
    [InlineData(@"^\d{4}-\d\d-\d\d 00:00:00\.0$")]
    [InlineData(@"^[０-９]{4}[－-][０-９]{2}[－-][０-９]{2}$")]
    public void Dates_OfLoadedComplaints_AreWrittenInEveryForm(string form) =>
        Assert.Contains(Cells("scjg_complaint", "event_date"), date => Regex.IsMatch(date, form));

    [Fact]
    public void Codes_OfLoadedPenalties_AreAlsoWrittenBadlyButRepairably()
    {
        string[] codes = [.. Cells("scjg_penalty", "party_code").Where(c => c.Length == 18)];
        Assert.Contains(codes, c => c.Any(char.IsAsciiLetterLower));
        Assert.Contains(codes, c => c.Any(char.IsAsciiLetterUpper) && c.Contains('O', StringComparison.Ordinal));
        Assert.Contains(codes, c => c.Any(d => d is >= '０' and <= '９'));
    }

    [Fact]
    public void Amounts_OfLoadedPenalties_AreAlsoWrittenWithCommasAndInWords()
    {
        string[] fines = [.. Cells("scjg_penalty", "fine"), .. Cells("xyb_penalty", "fine"), .. Cells("swj_penalty", "fine")];
        Assert.Contains(fines, f => ThousandsRegex().IsMatch(f));
        Assert.Contains(fines, f => f.Contains('元', StringComparison.Ordinal) && f.Any("壹贰叁肆伍陆柒捌玖".Contains));
    }

    [Fact]
    public void Records_OfACity_AreMostlyAttachableButSomeAreNobodys()
    {
        TruthLine[] records = [.. city.Truth.Where(t => t.Kind == "record" && t.Fate == "loaded")];
        Assert.InRange(records.Count(t => t.IsAttachable) / (double)records.Length, 0.8, 0.95);
        Assert.Contains(records, t => t.Owner == "");
        Assert.Contains(records, t => t.Owner != "" && !t.IsAttachable);
        Assert.All(records, t => Assert.False(t.Owner == "" && t.IsAttachable));
    }

    [Fact]
    public void Records_OfACity_AreSkewed()
    {
        int[] counts =
        [
            .. city
                .Truth.Where(t => t is { Kind: "record", Fate: "loaded" } && t.Owner != "")
                .CountBy(t => t.Owner)
                .Select(o => o.Value)
                .OrderDescending(),
        ];
        Assert.True(counts.Length < city.Summary.Entities / 2, "Most businesses have no record.");
        Assert.True(counts.Take(counts.Length / 50).Sum() > counts.Sum() / 10, "Few have many.");
    }

    private IEnumerable<(Dictionary<string, string> Row, TruthLine Truth)> Registrations() => Read("scjg_registration");

    private IEnumerable<string> Cells(string source, string attribute)
    {
        string header = workspace.Contracts[source].Columns.Single(c => c.Attribute == attribute).From[0];
        return Read(source).Select(r => r.Row[header].Trim());
    }

    /// <summary>The rows of a source that load. Late deliveries spell some headers otherwise; each stands under its first spelling.</summary>
    private IEnumerable<(Dictionary<string, string> Row, TruthLine Truth)> Read(string source)
    {
        foreach (var dump in city.Truth.Where(t => t.Source == source).GroupBy(t => t.File))
        {
            DumpText text = new(city.Dump(dump.Key), workspace.Contracts[source]);
            TruthLine[] rows = [.. dump];
            for (int i = 0; i < rows.Length; i++)
            {
                if (rows[i].Fate == "refused")
                    continue;
                int line = (int)rows[i].Line - 1;
                int lines = (i + 1 < rows.Length ? (int)rows[i + 1].Line - 1 : text.Lines.Length) - line;
                string[] fields = text.Fields(line, lines);
                Dictionary<string, string> row = text
                    .Header.Zip(fields)
                    .ToDictionary(f => f.First, f => f.Second, StringComparer.Ordinal);
                foreach (var mapping in workspace.Contracts[source].Columns)
                {
                    foreach (string other in mapping.From.Where(row.ContainsKey).ToArray())
                        row[mapping.From[0]] = row[other];
                }
                yield return (row, rows[i]);
            }
        }
    }

    [GeneratedRegex(@"\d,\d{3}(\.\d+)?")]
    private static partial Regex ThousandsRegex();
}
