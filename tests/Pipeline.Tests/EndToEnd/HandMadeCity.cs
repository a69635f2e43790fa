using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>
/// A city of a few rows that a test writes itself. Every penalty weighs 3 points and does not decay; yellow from 3, orange from 6, red from 9
/// points; all entities are rated.
/// </summary>
internal sealed class HandMadeCity : IDisposable
{
    public const string Restaurant = "913601001583047170";
    public const string Bakery = "91360100705501286E";

    private readonly TemporaryFolder folder = new();

    public HandMadeCity(Action<SmallWorkspace>? change = null)
    {
        var workspace = new SmallWorkspace()
            .Replace(SmallWorkspace.Policy, "scope: food_operators", "scope: all")
            .Replace(SmallWorkspace.Policy, "decay: { half_life_days: 365 }", "decay: none")
            .Replace(SmallWorkspace.Policy, "    frequency: { 2: 1.2, 3: 1.5 }\n", "")
            .Replace(SmallWorkspace.Policy, "{ yellow: 10, orange: 25, red: 60 }", "{ yellow: 3, orange: 6, red: 9 }")
            .Write(
                "sources/scjg_revocation.yaml",
                """
                source: scjg_revocation
                department: 市场监督管理局
                dataset: 撤销行政处罚
                feeds: amendments
                record_type: penalty
                amendment: revocation
                file: scjg_revocation_{yyyyMMdd}.csv
                format: csv
                columns:
                  document_number: { from: 决定书文号, type: text, required: true }
                  party_name: { from: 当事人名称, type: name }
                  party_code: { from: 统一社会信用代码, type: identifier }
                  effective_on: { from: 撤销日期, type: date, required: true }
                """
            )
            .Write(
                SmallWorkspace.Repair,
                """
                source: scjg_repair
                department: 市场监督管理局
                dataset: 信用修复信息
                feeds: amendments
                record_type: penalty
                amendment: repair
                file: scjg_repair_{yyyyMMdd}.csv
                format: csv
                columns:
                  document_number: { from: 决定书文号, type: text, required: true }
                  party_name: { from: 当事人名称, type: name }
                  party_code: { from: 统一社会信用代码, type: identifier }
                  effective_on: { from: 修复日期, type: date, required: true }
                """
            );
        change?.Invoke(workspace);
        workspace.WriteTo(folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, "inbox"));
    }

    public void Dispose() => folder.Dispose();

    public HandMadeCity Registrations(int day, params string[] rows) =>
        Deliver($"scjg_registration_{day}.csv", ["统一社会信用代码,企业名称,行业代码", .. rows]);

    public HandMadeCity Penalties(int day, params string[] rows) => PenaltyPart(day, "", rows);

    public HandMadeCity PenaltyPart(int day, string part, params string[] rows) =>
        Deliver(
            $"scjg_penalty_{day}{part}.csv",
            ["决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额", .. rows]
        );

    public HandMadeCity Revocations(int day, params string[] rows) =>
        Deliver($"scjg_revocation_{day}.csv", ["决定书文号,当事人名称,统一社会信用代码,撤销日期", .. rows]);

    public HandMadeCity Repairs(int day, params string[] rows) =>
        Deliver($"scjg_repair_{day}.csv", ["决定书文号,当事人名称,统一社会信用代码,修复日期", .. rows]);

    public RunResult Run(string asOf) =>
        SampleCityFixture.Run(folder.Path, DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The counting records of an entity in the rating of a day.</summary>
    public int RecordsAsOf(string asOf, string entity = Restaurant) =>
        int.Parse(Rating(Run(asOf), entity)["records"], CultureInfo.InvariantCulture);

    public Dictionary<string, string> Rating(RunResult run, string entity = Restaurant) =>
        CsvRows.Read(Published(run, OutputFile.RatingsCsv)).Single(rating => rating["uscc"] == entity);

    public string Published(RunResult run, string file) => Path.Combine(folder.Path, "published", run.Directory, file);

    public string Folder(string name) => Path.Combine(folder.Path, name);

    public string[] Files(string name, string pattern) => Directory.GetFiles(Folder(name), pattern, SearchOption.AllDirectories);

    public HandMadeCity Deliver(string file, params string[] lines)
    {
        File.WriteAllLines(Path.Combine(folder.Path, "inbox", file), lines);
        return this;
    }
}
