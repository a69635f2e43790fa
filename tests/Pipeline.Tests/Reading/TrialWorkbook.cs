using System.IO.Compression;
using System.Text;

namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>Writes a small workbook by hand (ECMA-376): rows of ready-made cells, in the first of two sheets.</summary>
internal static class TrialWorkbook
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A cell of text.</summary>
    public static string Text(string place, string text) =>
        $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";

    /// <summary>A cell with a number; style 1 shows it as a date.</summary>
    public static string Number(string place, string number, int style = 0) =>
        $"<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>";

    public static byte[] OfRows(string merged, params (int Row, string[] Cells)[] rows) => Of(Sheet(merged, rows));

    /// <summary>The text of a sheet.</summary>
    public static string Sheet(string merged, params (int Row, string[] Cells)[] rows)
    {
        var data = string.Concat(rows.Select(row => $"<row r=\"{row.Row}\">{string.Concat(row.Cells)}</row>"));
        var merges = merged.Length > 0 ? $"<mergeCells count=\"1\"><mergeCell ref=\"{merged}\"/></mergeCells>" : "";
        return $"<worksheet xmlns=\"{Main}\"><sheetData>{data}</sheetData>{merges}</worksheet>";
    }

    /// <summary>A workbook with this text as its first sheet, 数据, and another as its second, 说明.</summary>
    public static byte[] Of(string sheet, string? second = null)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                zip,
                "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
            );
            Add(
                zip,
                "_rels/.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            );
            Add(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"数据\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"说明\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"r3\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>"
            );
            Add(
                zip,
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            );
            Add(zip, "xl/worksheets/sheet1.xml", sheet);
            Add(
                zip,
                "xl/worksheets/sheet2.xml",
                second
                    ?? $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\">{Text("A1", "说明")}</row></sheetData></worksheet>"
            );
        }
        return memory.ToArray();
    }

    /// <summary>The first sheet's text of a workbook.</summary>
    public static string SheetOf(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        using var part = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return part.ReadToEnd()[Declaration.Length..];
    }

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(Declaration + xml));
    }
}
