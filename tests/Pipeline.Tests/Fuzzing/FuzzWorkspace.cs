using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>A workspace with a source for every form of file, which tolerates whatever is refused.</summary>
internal static class FuzzWorkspace
{
    /// <summary>A contract for files that are read without being converted.</summary>
    public static SourceContract AnyContract { get; } =
        new()
        {
            Id = "trial",
            Department = "试验局",
            Dataset = "试验数据",
            Feeds = DatasetKind.Records,
            FilePattern = "trial_{yyyyMMdd}.dat",
            Format = DumpFormat.Csv,
            NaturalKey = [],
            Columns = [],
            Hash = "",
        };

    public static Workspace WriteTo(string directory)
    {
        Write(
            directory,
            "foodcredit.yaml",
            """
            version: 1
            name: 试验市
            time_zone: Asia/Shanghai
            policy: policies/trial.yaml
            memory_limit_mib: 512
            """
        );
        Write(
            directory,
            "policies/trial.yaml",
            """
            policy: trial
            version: "1"
            title: 试验
            effective_from: 2021-01-01
            scope: all
            record_types:
              penalty:
                title: 行政处罚
                window_days: 1095
                default_severity: general
                grades:
                  - { when: { fine: { at_least: 50000 } }, severity: serious }
                weights: { minor: 1, general: 3, serious: 8, grave: 20 }
                decay: none
                cap: 60
            context:
              industries:
                default: { multiplier: 1, base: 0 }
            thresholds: { yellow: 10, orange: 25, red: 60 }
            """
        );
        Write(directory, "codes/industries.csv", "code,value,title,food\n62,default,餐饮,true\n");
        foreach (var form in FileForm.All)
        {
            foreach (var declares in new[] { false, true })
                Write(directory, $"sources/{form.Source(declares)}.yaml", Contract(form, declares));
        }
        Directory.CreateDirectory(Path.Combine(directory, "inbox"));
        return Workspace.Load(directory).OrThrow();
    }

    /// <summary>The name in the inbox of a file.</summary>
    public static string NameOf(MutatedFile file) => $"{file.Form.Source(file.DeclaresEncoding)}_20211231_{file.Number}.dat";

    private static string Contract(FileForm form, bool declares) =>
        $$"""
            source: {{form.Source(declares)}}
            department: 试验局
            dataset: 试验数据
            feeds: records
            record_type: penalty
            file: {{form.Source(declares)}}_{yyyyMMdd}_*.dat
            format: {{form.FormatName}}
            {{(form.FormatName == "csv" ? $"delimiter: \"{(form.Delimiter == '\t' ? "\\t" : form.Delimiter)}\"" : "rank: 100")}}
            encoding: {{(declares ? TextCodes.NameOf(form.Code) : "auto")}}
            natural_key: [document_number, party]
            tolerances: { refused_share: 1, refused_count: 1000000 }
            columns:
              document_number: { from: 文号, type: text, required: true }
              party_name: { from: [名称, party.name], type: name, personal: name }
              party_code: { from: [代码, party.code], type: identifier }
              event_date: { from: 日期, type: date, required: true }
              fine: { from: 罚款, type: amount }
              facts: { from: 事实, type: text }
              remark: { from: 备注, type: text }
            """;

    private static void Write(string directory, string file, string text)
    {
        var path = Path.Combine(directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
