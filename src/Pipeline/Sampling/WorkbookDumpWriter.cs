using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>Writes rows into the only sheet of an Excel workbook (ISO/IEC 29500): a merged title, the header, the rows.</summary>
internal sealed class WorkbookDumpWriter : IDumpWriter
{
    private const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    /// <summary>A workbook may not tell when it was written, or no two would be alike.</summary>
    private static readonly DateTimeOffset Written = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive archive;
    private readonly StreamWriter sheet;
    private readonly int columns;
    private long rows;

    public WorkbookDumpWriter(string path, string title, int columns)
    {
        this.columns = columns;
        archive = new ZipArchive(new FileStream(path, FileMode.CreateNew), ZipArchiveMode.Create);
        AddFrame();
        sheet = new StreamWriter(Add("xl/worksheets/sheet1.xml"), new UTF8Encoding(false));
        sheet.Write($"""{Declaration}<worksheet xmlns="{Spreadsheet}"><sheetData>""");
        OpenRow();
        WriteText(title);
        sheet.Write("</row>");
    }

    public long Write(RowText row, bool opensQuote = false)
    {
        OpenRow();
        for (var i = 0; i < row.Count; i++)
        {
            var text = row[i];
            // Excel keeps dates as day numbers; a cell of five digits is one.
            if (text.Length == 5 && text[0] == '4' && !text.ContainsAnyExceptInRange('0', '9'))
                sheet.Write($"""<c s="1"><v>{text}</v></c>""");
            else
                WriteText(text.ToString());
        }
        sheet.Write("</row>");
        return rows;
    }

    public void Dispose()
    {
        var last = (char)('A' + columns - 1);
        sheet.Write($"""</sheetData><mergeCells count="1"><mergeCell ref="A1:{last}1"/></mergeCells></worksheet>""");
        sheet.Dispose();
        archive.Dispose();
    }

    private void OpenRow() => sheet.Write(string.Create(CultureInfo.InvariantCulture, $"""<row r="{++rows}">"""));

    private void WriteText(string text) =>
        sheet.Write(
            text.Length == 0
                ? "<c/>"
                : $"""<c t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>"""
        );

    private void AddFrame()
    {
        const string Package = "application/vnd.openxmlformats-package";
        const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        Add(
            "[Content_Types].xml",
            $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="{Package}.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Office}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Office}.worksheet+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{Office}.styles+xml"/>
            </Types>
            """
        );
        Add(
            "_rels/.rels",
            $"""
            <Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{OfficeRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """
        );
        Add(
            "xl/workbook.xml",
            $"""
            <workbook xmlns="{Spreadsheet}" xmlns:r="{OfficeRelations}"><sheets><sheet name="明细" sheetId="1" r:id="rId1"/></sheets></workbook>
            """
        );
        Add(
            "xl/_rels/workbook.xml.rels",
            $"""
            <Relationships xmlns="{Relations}">
            <Relationship Id="rId1" Type="{OfficeRelations}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="{OfficeRelations}/styles" Target="styles.xml"/>
            </Relationships>
            """
        );
        Add(
            "xl/styles.xml",
            $"""
            <styleSheet xmlns="{Spreadsheet}">
            <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
            <cellStyleXfs count="1"><xf/></cellStyleXfs>
            <cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
            </styleSheet>
            """
        );
    }

    private void Add(string name, string text)
    {
        using var writer = new StreamWriter(Add(name), new UTF8Encoding(false));
        writer.Write(Declaration + text);
    }

    private Stream Add(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Written;
        return entry.Open();
    }
}
