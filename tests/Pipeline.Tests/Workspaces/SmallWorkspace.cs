using System.Text;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Workspaces;

/// <summary>A small workspace without faults, whose files a test changes before it is written to a folder of its own and loaded.</summary>
internal sealed class SmallWorkspace
{
    public const string Settings = "foodcredit.yaml";
    public const string Penalty = "sources/scjg_penalty.yaml";
    public const string Repair = "sources/scjg_repair.yaml";
    public const string Registration = "sources/scjg_registration.yaml";
    public const string Policy = "policies/city.yaml";
    public const string Industries = "codes/industries.csv";

    private readonly Dictionary<string, byte[]> _files = [];

    public SmallWorkspace()
    {
        Write(
            Settings,
            """
            version: 1
            name: 示范市
            time_zone: Asia/Shanghai
            policy: policies/city.yaml
            """
        );
        Write(
            Registration,
            """
            source: scjg_registration
            department: 市场监督管理局
            dataset: 市场主体信息
            feeds: registrations
            file: scjg_registration_{yyyyMMdd}.csv
            format: csv
            columns:
              uscc: { from: 统一社会信用代码, type: identifier }
              name: { from: 企业名称, type: name, required: true }
              industry: { from: 行业代码, type: text, table: industries }
            """
        );
        Write(
            Penalty,
            """
            source: scjg_penalty
            department: 市场监督管理局
            dataset: 行政处罚决定信息
            feeds: records
            record_type: penalty
            file: scjg_penalty_{yyyyMMdd}*.csv
            format: csv
            natural_key: [document_number, party]
            columns:
              document_number: { from: [决定书文号, CF_WSH], type: text, required: true }
              party_name: { from: [当事人名称, XDR_MC], type: name, personal: name }
              party_code: { from: 统一社会信用代码, type: identifier }
              event_date: { from: 处罚决定日期, type: date, required: true }
              measure: { from: 处罚类别, type: set, table: measures }
              fine: { from: 罚款金额, type: amount, unit: 万元 }
              reviewed_on: { from: 复查日期, type: date, optional: true }
              copies: { from: 份数, type: integer, optional: true }
              hazard: { from: 存在问题, type: text, optional: true }
            ignore: [案情介绍]
            """
        );
        Write(
            Repair,
            """
            source: scjg_repair
            department: 市场监督管理局
            dataset: 信用修复信息
            feeds: amendments
            record_type: penalty
            amendment: repair
            file: scjg_repair_{yyyy-MM-dd}.csv
            format: csv
            columns:
              document_number: { from: 决定书文号, type: text, required: true }
              party_name: { from: 当事人名称, type: name }
              effective_on: { from: 修复日期, type: date, required: true }
            """
        );
        Write(
            Policy,
            """
            policy: city
            version: "2021.1"
            title: 评价规则
            effective_from: 2021-01-01
            scope: food_operators
            record_types:
              penalty:
                title: 行政处罚
                window_days: 1095
                default_severity: general
                grades:
                  - { when: { measure: { has_any: [吊销许可证件] } }, severity: grave }
                  - { when: { fine: { at_least: 50000 } }, severity: serious }
                weights: { minor: 1, general: 3, serious: 8, grave: 20 }
                decay: { half_life_days: 365 }
                frequency: { 2: 1.2, 3: 1.5 }
                cap: 60
            context:
              industries:
                default: { multiplier: 1, base: 0 }
                catering: { multiplier: 1.15, base: 0.5 }
            thresholds: { yellow: 10, orange: 25, red: 60 }
            rules:
              - { name: repeated, when: penalty.grave within 365 days >= 2, at_least: red }
            """
        );
        Write(Industries, "code,value,title,food\n62,catering,餐饮,true\n");
        Write("codes/measures.csv", "code,value\n罚款,罚款\n吊销许可证件,吊销许可证件\n");
    }

    public IEnumerable<string> Files => _files.Keys.Order(StringComparer.Ordinal);

    public string Text(string file) => Encoding.UTF8.GetString(_files[file]);

    public SmallWorkspace Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public SmallWorkspace Write(string file, byte[] bytes)
    {
        _files[file] = bytes;
        return this;
    }

    public SmallWorkspace Remove(string file)
    {
        Assert.True(_files.Remove(file));
        return this;
    }

    /// <summary>Replaces the only place where <paramref name="before"/> stands.</summary>
    public SmallWorkspace Replace(string file, string before, string after)
    {
        string text = Text(file);
        int at = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(
            at >= 0 && text.IndexOf(before, at + 1, StringComparison.Ordinal) < 0,
            $"'{before}' must stand once in {file}"
        );
        return Write(file, text[..at] + after + text[(at + before.Length)..]);
    }

    public SmallWorkspace Append(string file, string text) => Write(file, Text(file) + "\n" + text);

    public WorkspaceLoad Load()
    {
        using TemporaryFolder folder = new();
        WriteTo(folder.Path);
        return Workspace.Load(folder.Path);
    }

    public void WriteTo(string directory)
    {
        foreach ((string file, byte[] bytes) in _files)
        {
            string path = Path.Combine(directory, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    public string[] Faults() => [.. Load().Faults.Select(f => f.ToString())];
}
