using CsCheck;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;
using static FoodCredit.Pipeline.Tests.Reading.TrialWorkbook;

namespace FoodCredit.Pipeline.Tests.Reading;

public sealed class WorkbookDumpReaderTests
{
    private static readonly (int Row, string[] Cells) Head = (
        3,
        [Text("A3", " 案号 "), Text("B3", "罚款（万元）"), Text("C3", "日期")]
    );

    [Fact]
    public void Read_TitleRowsAndMergedCells_FindsHeaderAndRows()
    {
        var book = OfRows(
            "A1:C1",
            (1, [Text("A1", "行政处罚公示表")]),
            (2, [Text("A2", "2021年3月")]),
            Head,
            (4, [Text("A4", "洪罚1号"), Number("B4", "0.5"), Number("C4", "44260", style: 1)]),
            (5, [Text("A5", "洪罚2号"), Number("B5", "3"), Text("C5", "2021年3月5日")])
        );
        var (header, rows) = Read(book, titleRows: 2);
        Assert.Equal(["案号", "罚款(万元)", "日期"], header);
        Assert.Equal(["4: 洪罚1号|0.5|2021-03-05 00:00:00", "5: 洪罚2号|3|2021年3月5日"], rows.Select(row => row.ToString()));
        Assert.All(rows, row => Assert.NotEmpty(row.Raw));
    }

    [Fact]
    public void Read_CellsMergedOverRows_StandForAllOfThem()
    {
        var book = OfRows(
            "A4:A6",
            Head,
            (4, [Text("A4", "洪罚1号"), Number("B4", "1"), Text("C4", "2021-03-05")]),
            (5, [Number("B5", "2"), Text("C5", "2021-03-06")]),
            (6, [Number("B6", "3"), Text("C6", "2021-03-07")]),
            (7, [Number("B7", "4"), Text("C7", "2021-03-08")])
        );
        Assert.Equal(
            ["4: 洪罚1号|1|2021-03-05", "5: 洪罚1号|2|2021-03-06", "6: 洪罚1号|3|2021-03-07", "7: |4|2021-03-08"],
            Read(book, titleRows: 2).Rows.Select(row => row.ToString())
        );
    }

