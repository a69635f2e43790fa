using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Drifting;

namespace FoodCredit.Pipeline.Tests.Drifting;

/// <summary>An edit changes what it must and keeps comments, order, quotes, blanks and line ends. Every expected text is written by hand.</summary>
public sealed class ContractEditTests
{
    private const string Flow = """
        # 行政处罚
        source: a   # the id
        columns:
          # money
          fine:   { from: 罚款金额（万元）, type: amount, unit: 万元 }   # 万元 since 2019
          day:    { from: [ "处罚日期", CF_JDRQ ] , type: date }

          note: { from: 备注, type: text }
        # what nobody reads
        ignore: [ 案情介绍,  # long
          处罚机关 ]
        # the end
        """;

    private const string Block = """
        source: a
        columns:
          fine:
            from:
              - 罚款金额   # as written
              - CF_NR_FK

            type: amount # money
          day:
            from: 处罚日期
            type: date
        ignore:
        - 案情介绍
        - 处罚机关 # who
        rank: 10
        """;

    [Fact]
    public void AddSpelling_ToAText_MakesAList() =>
        Changes(
            Flow,
            new ContractChange.AddSpelling("fine", "罚款数额"),
            "from: 罚款金额（万元）,",
            "from: [罚款金额（万元）, 罚款数额],"
        );

    [Fact]
    public void AddSpelling_ToAList_IsItsLastItem() =>
        Changes(Flow, new ContractChange.AddSpelling("day", "决定日"), "CF_JDRQ ]", "CF_JDRQ, 决定日 ]");

    [Fact]
    public void AddSpelling_ToABlockList_IsALine() =>
        Changes(
            Block,
            new ContractChange.AddSpelling("fine", "罚款数额"),
            "      - CF_NR_FK\n",
            "      - CF_NR_FK\n      - 罚款数额\n"
        );

    [Fact]
    public void AddSpelling_InABlockMap_StaysThere() =>
        Changes(Block, new ContractChange.AddSpelling("day", "决定日"), "from: 处罚日期\n", "from: [处罚日期, 决定日]\n");

    [Fact]
    public void Ignore_InAListOfSeveralLines_IsItsLastItem() =>
        Changes(Flow, new ContractChange.Ignore("听证"), "处罚机关 ]", "处罚机关, 听证 ]");

    [Fact]
    public void Ignore_InABlockList_IsALine() =>
        Changes(Block, new ContractChange.Ignore("听证"), "- 处罚机关 # who\n", "- 处罚机关 # who\n- 听证\n");

    [Fact]
    public void Ignore_WithoutAList_FollowsTheColumns()
    {
        const string document = "source: a\ncolumns:\n  day: { from: 处罚日期, type: date }\n# done\nrank: 10\n";
        Changes(document, new ContractChange.Ignore("听证"), "type: date }\n", "type: date }\nignore: [听证]\n");
    }

    [Fact]
    public void Ignore_AtTheEndOfADocumentWithoutALineBreak_IsALine() =>
        Changes(
            "source: a\ncolumns:\n  day: { from: 处罚日期, type: date }",
            new ContractChange.Ignore("听证"),
            "type: date }",
            "type: date }\nignore: [听证]"
        );

    [Fact]
    public void Ignore_InADocumentOfWindows_KeepsItsLineEnds() =>
        Changes(
            "source: a\r\ncolumns:\r\n  day: { from: 处罚日期, type: date }\r\nrank: 10\r\n",
            new ContractChange.Ignore("听证"),
            "type: date }\r\n",
            "type: date }\r\nignore: [听证]\r\n"
        );

    [Theory]
    [InlineData("实测值(mg/kg)", "实测值(mg/kg)")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("#1", "\"#1\"")]
    [InlineData("2021", "\"2021\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("说\"明\\", "\"说\\\"明\\\\\"")]
    public void Ignore_OfAnyHeader_IsQuotedWhereItMustBe(string header, string written) =>
        Changes(Flow, new ContractChange.Ignore(header), "处罚机关 ]", $"处罚机关, {written} ]");

    [Fact]
    public void MakeOptional_InAFlowMap_IsItsLastKey() =>
        Changes(Flow, new ContractChange.MakeOptional("day"), "type: date }", "type: date, optional: true }");

    [Fact]
    public void MakeOptional_InABlockMap_IsALineAfterItsComment() =>
        Changes(
            Block,
            new ContractChange.MakeOptional("fine"),
            "    type: amount # money\n",
            "    type: amount # money\n    optional: true\n"
        );

    [Fact]
    public void SetUnit_OfAKnownKey_ReplacesItsValue() =>
        Changes(Flow, new ContractChange.SetUnit("fine", AmountUnit.Yuan), "unit: 万元 }", "unit: 元 }");

    [Fact]
    public void ReplaceSpelling_ChangesHeaderAndUnit() =>
        Changes(
            Flow,
            new ContractChange.ReplaceSpelling("fine", "罚款金额(元)", AmountUnit.Yuan),
            "{ from: 罚款金额（万元）, type: amount, unit: 万元 }",
            "{ from: 罚款金额(元), type: amount, unit: 元 }"
        );

    [Fact]
    public void SetType_ReplacesTheWord() =>
        Changes(Flow, new ContractChange.SetType("day", AttributeType.Text), "type: date }", "type: text }");

    [Fact]
    public void Apply_ToAColumnThatIsNotThere_ChangesNothing() =>
        Assert.Equal(Flow, ContractEdit.Apply(Flow, new ContractChange.MakeOptional("nothing")));

    /// <summary>The only place where <paramref name="before"/> stands changes, and nothing else.</summary>
    private static void Changes(string document, ContractChange change, string before, string after)
    {
        var at = document.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0 && document.IndexOf(before, at + 1, StringComparison.Ordinal) < 0, $"'{before}' must stand once");
        Assert.Equal(
            string.Concat(document.AsSpan(0, at), after, document.AsSpan(at + before.Length)),
            ContractEdit.Apply(document, change)
        );
    }
}
