using System.Text;
using CsCheck;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Reading;

public sealed class JsonDumpReaderTests
{
    [Fact]
    public void Read_AnArrayOfObjects_GivesEveryKeyAsAColumn()
    {
        var (header, rows) = Read(
            """
            [
              { "案号": "洪罚1号", "金额": 12.50, "party": { "name": "老街\u9910饮", "code": null } },
              { "案号": "洪罚2号", "类别": ["罚款", "没收"], "金额": 9.13601E+17, "ok": true }
            ]
            """
        );
        Assert.Equal(["案号", "金额", "party.name", "party.code", "类别", "ok"], header);
        Assert.Equal(
            ["1: 洪罚1号|12.50|老街餐饮|||", "2: 洪罚2号|9.13601E+17|||罚款;没收|true"],
            rows.Select(row => row.ToString())
        );
        Assert.StartsWith("{ \"案号\": \"洪罚1号\"", Encoding.UTF8.GetString(rows[0].Raw), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":0,"msg":"[ok]x","data":{"total":2,"rows":[{"a":"1"},{"a":"2"}]}}""")]
    [InlineData("""[{"a":"1"},{"a":"2"}]""")]
    [InlineData("\uFEFF[\r\n{\"a\":\"1\"}\r\n,{\"a\":\"2\"}\r\n]\r\n")]
    public void Read_AnArrayHoweverItIsWrapped_FindsItsObjects(string text) =>
        Assert.Equal(["1: 1", "2: 2"], Read(text).Rows.Select(row => row.ToString()));

    [Theory]
    [InlineData("""[{"a":"1"},{"a":"2,"b":3},{"a":"4"}]""", "1: 1|2! malformed_json|3: 4")] // a quote that does not close
    [InlineData("[\n{\"a\":\"1\"},\n{\"a\":\"2},\n{\"a\":\"4\"}\n]", "1: 1|2! malformed_json|3: 4")]
    [InlineData("[\n{\"a\":\"1\"},\n{\"a\":\"2\",\n{\"a\":\"4\"}\n]", "1: 1|2! malformed_json|3: 4")] // a bracket that does not close
    [InlineData("""[{"a":"1"},{"a":,},{"a":"4"}]""", "1: 1|2! malformed_json|3: 4")]
    [InlineData("""[{"a":"1"},{"a":"2","a":"3"},{"a":"4"}]""", "1: 1|2! malformed_json|3: 4")]
    [InlineData(
        """[{"a":"1"},7,null,"x",["y"],{"a":"4"}]""",
        "1: 1|2! malformed_json|3! malformed_json|4! malformed_json|5! malformed_json|6: 4"
    )]
    [InlineData("""[{"a":"1"},{"a":"4"}""", "1: 1|2: 4|3! malformed_json")] // cut off between two rows
    [InlineData("""[{"a":"1"},{"a":"4""", "1: 1|2! malformed_json|3! malformed_json")] // cut off within one
    public void Read_ABrokenElement_CostsItselfAlone(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Read(text).Rows));

    [Fact]
    public void Read_JsonLines_ReadsEachLineByItself()
    {
        var (header, rows) = Read(
            "{\"a\":\"1\",\"b\":\"x\"}\r\n\n{\"a\":\"2\n{\"b\":\"z\",\"a\":\"3\"}\nnull\n{\"a\":\"4\"}",
            DumpFormat.JsonLines
        );
        Assert.Equal(["a", "b"], header);
        Assert.Equal(["1: 1|x", "3! malformed_json", "4: 3|z", "5! malformed_json", "6: 4|"], rows.Select(row => row.ToString()));
    }

    [Fact]
    public void Read_InvalidBytes_RefusesThatRowAlone()
    {
        byte[] bytes = [.. "[{\"a\":\"1\"},{\"a\":\""u8, 0xC4, 0xCF, .. "\"},{\"a\":\"中\"}]"u8];
        Assert.Equal(
            ["1: 1", "2! invalid_bytes", "3: 中"],
            Read(bytes, DumpFormat.Json, DumpEncoding.Utf8).Rows.Select(row => row.ToString())
        );
    }

    [Fact]
    public void Read_Gb18030WithSignsInsideItsCharacters_ReadsThem()
    {
        // The second byte of 乗 is 0x5C, a backslash; of 亄 0x7B, a brace.
        var bytes = TrialDump.Gb18030.GetBytes("""[{"名":"乗亄俓"},{"名":"亅"}]""");
        Assert.Equal(["1: 乗亄俓", "2: 亅"], Read(bytes, DumpFormat.Json, DumpEncoding.Auto).Rows.Select(row => row.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"a\":1}")]
    public void Open_WithoutAnArray_IsAFault(string text) => Assert.Throws<BrokenContractException>(() => Read(text));

    [Fact]
    public void Read_AnyBytes_NeverCrashesAndLosesNoWholeNeighbour() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 9])
            .Sample(
                (noise, place) =>
                {
                    // Ten objects on lines of their own, one of them overwritten: what stands on the other lines must all come.
                    var lines = Enumerable.Range(0, 10).Select(i => Encoding.UTF8.GetBytes($$"""{"a":"{{i}}"},""")).ToArray();
                    lines[place] = [.. noise.Where(b => b is not ((byte)'\n' or (byte)'[' or (byte)']'))];
                    byte[] text = [(byte)'[', (byte)'\n', .. lines.SelectMany(line => line.Append((byte)'\n')), (byte)']'];
                    var found = Read(text, DumpFormat.Json, DumpEncoding.Utf8)
                        .Rows.Where(row => row.Reason is null)
                        .Select(row => row.Fields[0])
                        .ToHashSet();
                    Assert.Superset(Enumerable.Range(0, 10).Where(i => i != place).Select(i => $"{i}").ToHashSet(), found);
                },
                iter: 5000
            );

    private static (IReadOnlyList<string> Header, List<ReadRow> Rows) Read(string text, DumpFormat format = DumpFormat.Json) =>
        Read(Encoding.UTF8.GetBytes(text), format, DumpEncoding.Auto);

    private static (IReadOnlyList<string> Header, List<ReadRow> Rows) Read(byte[] bytes, DumpFormat format, DumpEncoding encoding)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "trial.json");
        File.WriteAllBytes(path, bytes);
        using var reader = DumpReader.Open(path, TrialContract.Of() with { Format = format, Encoding = encoding });
        return (reader.Header, TrialDump.Rows(reader));
    }
}
