using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>Writes one dump and its truth.</summary>
internal static class DumpJob
{
    private static readonly string[] MarkedSources = ["scjg_sampling", "spj_approval", "swj_penalty"];

    /// <summary>Writes a delivery of a source below <paramref name="inbox"/>; gives the counts. A dump without rows is not written.</summary>
    public static SampleSummary Write(
        CityPlan city,
        Workspace workspace,
        SourcePlan source,
        int delivery,
        string inbox,
        string truthFile
    )
    {
        var name = source.FileName(delivery);
        var path = Path.Combine(inbox, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var columns = Column.Of(source.Contract, workspace, isLastSpelling: source.Days[delivery] > source.Days[^1] - 365);
        var cells = new CellWriter(city, source, columns);
        using var truths = new TruthWriter(truthFile, name, source.Contract.Id, Days.ToDate(source.Days[delivery]));
        int count;
        using (var dump = Open(path, source.Contract, columns.Length))
        {
            var rows = new DumpRows(city, source, delivery, columns, dump, truths);
            switch (source.Contract.Feeds)
            {
                case DatasetKind.Registrations:
                    new RegistrationRows(city, source, cells, delivery).Write(rows);
                    break;
                case DatasetKind.Licences:
                    new LicenceRows(city, source, cells, delivery).Write(rows);
                    break;
                default:
                    new RecordRows(city, source, cells, delivery).Write(rows);
                    break;
            }
            count = rows.Finish();
        }
        if (count > 0)
            return new SampleSummary(1, new FileInfo(path).Length, 0, truths.Loaded, truths.Duplicates, truths.Refused);
        File.Delete(path);
        return new SampleSummary(0, 0, 0, 0, 0, 0);
    }

    private static IDumpWriter Open(string path, SourceContract contract, int columns) =>
        contract.Format == DumpFormat.Xlsx
            ? new WorkbookDumpWriter(path, $"{contract.Department}{contract.Dataset}（虚构数据）", columns)
            : new TextDumpWriter(
                path,
                contract.Encoding,
                contract.Delimiter,
                contract.Encoding is DumpEncoding.Gb18030 or DumpEncoding.Utf16 ? "\r\n" : "\n",
                MarkedSources.Contains(contract.Id)
            );
}
