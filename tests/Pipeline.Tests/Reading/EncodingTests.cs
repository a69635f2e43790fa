using System.Text;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Tests.Reading;

public sealed class EncodingTests
{
    private const string Text = "案号,当事人,罚款\n洪市监罚〔2021〕1号,\"东湖区李记,\n小吃店\",500\n㐀𠮷,ＡＢ,1\n";
    private static readonly string[] Rows = ["2: 洪市监罚〔2021〕1号|东湖区李记,\n小吃店|500", "4: 㐀𠮷|ＡＢ|1"];

    public static TheoryData<string, string> Encodings =>
        new()
        {
            { "utf-8", "utf-8" },
            { "utf-8 with mark", "utf-8" },
            { "gb18030", "gb18030" },
            { "gb18030 with mark", "gb18030" },
            { "utf-16le", "utf-16" },
            { "utf-16be", "utf-16" },
            { "utf-16le with mark", "utf-16" },
            { "utf-16be with mark", "utf-16" },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_EncodingNotDeclared_IsFound(string written, string expected)
    {
        var (header, encoding, rows) = TrialDump.Read(Bytes(Text, written), DumpEncoding.Auto);
        Assert.Equal(expected, encoding);
        Assert.Equal(["案号", "当事人", "罚款"], header);
        Assert.Equal(Rows, rows.Select(row => row.ToString()));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_QuotedFirstHeaderCell_LosesMarkAndQuotes(string written, string expected)
    {
        Assert.NotEmpty(expected);
        var (header, _, _) = TrialDump.Read(Bytes("\"案号\",当事人\n1,2\n", written), DumpEncoding.Auto);
        Assert.Equal(["案号", "当事人"], header);
    }

    [Theory]
    [InlineData("gb18030", DumpEncoding.Gb18030)]
    [InlineData("utf-16le", DumpEncoding.Utf16)]
    [InlineData("utf-8", DumpEncoding.Utf8)]
    public void Read_DelimiterThatIsATrailByte_DoesNotCutCharacters(string written, DumpEncoding declared)
    {
        // A character of two bytes, the second of which is the ASCII bar.
        var trail = Enumerable
            .Range(0x81, 0x7E)
            .Select(lead => TrialDump.Gb18030.GetString([(byte)lead, 0x7C]))
            .First(c => c.Length == 1);
        var (_, _, rows) = TrialDump.Read(Bytes($"a|b\n{trail}|2\n", written), declared, '|');
        Assert.Equal([$"2: {trail}|2"], rows.Select(row => row.ToString()));
    }

    [Fact]
    public void Read_Gb18030_TellsOffsetsAndBytesOfTheFile()
    {
        var bytes = Bytes(Text, "gb18030");
        var (_, _, rows) = TrialDump.Read(bytes, DumpEncoding.Gb18030);
        foreach (var row in rows)
            Assert.Equal(row.Raw, bytes.AsSpan((int)row.ByteOffset, row.Raw.Length).ToArray());
        Assert.Equal("㐀𠮷,ＡＢ,1", TrialDump.Gb18030.GetString(rows[1].Raw));
    }

    [Fact]
    public void Read_Gb18030RowInUtf8File_IsNotDecoded()
    {
        byte[] bytes =
        [
            .. Bytes("案号,当事人\n1,甲食品店\n2,乙食品店\n3,丙食品有限公司\n", "utf-8"),
            .. Bytes("4,丁店\n", "gb18030"),
            .. Bytes("5,戊食品店\n", "utf-8"),
        ];
        var (_, encoding, rows) = TrialDump.Read(bytes, DumpEncoding.Auto);
        Assert.Equal("utf-8", encoding);
        Assert.Equal(
            ["1|甲食品店", "2|乙食品店", "3|丙食品有限公司", "4|<invalid>", "5|戊食品店"],
            rows.Select(row => string.Join('|', row.Fields))
        );
    }

    [Fact]
    public void Read_Utf8RowInGb18030File_IsRefusedNotMisread()
    {
        byte[] bytes =
        [
            .. Bytes("案号,当事人\n1,甲食品店\n", "gb18030"),
            .. Bytes("2,乙食品店\n", "utf-8"),
            .. Bytes("3,丙食品店\n", "gb18030"),
        ];
        var (_, _, rows) = TrialDump.Read(bytes, DumpEncoding.Gb18030);
        Assert.Equal(["2: 1|甲食品店", "3! other_encoding", "4: 3|丙食品店"], rows.Select(row => row.ToString()));
    }

    [Theory]
    [InlineData(DumpEncoding.Utf8, new byte[] { 0xC0, 0x80 })]
    [InlineData(DumpEncoding.Utf8, new byte[] { 0xE5, 0x8D })]
    [InlineData(DumpEncoding.Utf8, new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(DumpEncoding.Gb18030, new byte[] { 0xFF })]
    [InlineData(DumpEncoding.Gb18030, new byte[] { 0xB0, 0x20 })]
    [InlineData(DumpEncoding.Gb18030, new byte[] { 0xB0 })]
    public void Read_InvalidBytes_CostOnlyTheirField(DumpEncoding encoding, byte[] broken)
    {
        byte[] bytes = [.. "a,b\n1,x"u8, .. broken, .. "\n2,y\n"u8];
        var (_, _, rows) = TrialDump.Read(bytes, encoding);
        Assert.Equal(["2: 1|<invalid>", "3: 2|y"], rows.Select(row => row.ToString()));
    }

    [Fact]
    public void Read_LoneSurrogateInUtf16_CostsOnlyItsField()
    {
        byte[] bytes = [.. Bytes("a,b\n1,", "utf-16le with mark"), 0x00, 0xD8, .. Bytes("x\n2,y\n", "utf-16le")];
        var (_, _, rows) = TrialDump.Read(bytes, DumpEncoding.Auto);
        Assert.Equal(["2: 1|<invalid>", "3: 2|y"], rows.Select(row => row.ToString()));
    }

    [Theory]
    [InlineData("utf-16le with mark")]
    [InlineData("utf-16be")]
    public void Read_LoneCarriageReturnInAFieldOfUtf16_StaysOne(string written)
    {
        var (_, _, rows) = TrialDump.Read(Bytes("a,b\n1,\"x\ry\r\nz\"\n2,w\n", written), DumpEncoding.Utf16);
        Assert.Equal(["2: 1|x\ry\r\nz", "5: 2|w"], rows.Select(row => row.ToString()));
        Assert.Equal("1,\"x\ry\r\nz\"", Encoding.UTF8.GetString(rows[0].Raw));
    }

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("gb18030", "gb18030")]
    [InlineData("utf-16le", "utf-16")]
    public void Read_ManyNulsAsACutDiskLeavesThem_EncodingIsStillFound(string written, string expected)
    {
        var text = "案号,当事人\n1,甲食品店\n" + new string('\0', 500) + "\n2,乙食品店\n";
        var (_, encoding, rows) = TrialDump.Read(Bytes(text, written), DumpEncoding.Auto);
        Assert.Equal(expected, encoding);
        Assert.Equal(["2: 1|甲食品店", "3! field_count", "4: 2|乙食品店"], rows.Select(row => row.ToString()));
    }

    /// <summary>The low byte of 上 is that of a line break, that of 　 is zero.</summary>
    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    public void Read_Utf16OfMuchChineseText_IsFound(string written)
    {
        var text = "案号,当事人\n1,上海上饶上高上栗上犹　　　　　　　　　　　　　　　　店\n";
        var (_, encoding, rows) = TrialDump.Read(Bytes(text, written), DumpEncoding.Auto);
        Assert.Equal(("utf-16", "1"), (encoding, rows.Single().Fields[0]));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("utf-16be")]
    public void Read_MarkBeforeAQuotedField_IsNoPartOfIt(string written)
    {
        // Two exports put together, marks and all.
        var (_, _, rows) = TrialDump.Read(Bytes("a,b\n1,2\n\uFEFF\"3,3\",4\n\uFEFF5,\"6\n7\"\n", written), EncodingOf(written));
        Assert.Equal(["2: 1|2", "3: 3,3|4", "4: 5|6\n7"], rows.Select(row => row.ToString()));
    }

    [Fact]
    public void Read_MarkAgainstTheContract_MarkWins()
    {
        var (_, encoding, rows) = TrialDump.Read(Bytes(Text, "utf-8 with mark"), DumpEncoding.Gb18030);
        Assert.Equal("utf-8", encoding);
        Assert.Equal(Rows, rows.Select(row => row.ToString()));
    }

    private static DumpEncoding EncodingOf(string written) =>
        written switch
        {
            "utf-8" => DumpEncoding.Utf8,
            "gb18030" => DumpEncoding.Gb18030,
            _ => DumpEncoding.Utf16,
        };

    internal static byte[] Bytes(string text, string encoding)
    {
        var marked = encoding.EndsWith(" with mark", StringComparison.Ordinal) ? "\uFEFF" + text : text;
        Encoding written = encoding.Split(' ')[0] switch
        {
            "utf-8" => new UTF8Encoding(false),
            "gb18030" => TrialDump.Gb18030,
            "utf-16le" => new UnicodeEncoding(false, false),
            _ => new UnicodeEncoding(true, false),
        };
        return written.GetBytes(marked);
    }
}
