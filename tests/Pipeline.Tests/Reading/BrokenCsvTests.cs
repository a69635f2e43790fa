using System.Text;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>Broken files with their books: every data row has one outcome, and damage costs its own row alone.</summary>
public sealed class BrokenCsvTests
{
    public static TheoryData<string, string, string[]> Books =>
        new()
        {
            { "sound", "a,b,c\n1,2,3\n4,5,6\n", ["2: 1|2|3", "3: 4|5|6"] },
            { "no line break at the end", "a,b\n1,2", ["2: 1|2"] },
            { "CR LF and lone CR", "a,b\r\n1,2\r3,4\r\n", ["2: 1|2", "3: 3|4"] },
            { "blank lines are no rows", "a,b\n\n1,2\n \n\t\n3,4\n\n\u001A", ["3: 1|2", "6: 3|4"] },
            { "only a header", "a,b\n", [] },
            { "a column more, a column fewer", "a,b\n1,2,3\n1\n1,2\n", ["2! field_count", "3! field_count", "4: 1|2"] },
            { "quoted separators and quotes", "a,b\n\"1,1\",\"say \"\"hi\"\"\"\n", ["2: 1,1|say \"hi\""] },
            { "line breaks in quotes", "a,b\n1,\"x\ny\r\nz\"\n2,w\n", ["2: 1|x\ny\r\nz", "5: 2|w"] },
            { "a row of line breaks in two fields", "a,b,c\n\"p\nq\",\"r\ns\",3\n4,5,6\n", ["2: p\nq|r\ns|3", "5: 4|5|6"] },
            { "a blank line in quotes", "a,b\n1,\"x\n\ny\"\n", ["2: 1|x\n\ny"] },
            { "doubled quotes at a line's end", "a,b\n1,\"x\"\"\n\"\"y\"\n", ["2: 1|x\"\n\"y"] },
            { "an open quote before good rows", "a,b\n1,\"x\n2,y\n3,z\n", ["2! malformed_quotes", "3: 2|y", "4: 3|z"] },
            { "an open quote in the first field", "a,b\n\"1,x\n2,y\n", ["2! malformed_quotes", "3: 2|y"] },
            { "an open quote in the last row", "a,b\n2,y\n1,\"x", ["2: 2|y", "3! malformed_quotes"] },
            { "an open quote before a blank line", "a,b\n1,\"x\n\n \n2,y\n", ["2! malformed_quotes", "5: 2|y"] },
            {
                "an open quote that the next row's quoted comma would close",
                "a,b,c,d\n\"1,x,y,z\n2,\",p\",q,r\n3,4,5,6\n",
                ["2! malformed_quotes", "3: 2|,p|q|r", "4: 3|4|5|6"]
            },
            {
                "an open quote before quoted rows",
                "a,b\n1,\"x\n\"2\",\"y\"\n\"3\",z\n",
                ["2! malformed_quotes", "3: 2|y", "4: 3|z"]
            },
            {
                "two open quotes with good rows between",
                "a,b,c\n1,\"x,p\n2,y,q\n3,z\",r\n4,w,s\n",
                ["2! malformed_quotes", "3: 2|y|q", "4: 3|z\"|r", "5: 4|w|s"]
            },
            {
                "an open quote before a row with a line break",
                "a,b,c\n1,\"x,p\n2,\"y\ny\",q\n3,z,r\n",
                ["2! malformed_quotes", "3: 2|y\ny|q", "5: 3|z|r"]
            },
            {
                "an open quote and then empty quoted fields",
                "a,b,c\n1,\"x,p\n2,\"\",q\n3,\"\",\"\"\n",
                ["2! malformed_quotes", "3: 2||q", "4: 3||"]
            },
            { "text after a closing quote", "a,b\n\"1\"x,2\n3,4\n", ["2! malformed_quotes", "3: 3|4"] },
            {
                "text after a closing quote, then an open one",
                "a,b,c\n\"1\"x,2,\"3\n4,5,6\n",
                ["2! malformed_quotes", "3: 4|5|6"]
            },
            { "a stray quote, then an open one", "a,b,c\n1,p\"q,\"3\n4,5,6\n", ["2! malformed_quotes", "3: 4|5|6"] },
            { "a stray quote is text", "a,b\n5\" pan,某\"食品\"店\n", ["2: 5\" pan|某\"食品\"店"] },
            {
                "the header once more",
                "a,b\n1,2\na,b\n\uFEFFa, b\n3,4\n",
                ["2: 1|2", "3! repeated_header", "4! repeated_header", "5: 3|4"]
            },
            {
                "totals",
                "a,b\n1,2\n合计,3\n 总 计：,4\n小计\n合计食品店,5\n",
                ["2: 1|2", "3! totals_row", "4! totals_row", "5! totals_row", "6: 合计食品店|5"]
            },
            { "a value under a column without a name", "a,b,\n1,2,\n1,2,3\n", ["2: 1|2|", "3! field_count"] },
        };

    [Theory]
    [MemberData(nameof(Books))]
    public void Read_BrokenFile_KeepsEveryNeighbour(string what, string text, string[] expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, TrialDump.Read(text).Select(row => row.ToString()));
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void Read_BrokenFile_TellsWhereEachRowsBytesStand(string what, string text, string[] expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var rows = TrialDump.Read(text);
        Assert.Equal(expected.Length, rows.Count);
        foreach (var row in rows)
        {
            Assert.True(bytes.AsSpan((int)row.ByteOffset).StartsWith(row.Raw), what);
            var before = text[..Encoding.UTF8.GetCharCount(bytes, 0, (int)row.ByteOffset)]
                .Replace("\r\n", "\n")
                .Replace('\r', '\n');
            Assert.Equal(row.Line, before.Count(c => c == '\n') + 1);
        }
    }

    [Fact]
    public void Read_OpenQuoteThenOneHundredAndOneLines_CostsItsOwnLine()
    {
        var text = "a,b\n1,\"x\n" + string.Concat(Enumerable.Repeat("z\n", 101)) + "y\"\n2,y\n";
        var rows = TrialDump.Read(text);
        Assert.Equal("2! malformed_quotes", rows[0].ToString());
        Assert.Equal("105: 2|y", rows[^1].ToString());
        Assert.Equal(104, rows.Count);
    }

    [Fact]
    public void Read_OversizedRow_IsRefusedWholeAndTheNextIsRead()
    {
        var text = "a,b\n1," + new string('x', 16 << 20) + "\n2,y\n";
        var rows = TrialDump.Read(text);
        Assert.Equal(["2! too_large", "3: 2|y"], rows.Select(row => row.ToString()));
        Assert.Equal((16 << 20) + 2, rows[0].Raw.Length);
    }

    [Fact]
    public void Read_TitleRowsAndLineBreakInHeader_FindsHeader()
    {
        var (header, _, rows) = TrialDump.Read(
            "行政处罚公示表,,\n\"2021年\n\n文号,\"罚款\n（万元）\",\"\uFF21\"\n1,2,3\n"u8.ToArray(),
            DumpEncoding.Utf8,
            titleRows: 2
        );
        Assert.Equal(["文号", "罚款(万元)", "A"], header);
        Assert.Equal(["6: 1|2|3"], rows.Select(row => row.ToString()));
    }

    [Fact]
    public void Read_EmptyFile_HasNoHeader()
    {
        var (header, _, rows) = TrialDump.Read([], DumpEncoding.Auto);
        Assert.Empty(header);
        Assert.Empty(rows);
    }
}
