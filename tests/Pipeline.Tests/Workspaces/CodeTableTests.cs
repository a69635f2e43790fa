using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class CodeTableTests
{
    private static readonly CodeTable Industries = new(
        "industries",
        ["title", "food"],
        [
            new CodeEntry("62", "catering", ["餐饮", "true"], 2),
            new CodeEntry("6241", "collective_dining", ["配送", "true"], 3),
            new CodeEntry("5", "services", ["服务", "false"], 4),
        ],
        "hash"
    );

    [Theory]
    [InlineData("6241", "collective_dining")]
    [InlineData("62410", "collective_dining")]
    [InlineData("6242", "catering")]
    [InlineData("62", "catering")]
    [InlineData("6", null)]
    [InlineData("", null)]
    [InlineData("51", "services")]
    [InlineData("9", null)]
    public void FindLongestPrefix_Code_TakesTheLongest(string code, string? expected)
    {
        Assert.Equal(expected, Industries.FindLongestPrefix(code)?.Value);
    }

    [Theory]
    [InlineData("62", "catering")]
    [InlineData("6242", null)]
    [InlineData("", null)]
    public void Find_Code_IsExact(string code, string? expected) => Assert.Equal(expected, Industries.Find(code)?.Value);

    [Fact]
    public void Extra_Column_IsOfTheEntry() => Assert.Equal("餐饮", Industries.Extra(Industries.Find("62")!, "title"));

    [Fact]
    public void Extra_UnknownColumn_Throws() =>
        Assert.Throws<ArgumentException>("column", () => Industries.Extra(Industries.Find("62")!, "weight"));

    [Fact]
    public void Values_SeveralCodes_AreDistinct()
    {
        CodeTable table = new("t", [], [new CodeEntry("a", "x", [], 2), new CodeEntry("b", "x", [], 3)], "hash");

        Assert.Equal(["x"], table.Values);
    }
}
