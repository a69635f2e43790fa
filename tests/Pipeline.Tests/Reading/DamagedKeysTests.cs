using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>A key of JSON that few objects have was damaged, and costs its object; one that many have is a column.</summary>
public sealed class DamagedKeysTests
{
    private static readonly SourceContract Contract = TrialContract.Of(
        TrialContract.Column("number", AttributeType.Text, "文号"),
        TrialContract.Column("fine", AttributeType.Amount, "罚款", "CF_FK")
    ) with
    {
        Ignored = ["备注"],
    };

    [Theory]
    // One alone in whose object a key is missing: by twos already, but not where no other object tells what is missing.
    [InlineData(1, 1, "罚歀", true, false)]
    [InlineData(2, 1, "罚歀", true, true)]
    // One that stands beside all keys: one of twenty.
    [InlineData(19, 1, "听证", false, false)]
    [InlineData(20, 1, "听证", false, true)]
    // Several objects.
    [InlineData(39, 2, "罚歀", true, false)]
    [InlineData(40, 2, "罚歀", true, true)]
    // Nobody damages twenty keys in the same way.
    [InlineData(400, 19, "听证", false, true)]
    [InlineData(400, 20, "听证", false, false)]
    public void Key_ThatTheContractLacks_IsDamageWhereFewHaveIt(
        int objects,
        int carriers,
        string key,
        bool isInstead,
        bool isDamage
    )
    {
        var lines = Lines(objects);
        for (var i = 0; i < carriers; i++)
            lines[i] = isInstead ? $$"""{"文号":"{{i}}","{{key}}":1}""" : $$"""{"文号":"{{i}}","罚款":1,"{{key}}":"x"}""";
        var (header, rows) = Read(lines);
        Assert.Equal(!isDamage, header.Contains(key));
        Assert.Equal(isDamage ? carriers : 0, rows.Count(row => row.Reason == RefusalReason.MalformedJson));
        Assert.Equal(objects, rows.Count);
    }

    [Fact]
    public void Keys_OfWhichEveryObjectHasItsOwn_AreColumns()
    {
        var lines = Lines(3).Concat(Enumerable.Range(0, 4).Select(i => $$"""{"键{{i}}":1}""")).ToArray();
        Assert.Equal(["文号", "罚款", "键0", "键1", "键2", "键3"], Read(lines).Header);
    }

    [Fact]
    public void DamagedKey_OfAnObject_CostsItAlone()
    {
        var lines = Lines(5);
        lines[2] = """{"文号":"2","罚歀":1}""";
        lines[3] = """{"文号":"3","南昌市老街餐饮有限公司":1}""";
        var (header, rows) = Read(lines);
        Assert.Equal(["文号", "罚款"], header);
        Assert.Equal(
            ["1: 0|1", "2: 1|1", "3! malformed_json", "4! malformed_json", "5: 4|1"],
            rows.Select(row => row.ToString())
        );
        Assert.Equal(lines[2], Encoding.UTF8.GetString(rows[2].Raw));
    }

    [Theory]
    [InlineData(
        """{"文号":"2","罚歀":1}""",
        "expected only keys that sources/trial.yaml knows, found '罚歀', which is like '罚款'"
    )]
    // A piece of a value may be a name.
    [InlineData("""{"文号":"2","李大明":1}""", "expected only keys that sources/trial.yaml knows, found another")]
    [InlineData("""{"文号":"2","":1}""", "expected only keys that sources/trial.yaml knows, found another")]
    [InlineData("""{"文号":"2","罚款":1,"":null}""", null)]
    public void DamagedKey_IsToldUnlessItMayBePersonal(string line, string? message)
    {
        var lines = Lines(3);
        lines[1] = line;
        using var folder = new TemporaryFolder();
        using var reader = DumpReader.Open(Write(folder, lines), Contract with { Format = DumpFormat.JsonLines });
        reader.Read();
        reader.Read();
        Assert.Equal(message is null ? null : $"trial.jsonl:2: {message}", reader.Fault?.Message("trial.jsonl", reader.Address));
    }