    [Fact]
    public void Read_ASheetByName_ReadsThatOne()
    {
        var book = Of(Sheet("", (1, [Text("A1", "目录")])), Sheet("", (1, [Text("A1", "a")]), (2, [Text("A2", "1")])));
        Assert.Equal(["2: 1"], Read(book, titleRows: 0, "说明").Rows.Select(row => row.ToString()));
        var fault = Assert.Throws<BrokenContractException>(() => Read(book, titleRows: 0, "三月"));
        Assert.Contains("no sheet '三月'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AllSheets_ReadsThemAsOneWithLinesOfTheirOwn()
    {
        var first = Sheet("", (1, [Text("A1", "a")]), (2, [Text("A2", "1")]), (3, [Text("A3", "2")]));
        var second = Sheet("", (1, [Text("A1", "a")]), (2, [Text("A2", "3")]));
        Assert.Equal(["2: 1", "3: 2", "5: 3"], Read(Of(first, second), titleRows: 0, "*").Rows.Select(row => row.ToString()));
        var other = Sheet("", (1, [Text("A1", "b")]), (2, [Text("A2", "3")]));
        var fault = Assert.Throws<BrokenContractException>(() => Read(Of(first, other), titleRows: 0, "*"));
        Assert.Contains("sheet '说明' has another header than the first", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RowsThatAreNoData_AreTold()
    {
        var book = OfRows(
            "",
            (1, [Text("A1", "a"), Text("B1", "b")]),
            (2, [Text("A2", "1"), Text("B2", "x")]),
            (5, [Text("A5", "2")]),
            (6, [Text("A6", " "), Text("B6", "")]),
            (7, [Text("A7", "a"), Text("B7", "b")]),
            (8, [Text("A8", "合计"), Number("B8", "2")]),
            (9, [Text("A9", "3"), Text("B9", "y"), Text("C9", "z")])
        );
        var (_, rows) = Read(book, titleRows: 0);
        Assert.Equal(
            ["2: 1|x", "5: 2|", "7! repeated_header", "8! totals_row", "9! field_count"],
            rows.Select(row => row.ToString())
        );
    }

    /// <summary>What a sheet calculates is shown with 15 significant digits; codes that became numbers keep no more than those.</summary>
    [Theory]
    [InlineData("3.3000000000000003", "3.3")]
    [InlineData("0.1", "0.1")]
    [InlineData("1E-06", "0.000001")]
    [InlineData("12500", "12500")]
    [InlineData("360100000000123", "360100000000123")]
    [InlineData("-5", "-5")]
    [InlineData("913601000000000000", "9.13601E+17")]
    [InlineData("44260.5", "44260.5")]
    public void Read_Number_IsItsText(string stored, string text)
    {
        var book = OfRows("", (1, [Text("A1", "a")]), (2, [Number("A2", stored)]));
        Assert.Equal([text], Read(book, titleRows: 0).Rows.Single().Fields);
    }

    [Fact]
    public void Open_NoWorkbook_IsAFaultOfTheFile()
    {
        var broken = Assert.Throws<BrokenContractException>(() => Read("a,b\n1,2\n"u8.ToArray(), titleRows: 0));
        Assert.StartsWith(
            "trial.xlsx: expected a whole Excel workbook without a password; found ",
            broken.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("; ask the department for the file again", broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<row r=\"2000000\"><c r=\"A2000000\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"ZZZZ2\"><v>1</v></c></row>")]
    public void Read_AddressBeyondAnySheet_IsAFaultOfTheFile(string row)
    {
        var sheet = SheetOf(OfRows("", (1, [Text("A1", "a")])))
            .Replace("</sheetData>", row + "</sheetData>", StringComparison.Ordinal);
        Assert.Throws<BrokenContractException>(() => Read(Of(sheet), titleRows: 0));
    }

    [Fact]
    public void Read_EmptySheet_HasNoHeader() => Assert.Empty(Read(OfRows(""), titleRows: 0).Header);

    [Fact]
    public void Read_DamagedWorkbook_IsReadOrAFaultOfTheFile()
    {
        var sound = OfRows("A1:B1", Head, (4, [Text("A4", "洪罚1号"), Number("B4", "0.5"), Number("C4", "44260", style: 1)]));
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte, Gen.Bool)
            .Sample(
                (at, value, isCut) =>
                {
                    byte[] damaged = isCut ? sound[..at] : [.. sound[..at], value, .. sound[(at + 1)..]];
                    try
                    {
                        Read(damaged, titleRows: 0);
                    }
                    catch (BrokenContractException)
                    {
                        // The one exception that a damaged file may bring.
                    }
                },
                iter: 500
            );
    }

    /// <summary>Rows that cannot be compressed, so that a flipped bit is a digit of a row and nothing else.</summary>
    [Fact]
    public void Read_FlippedBit_NeverChangesARow()
    {
        var random = new Random(11);
        var sound = OfRows(
            "",
            [
                (1, [Text("A1", "a")]),
                .. Enumerable.Range(2, 300).Select(i => (i, (string[])[Number($"A{i}", $"{random.NextInt64()}")])),
            ]
        );
        var expected = Read(sound, titleRows: 0).Rows.Select(row => row.ToString()).ToList();
        Assert.Equal(300, expected.Count);
        for (var trial = 0; trial < 300; trial++)
        {
            byte[] damaged = [.. sound];
            damaged[random.Next(damaged.Length)] ^= (byte)(1u << random.Next(8));
            try
            {
                Assert.Equal(expected, Read(damaged, titleRows: 0).Rows.Select(row => row.ToString()));
            }
            catch (BrokenContractException)
            {
                // Told, so that nobody takes the file for a whole one.
            }
        }
    }

    [Fact]
    public void Open_BombInAWorkbook_IsAFaultOfTheFile()
    {
        var bomb = OfRows("", (1, [Text("A1", "a")]), (2, [Text("A2", new string('x', 80_000_000))]));
        Assert.InRange(bomb.Length, 1, 80_000_000 / 250);
        Assert.Throws<BrokenContractException>(() => Read(bomb, titleRows: 0));
    }

    [Fact]
    public void Read_DamagedSheet_IsReadOrAFaultOfTheFile()
    {
        var sound = SheetOf(
            OfRows("A1:B1", Head, (4, [Text("A4", "洪罚1号"), Number("B4", "0.5"), Number("C4", "44260", style: 1)]))
        );
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Int[0, 8], Gen.String[Gen.Char["<>/\"=9ABZ:- e.sr"], 0, 4])
            .Sample(
                (at, length, text) =>
                {
                    try
                    {
                        Read(Of(sound[..at] + text + sound[Math.Min(sound.Length, at + length)..]), titleRows: 0);
                    }
                    catch (BrokenContractException)
                    {
                        // As above.
                    }
                },
                iter: 500
            );
    }

    private static (IReadOnlyList<string> Header, List<ReadRow> Rows) Read(byte[] book, int titleRows, string? sheet = null)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "trial.xlsx");
        File.WriteAllBytes(path, book);
        using var reader = DumpReader.Open(
            path,
            TrialContract.Of() with
            {
                Format = DumpFormat.Xlsx,
                TitleRows = titleRows,
                Sheet = sheet,
            }
        );
        return (reader.Header, TrialDump.Rows(reader));
    }
}
