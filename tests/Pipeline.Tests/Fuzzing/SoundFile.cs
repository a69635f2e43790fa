using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Makes whole files that are to be damaged.</summary>
internal static class SoundFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private static readonly string[] Compressions = ["uncompressed", "snappy", "zstd", "gzip"];

    /// <summary>Several files of a form, each other inside.</summary>
    public static byte[][] Of(WholeForm form) =>
        form switch
        {
            WholeForm.Xlsx => [Workbook(CompressionLevel.Optimal), Workbook(CompressionLevel.NoCompression)],
            WholeForm.Xls => [File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reading", "Files", "penalties.xls"))],
            WholeForm.Parquet => [.. Compressions.Select(Parquet)],
            WholeForm.Gzip => [Gzip(Text(1)), Gzip(Text(400))],
            WholeForm.Zip => [Zip(CompressionLevel.Optimal), Zip(CompressionLevel.NoCompression)],
            _ => [Gzip(Tar())],
        };

    private static byte[] Text(int rows) =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                Enumerable.Range(1, rows).Select(row => $"洪罚〔2021〕{row}号,店{row},2021-03-{row % 28 + 1:00},{row}.50\n")
            )
        );

    private static byte[] Gzip(byte[] bytes)
    {
        var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return memory.ToArray();
    }

    private static byte[] Tar()
    {
        var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, leaveOpen: true))
        {
            foreach (var number in new[] { 1, 2 })
                tar.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, $"处罚_2021031{number}.csv")
                    {
                        DataStream = new MemoryStream(Text(40 * number)),
                    }
                );
        }
        return memory.ToArray();
    }

    private static byte[] Zip(CompressionLevel level)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "penalty_20210310.csv", Text(40), level);
            Add(zip, "处罚/penalty_20210311.csv", Text(20), level);
        }
        return memory.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes, CompressionLevel level)
    {
        using var part = zip.CreateEntry(name, level).Open();
        part.Write(bytes);
    }

    private static byte[] Parquet(string compression)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var duckDb = WarehouseConnection.Open(null, 512, 1);
            duckDb.Execute(
                $"COPY (SELECT '洪罚' || i || '号' AS 文号, '店' || (i % 7) AS 名称, DATE '2021-03-01' + (i % 28)::INTEGER AS 日期, (i * 1.25)::DECIMAL(18, 2) AS 罚款, CASE WHEN i % 3 = 0 THEN i END AS 件数 FROM range(500) t(i)) TO {SqlText.Literal(path)} (FORMAT parquet, CODEC {SqlText.Literal(compression)}, ROW_GROUP_SIZE 200)"
            );
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A workbook with shared texts, numbers and dates, as Excel writes them (ECMA-376).</summary>
    private static byte[] Workbook(CompressionLevel level)
    {
        var texts = new StringBuilder($"<sst xmlns=\"{Main}\"><si><t>文号</t></si><si><t>罚款</t></si><si><t>日期</t></si>");
        var rows = new StringBuilder(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>"
        );
        for (var row = 2; row <= 40; row++)
        {
            texts.Append(CultureInfo.InvariantCulture, $"<si><t>洪罚{row}号</t></si>");
            rows.Append(
                CultureInfo.InvariantCulture,
                $"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>{row + 1}</v></c><c r=\"B{row}\"><v>{row}.5</v></c><c r=\"C{row}\" s=\"1\"><v>{44260 + row}</v></c></row>"
            );
        }
        (string Name, string Xml)[] parts =
        [
            (
                "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
            ),
            ("_rels/.rels", Relations(("officeDocument", "xl/workbook.xml"))),
            (
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"数据\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Relations(
                    ("worksheet", "worksheets/sheet1.xml"),
                    ("styles", "styles.xml"),
                    ("sharedStrings", "sharedStrings.xml")
                )
            ),
            (
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
            ("xl/sharedStrings.xml", texts + "</sst>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ];
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in parts)
                Add(zip, name, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml), level);
        }
        return memory.ToArray();
    }

    private static string Relations(params (string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(relations.Select((relation, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"{Office}/{relation.Type}\" Target=\"{relation.Target}\"/>"))}</Relationships>";
}