    [Fact]
    public void MappedKey_InAnotherCase_IsTheSameColumn()
    {
        string[] lines = ["""{"文号":"0","CF_FK":1}""", """{"文号":"1","Cf_FK":2}""", """{"文号":"2","CF_FK":3,"CF_fk":4}"""];
        var (header, rows) = Read(lines);
        Assert.Equal(["文号", "CF_FK"], header);
        Assert.Equal(["1: 0|1", "2: 1|2", "3! malformed_json"], rows.Select(row => row.ToString()));
    }

    [Fact]
    public void MappedKey_WhoseFirstObjectWritesItInAnotherCase_IsTheColumnOfAll()
    {
        var (header, rows) = Read(["""{"文号":"0","cF_FK":1}""", """{"文号":"1","CF_FK":2}"""]);
        Assert.Equal(["文号", "cF_FK"], header);
        Assert.Equal(["1: 0|1", "2: 1|2"], rows.Select(row => row.ToString()));
    }

    [Fact]
    public void IgnoredKey_OfOneObject_IsNoDamage()
    {
        var lines = Lines(30);
        lines[4] = """{"文号":"4","备注":"x"}""";
        Assert.DoesNotContain(Read(lines).Rows, row => row.Reason is not null);
    }

    [Fact]
    public void Rows_OfUtf8InGb18030_AreRefusedHoweverManyAndTellNoColumns()
    {
        // "文号":"洪罚〔4708〕... : the digits behind the bracket are taken for the rest of a character that is none.
        var sound = string.Concat(Lines(9).Select(line => line + "\n"));
        const string alien = """{"文号":"洪罚〔4708〕47号","罚款":1}""";
        byte[] bytes = [.. TrialDump.Gb18030.GetBytes(sound), .. Encoding.UTF8.GetBytes($"{alien}\n{alien}\n{alien}\n")];
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "trial.jsonl");
        File.WriteAllBytes(path, bytes);
        using var reader = DumpReader.Open(
            path,
            Contract with
            {
                Format = DumpFormat.JsonLines,
                Encoding = DumpEncoding.Gb18030,
            }
        );
        Assert.Equal(["文号", "罚款"], reader.Header);
        Assert.Equal(
            [.. Enumerable.Repeat<string?>(null, 9), .. Enumerable.Repeat("invalid_bytes", 3)],
            TrialDump.Rows(reader).Select(row => row.Reason)
        );
    }

    [Fact]
    public void RefusedRow_WhoseKeyTheContractKnowsByNow_IsRead()
    {
        RefusedRow[] refused = [new(new RowAddress(7, 0), Encoding.UTF8.GetBytes("""{"文号":"7","听证":"是"}"""))];
        var text = new DumpText(DumpFormat.JsonLines, ',', "utf-8", ["文号", "罚款"]);
        using var before = new RefusedRowReader(text, refused, Contract);
        Assert.True(before.Read());
        Assert.Equal(RefusalReason.MalformedJson, before.Fault?.Reason);
        using var after = new RefusedRowReader(text, refused, Contract with { Ignored = ["备注", "听证"] });
        Assert.True(after.Read());
        Assert.Null(after.Fault);
        Assert.Equal(["文号", "罚款", "听证"], after.Header);
        Assert.Equal("是", Encoding.UTF8.GetString(after.Field(2)));
    }

    private static string[] Lines(int count) => [.. Enumerable.Range(0, count).Select(i => $$"""{"文号":"{{i}}","罚款":1}""")];

    private static (IReadOnlyList<string> Header, List<ReadRow> Rows) Read(string[] lines)
    {
        using var folder = new TemporaryFolder();
        using var reader = DumpReader.Open(Write(folder, lines), Contract with { Format = DumpFormat.JsonLines });
        return (reader.Header, TrialDump.Rows(reader));
    }

    private static string Write(TemporaryFolder folder, string[] lines)
    {
        var path = Path.Combine(folder.Path, "trial.jsonl");
        File.WriteAllText(path, string.Join('\n', lines));
        return path;
    }
}
