using System.Text;
using CsCheck;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class HostileDocumentTests
{
    private const string Policy = SmallWorkspace.Policy;

    [Fact]
    public void Load_AliasBomb_IsRefusedAtTheFirstAlias()
    {
        SmallWorkspace files = new();
        files.Write(
            Policy,
            "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b]\n"
        );

        string[] faults = files.Faults();

        Assert.Contains(
            "policies/city.yaml:1:4: expected values written out; found the anchor '&a'; remove it, and repeat the value where it is used",
            faults
        );
        Assert.Contains(
            "policies/city.yaml:2:8: expected values written out; found the alias '*a'; repeat the value instead",
            faults
        );
    }

    [Theory]
    [InlineData(33)]
    [InlineData(100_000)]
    public void Load_DeepNesting_IsRefused(int levels)
    {
        SmallWorkspace files = new();
        files.Write(Policy, "a: " + new string('[', levels) + new string(']', levels));

        // The root's value is on level 1, so the 33rd bracket, 32 columns after the first in column 4, is one too many.
        Assert.Equal(
            [
                "policies/city.yaml:1:36: expected at most 32 levels of lists and maps; found one more; no document is that deep; check the brackets",
            ],
            files.Faults().Where(f => f.StartsWith(Policy, StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("", "1:1: expected a map of keys and values; found an empty document; write the document or delete the file")]
    [InlineData(
        "# only a comment\n",
        "1:1: expected a map of keys and values; found an empty document; write the document or delete the file"
    )]
    [InlineData("- a\n- b\n", "1:1: expected a map of keys and values; found a list; begin with 'key: value' lines")]
    [InlineData("text", "1:1: expected a map of keys and values; found 'text'; begin with 'key: value' lines")]
    [InlineData(
        "a: 1\n---\nb: 2\n",
        "2:1: expected one document; found another document after '---'; put it in a file of its own"
    )]
    [InlineData("a: 1\nb: 2\na: 3\n", "3:1: expected every key once; found 'a' again, first on line 1; remove one of the two")]
    [InlineData("? [a, b]\n: 1\n", "1:3: expected a key that is text; found a list; check the brackets")]
    [InlineData(
        "a: !!python/object:os.system ls\n",
        "1:4: expected values without tags; found the tag 'tag:yaml.org,2002:python/object:os.system'; remove the tag"
    )]
    public void Load_OddDocument_SaysWhereAndWhat(string text, string fault)
    {
        SmallWorkspace files = new();
        files.Write(Policy, text);

        Assert.Contains($"{Policy}:{fault}", files.Faults());
    }

    [Fact]
    public void Load_Tabs_SaysToUseSpaces()
    {
        SmallWorkspace files = new();
        files.Write(Policy, "a:\n \tb: 1\n");

        Assert.Contains(
            "policies/city.yaml:2:2: expected spaces before the first word of a line; found a tab; indent with spaces",
            files.Faults()
        );
    }

    [Theory]
    [InlineData("a: [b, c")]
    [InlineData("a: {b: [c")]
    [InlineData("a: \"b")]
    [InlineData("a: b: c")]
    [InlineData("%YAML 9.9\n---\na: b")]
    [InlineData("a: >\n b\n")]
    [InlineData("\0")]
    public void Load_MalformedYaml_IsLocated(string text)
    {
        SmallWorkspace files = new();
        files.Write("policies/other.yaml", text);

        Assert.Contains(files.Faults(), f => f.StartsWith("policies/other.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_NotUtf8_SaysWhichByte()
    {
        SmallWorkspace files = new();
        files.Write(Policy, [.. Encoding.UTF8.GetBytes("policy: 市\ntitle: 评"), 0xC6, 0xC0]);

        Assert.Contains(
            "policies/city.yaml:2:9: expected UTF-8 text; found the byte 0xC6; save the file as UTF-8",
            files.Faults()
        );
    }

    [Fact]
    public void Load_LargeDocument_IsRefused()
    {
        SmallWorkspace files = new();
        files.Write(Policy, new string('#', (4 << 20) + 1));

        Assert.Contains(
            "policies/city.yaml: expected a document of at most 4 MiB; found 4194305 bytes; is this the right file?",
            files.Faults()
        );
    }

    [Fact]
    public void Load_SeveralBrokenDocuments_ShowsAllFaultsInOrder()
    {
        SmallWorkspace files = new();
        files
            .Replace(SmallWorkspace.Settings, "Asia/Shanghai", "Asia/Shangai")
            .Replace(Policy, "cap: 60", "cap: sixty")
            .Replace(Policy, "orange: 25", "orange: 25.0001")
            .Replace(SmallWorkspace.Penalty, "unit: 万元", "unit: 万")
            .Replace(SmallWorkspace.Penalty, "format: csv", "format: pdf")
            .Write(SmallWorkspace.Industries, "code,value\n62,catering\n");

        string[] places = [.. files.Load().Faults.Select(f => $"{f.File}:{f.Line}:{f.Column}")];

        Assert.Equal(
            [
                "codes/industries.csv:1:1",
                "codes/industries.csv:1:1",
                "foodcredit.yaml:3:12",
                "policies/city.yaml:17:10",
                "policies/city.yaml:22:35",
                "sources/scjg_penalty.yaml:7:9",
                "sources/scjg_penalty.yaml:15:43",
            ],
            places
        );
    }

    /// <summary>One character less, more or other anywhere gives a workspace or faults that lie in the workspace, never an exception.</summary>
    [Fact]
    public void Load_OneCharacterChanged_NeverCrashes()
    {
        SmallWorkspace original = new();
        string[] names = [.. original.Files];
        const string Characters = "\0\t\n\r \"'#&*!|>%@`{}[],:?-~<=.019aZ_\\/市\u0085\u2028\uFEFF\uFFFF";
        Gen<(int, int, int, int)> change = Gen.Select(
            Gen.Int[0, names.Length - 1],
            Gen.Int[0, 5000],
            Gen.Int[0, 2],
            Gen.Int[0, Characters.Length - 1]
        );

        change.Sample(
            c =>
            {
                (int file, int at, int kind, int letter) = c;
                SmallWorkspace files = new();
                string text = files.Text(names[file]);
                at %= text.Length;
                string inserted = kind == 0 ? "" : Characters[letter].ToString();
                files.Write(names[file], text[..at] + inserted + text[(kind == 1 ? at : at + 1)..]);

                WorkspaceLoad load = files.Load();

                Assert.Equal(load.Faults.IsEmpty, load.Workspace is not null);
                Assert.All(
                    load.Faults,
                    f =>
                        Assert.True(
                            f.Line >= 0 && f.Column >= 0 && f.Expected.Length > 0 && f.Found.Length > 0 && f.Advice.Length > 0
                        )
                );
            },
            iter: 1000
        );
    }
}
