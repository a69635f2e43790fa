using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>
/// Broken files of every kind with their books, beside those of <see cref="BrokenCsvTests"/>: each row of the file has one outcome, and a broken one costs no
/// neighbour. A field whose bytes are not of the encoding reads as &lt;invalid&gt;; its row is refused when it is converted.
/// </summary>
public sealed class BrokenFilesTests
{
    private const DumpEncoding Utf8 = DumpEncoding.Utf8;
    private const DumpEncoding Gb = DumpEncoding.Gb18030;
    private const DumpEncoding Utf16 = DumpEncoding.Utf16;
    private const DumpEncoding Auto = DumpEncoding.Auto;

    public static TheoryData<string, DumpFormat, DumpEncoding, byte[], string[]> Books =>
        new()
        {
            { "a NUL in a field", DumpFormat.Csv, Utf8, Text("a,b\n1,x\0y\n2,z\n"), ["2: 1|x\0y", "3: 2|z"] },
            {
                "a line of NULs, as a cut disk leaves it",
                DumpFormat.Csv,
                Utf8,
                Text("a,b\n1,2\n\0\0\0\0\n3,4\n"),
                ["2: 1|2", "3! field_count", "4: 3|4"]
            },
            { "a byte that is no UTF-8", DumpFormat.Csv, Utf8, Bytes("a,b\n1,", 0xFF, "\n2,y\n"), ["2: 1|<invalid>", "3: 2|y"] },
            { "a character cut off at the end", DumpFormat.Csv, Utf8, Text("a,b\n1,店")[..^1], ["2: 1|<invalid>"] },
            { "an overlong slash", DumpFormat.Csv, Utf8, Bytes("a,b\n1,", 0xC0, 0xAF, "\n2,y\n"), ["2: 1|<invalid>", "3: 2|y"] },
            {
                "half a surrogate pair in UTF-8",
                DumpFormat.Csv,
                Utf8,
                Bytes("a,b\n1,", 0xED, 0xA0, 0x80, "\n2,y\n"),
                ["2: 1|<invalid>", "3: 2|y"]
            },
            { "a byte order mark twice", DumpFormat.Csv, Utf8, Text("\uFEFF\uFEFFa,b\n1,2\n"), ["2: 1|2"] },
            {
                "files put together, marks and all",
                DumpFormat.Csv,
                Utf8,
                Text("\uFEFFa,b\n1,2\n\uFEFFa,b\n3,4\n"),
                ["2: 1|2", "3! repeated_header", "4: 3|4"]
            },
            {
                "a row of GBK in UTF-8",
                DumpFormat.Csv,
                Auto,
                [.. Text("a,b\n甲乙丙丁,店\n"), .. Gbk("戊己,店\n"), .. Text("庚辛壬癸,店\n")],
                ["2: 甲乙丙丁|店", "3: <invalid>|<invalid>", "4: 庚辛壬癸|店"]
            },
            {
                "a row of UTF-8 in GBK",
                DumpFormat.Csv,
                Gb,
                [.. Gbk("a,b\n甲乙丙丁,店\n"), .. Text("戊己庚辛,店\n"), .. Gbk("壬癸,店\n")],
                ["2: 甲乙丙丁|店", "3! other_encoding", "4: 壬癸|店"]
            },
            {
                "the first byte of a GBK character before a comma",
                DumpFormat.Csv,
                Gb,
                Bytes("a,b\n1", 0xB5, ",2\n3,4\n"),
                ["2: <invalid>|2", "3: 3|4"]
            },
            {
                "the first byte of a GBK character before a line break",
                DumpFormat.Csv,
                Gb,
                Bytes("a,b\n1,2", 0xB5, "\n3,4\n"),
                ["2: 1|<invalid>", "3: 3|4"]
            },
            {
                "the first byte of a GBK character before a closing quote",
                DumpFormat.Csv,
                Gb,
                Bytes("a,b\n\"1", 0xB5, "\",2\n3,4\n"),
                ["2: <invalid>|2", "3: 3|4"]
            },
            {
                "a broken character of four bytes",
                DumpFormat.Csv,
                Gb,
                Bytes("a,b\n1,", 0x81, 0x30, 0x41, 0x30, "\n3,4\n"),
                ["2: 1|<invalid>", "3: 3|4"]
            },
            { "a byte that GBK never uses", DumpFormat.Csv, Gb, Bytes("a,b\n1,", 0xFF, "\n3,4\n"), ["2: 1|<invalid>", "3: 3|4"] },
            {
                "UTF-16 with half a unit at the end",
                DumpFormat.Csv,
                Utf16,
                [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\n1,2\n3,4"), 0x35],
                ["2: 1|2", "3: 3|<invalid>"]
            },
            {
                "UTF-16 with half a surrogate pair",
                DumpFormat.Csv,
                Utf16,
                [
                    0xFE,
                    0xFF,
                    .. Encoding.BigEndianUnicode.GetBytes("a,b\n1,"),
                    0xD8,
                    0x00,
                    .. Encoding.BigEndianUnicode.GetBytes("\n3,4\n"),
                ],
                ["2: 1|<invalid>", "3: 3|4"]
            },
            {
                "a header of ten thousand columns",
                DumpFormat.Csv,
                Utf8,
                Text($"{Wide("c", 10_000)}\n{Wide("v", 10_000)}\n{Wide("w", 9_999)}\n"),
                [$"2: {Wide("v", 10_000).Replace(',', '|')}", "3! field_count"]
            },
            {
                "a field of 100 MB",
                DumpFormat.Csv,
                Utf8,
                Text($"a,b\n1,{new string('x', 100 << 20)}\n3,4\n"),
                ["2! too_large", "3: 3|4"]
            },
            {
                "an open quote and 100 MB behind it",
                DumpFormat.Csv,
                Utf8,
                Text($"a,b\n1,\"{new string('x', 100 << 20)}\n3,4\n"),
                ["2! too_large", "3: 3|4"]
            },
            {
                "an open quote before a thousand rows",
                DumpFormat.Csv,
                Utf8,
                Text($"a,b\n0,\"x\n{string.Concat(Enumerable.Range(1, 1000).Select(i => $"{i},y\n"))}"),
                ["2! malformed_quotes", .. Enumerable.Range(1, 1000).Select(i => $"{i + 2}: {i}|y")]
            },
            {
                "every row with an open quote",
                DumpFormat.Csv,
                Utf8,
                Text("a,b\n1,\"x\n2,\"y\n3,\"z\n"),
                ["2! malformed_quotes", "3! malformed_quotes", "4! malformed_quotes"]
            },
            { "an end mark in the middle", DumpFormat.Csv, Utf8, Text("a,b\n1,2\n\u001A\n3,4\n"), ["2: 1|2", "4: 3|4"] },
            { "a row of nothing but separators", DumpFormat.Csv, Utf8, Text("a,b,c\n,,\n1,2,3\n"), ["2: ||", "3: 1|2|3"] },
            {
                "a separator at the end of every row but the header",
                DumpFormat.Csv,
                Utf8,
                Text("a,b\n1,2,\n3,4,\n"),
                ["2! field_count", "3! field_count"]
            },
            {
                "one column with an open quote",
                DumpFormat.Csv,
                Utf8,
                Text("a\n1\n\"2\n3\n"),
                ["2: 1", "3! malformed_quotes", "4: 3"]
            },
            {
                "commas in a tab-separated file",
                DumpFormat.Tsv,
                Utf8,
                Text("a\tb\n1,5\t2\n3\t\"4\t5\n6\t7\n"),
                ["2: 1,5|2", "3! malformed_quotes", "4: 6|7"]
            },
            {
                "an open quote before a row whose field begins with a line break",
                DumpFormat.Csv,
                Utf8,
                Text("a,b\n1,\"x\n2,\"\ny\"\n3,z\n"),
                ["2! malformed_quotes", "3: 2|\ny", "5: 3|z"]
            },
            {
                "a field that ends with a line break before a row with a stray quote",
                DumpFormat.Csv,
                Utf8,
                Text("a,b,c\n1,\"x\n\",y\n2,\"\"z\"\",w\n"),
                ["2: 1|x\n|y", "4! malformed_quotes"]
            },
            { "a header cell with a line break", DumpFormat.Csv, Utf8, Text("\"a\n(元)\",b\n1,2\n"), ["3: 1|2"] },
            { "a page break before a row", DumpFormat.Csv, Utf8, Text("a,b\n1,2\n\f\n3,4\n"), ["2: 1|2", "4: 3|4"] },
            {
                "JSON nested too deeply",
                DumpFormat.Json,
                Utf8,
                Text($"[{{\"a\":1}},{{\"a\":{new string('[', 100)}{new string(']', 100)}}},{{\"a\":3}}]"),
                ["1: 1", "2! malformed_json", "3: 3"]
            },
            {
                "JSON with half a character in an escape",
                DumpFormat.Json,
                Utf8,
                Text("""[{"a":"1"},{"a":"\ud800"},{"a":"3"}]"""),
                ["1: 1", "2! malformed_json", "3: 3"]
            },
            {
                "JSON with half a character in a key",
                DumpFormat.Json,
                Utf8,
                Text("""[{"a":"1"},{"\udc00":"2"},{"a":"3"}]"""),
                ["1: 1", "2! malformed_json", "3: 3"]
            },
            {
                "JSON with NaN, a comment, single quotes",
                DumpFormat.Json,
                Utf8,
                Text("[{\"a\":NaN},\n{\"a\":1 /* one */},\n{'a':'2'},\n{\"a\":3}]"),
                ["1! malformed_json", "2! malformed_json", "3! malformed_json", "4: 3"]
            },
            {
                "JSON with a comma before the end",
                DumpFormat.Json,
                Utf8,
                Text("""[{"a":1},{"a":2,},{"a":3},]"""),
                ["1: 1", "2! malformed_json", "3: 3"]
            },
            {
                "JSON with a missing comma between two rows",
                DumpFormat.Json,
                Utf8,
                Text("[{\"a\":1}\n{\"a\":2}\n{\"a\":3}]"),
                ["1: 1", "2: 2", "3: 3"]
            },
            {
                "JSON with a raw line break in a text",
                DumpFormat.Json,
                Utf8,
                Text("[{\"a\":\"1\"},\n{\"a\":\"2\nx\"},\n{\"a\":\"3\"}]"),
                ["1: 1", "2! malformed_json", "3: 3"]
            },
            { "JSON without rows", DumpFormat.Json, Utf8, Text("[]"), [] },
            {
                "JSON with a bracket too many between rows",
                DumpFormat.Json,
                Utf8,
                Text("""[{"a":1},],{"a":2},{"a":3}]"""),
                ["1: 1", "2! malformed_json", "3: 2", "4: 3"]
            },
            {
                "JSON files put together",
                DumpFormat.Json,
                Utf8,
                Text("[{\"a\":1}]\n\uFEFF[{\"a\":2}]\n"),
                ["1: 1", "2! malformed_json", "3: 2"]
            },
            {
                "JSON with an empty list before that of the rows",
                DumpFormat.Json,
                Utf8,
                Text("""{"errors":[],"data":[{"a":1},{"a":2}],"total":2}"""),
                ["1! malformed_json", "2: 1", "3: 2"]
            },
            { "JSON with text behind its end", DumpFormat.Json, Utf8, Text("""[{"a":1}],"b"}"""), ["1: 1", "2! malformed_json"] },
            {
                "JSON in one line, a row cut off",
                DumpFormat.Json,
                Utf8,
                Text("""[{"a":1},{"a":2,"b":"x,{"a":3,"b":"y"},{"a":4}]"""),
                ["1: 1|", "2! malformed_json", "3: 3|y", "4: 4|"]
            },
            {
                "JSON with an opening bracket before a row",
                DumpFormat.Json,
                Utf8,
                Text("""[{"a":1},[{"a":2},{"a":3}]"""),
                ["1: 1", "2! malformed_json", "3: 2", "4: 3"]
            },
            {
                "JSON with a list that lost its end",
                DumpFormat.Json,
                Utf8,
                Text("{\"data\":[{\"a\":1},\n{\"a\":[\"x\",\n{\"a\":3},\n{\"a\":4}\n]}"),
                ["1: 1", "2! malformed_json", "3: 3", "4: 4"]
            },
            {
                "JSON lines with marks before them",
                DumpFormat.JsonLines,
                Utf8,
                Text("\uFEFF{\"a\":1}\n\uFEFF{\"a\":2}\n"),
                ["1: 1", "2: 2"]
            },
            {
                "a JSON line of 100 MB",
                DumpFormat.JsonLines,
                Utf8,
                Text($"{{\"a\":\"{new string('x', 100 << 20)}\"}}\n{{\"a\":2}}\n"),
                ["1! too_large", "2: 2"]
            },
            {
                "JSON with a text of 100 MB",
                DumpFormat.Json,
                Utf8,
                Text($"[{{\"a\":\"{new string('x', 100 << 20)}\"}},{{\"a\":2}}]"),
                ["1! too_large", "2: 2"]
            },
            {
                "a row of UTF-16 in UTF-8",
                DumpFormat.Csv,
                Utf8,
                [.. Text("a,b\n1,甲\n"), .. Encoding.Unicode.GetBytes("2021,乙店"), .. Text("\n3,丙\n")],
                ["2: 1|甲", "3! other_encoding", "4: 3|丙"]
            },
            {
                "JSON with a number beyond any type",
                DumpFormat.Json,
                Utf8,
                Text("[{\"a\":123456789012345678901234567890.5}]"),
                ["1: 123456789012345678901234567890.5"]
            },
            { "a JSON line cut off", DumpFormat.JsonLines, Utf8, Text("{\"a\":1}\n{\"a\":2"), ["1: 1", "2! malformed_json"] },
            {
                "two objects on a JSON line",
                DumpFormat.JsonLines,
                Utf8,
                Text("{\"a\":1}\n{\"a\":2}{\"a\":3}\n{\"a\":4}\n"),
                ["1: 1", "2! malformed_json", "3: 4"]
            },
            {
                "a JSON line that is no UTF-8",
                DumpFormat.JsonLines,
                Utf8,
                Bytes("{\"a\":\"1\"}\n{\"a\":\"", 0xB5, "\"}\n{\"a\":\"3\"}\n"),
                ["1: 1", "2! invalid_bytes", "3: 3"]
            },
            {
                "JSON lines of NULs between",
                DumpFormat.JsonLines,
                Utf8,
                Text("{\"a\":1}\n\0\0\n{\"a\":3}\n"),
                ["1: 1", "2! malformed_json", "3: 3"]
            },
        };

    [Theory]
    [MemberData(nameof(Books), DisableDiscoveryEnumeration = true)]
    public void Read_BrokenFile_HasItsBooks(
        string what,
        DumpFormat format,
        DumpEncoding encoding,
        byte[] bytes,
        string[] expected
    )
    {
        Assert.NotEmpty(what);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "trial");
        File.WriteAllBytes(path, bytes);
        using var reader = DumpReader.Open(path, TrialContract.Of() with { Format = format, Encoding = encoding });
        Assert.Equal(expected, TrialDump.Rows(reader).Select(row => row.ToString()));
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gbk(string text) => TrialDump.Gb18030.GetBytes(text);

    /// <summary>Text and single bytes, one after the other.</summary>
    private static byte[] Bytes(params object[] parts) =>
        [.. parts.SelectMany(part => part is int single ? [(byte)single] : Text((string)part))];

    private static string Wide(string cell, int columns) =>
        string.Join(',', Enumerable.Range(0, columns).Select(i => $"{cell}{i}"));
}
