using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Tests.Learning;

public sealed class ReadTableTests : IDisposable
{
    private readonly LearningFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cells_ThatSayNothing_AreMissing()
    {
        var table = Read("bad,x,word\n1,1.5,a\n0,,\n1,NA,NA\n0,NaN,null\n1,-2e3,b\n0, 7 ,\"c, \"\"d\"\"\"\n").Table;
        Assert.Equal([1.5, double.NaN, double.NaN, double.NaN, -2000, 7], table["x"].Numbers);
        Assert.Equal(["a", null, null, null, "b", "c, \"d\""], Enumerable.Range(0, 6).Select(table["word"].TextOf));
        Assert.Equal<byte>([1, 0, 1, 0, 1, 0], table.Labels);
    }

    /// <summary>An infinity, a formula or a comma in a column of numbers would make it one of texts, and nobody would see it.</summary>
    [Theory]
    [InlineData("inf")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("1e31")]
    [InlineData("=1+1")]
    [InlineData("12,5")]
    [InlineData("0x1F")]
    public void Cell_ThatSpoilsAColumnOfNumbers_IsToldWithItsLine(string cell)
    {
        var rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 2},{i}\n"));
        var error = Assert.Throws<BrokenContractException>(() => Read($"bad,x\n{rows}1,\"{cell}\"\n"));
        Assert.Equal(
            $"{folder.Of("t.csv")}:42:2: expected column x: a finite number, as 40 of 41 cells of the column are; found '{cell}'; mend the cell, leave it empty, or name the column with --categories x",
            Assert.Single(error.Faults).ToString()
        );
    }

    [Theory]
    [InlineData("", "a header; found an empty file")]
    [InlineData("bad,x,x\n1,2,3\n", "each column once; found 'x' 2 times")]
    [InlineData("bad,\n1,2\n", "a name for every column; found a column without one")]
    [InlineData("bad,x\n1,2,3\n", "2 cells as in the header; found 3")]
    [InlineData("bad,x\n1\n", "2 cells as in the header; found 1")]
    [InlineData("bad,x\n1,\"2\n", "rows of CSV; found ")]
    [InlineData("good,x\n1,2\n", "the column 'bad'; found good, x")]
    [InlineData("bad,x\n1,2\n0,3\n2,4\n", "bad to be 0 or 1, true or false, yes or no, bad or good; found '0', '1', '2'")]
    [InlineData("bad,x\n,2\n", "found only empty cells")]
    public void File_ThatIsNoSuchTable_IsTold(string text, string message)
    {
        if (message == "found only empty cells")
        {
            Assert.Contains("1 rows without an outcome are left out", Read(text).Notes);
            return;
        }
        var error = Assert.Throws<BrokenContractException>(() => Read(text));
        Assert.Contains(message, error.Faults[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_ThatAreNoUtf8_AreTold()
    {
        File.WriteAllBytes(folder.Of("gbk.csv"), [.. "bad,x\n1,"u8, 0xC4, 0xCF, .. "\n"u8]);
        var error = Assert.Throws<BrokenContractException>(() =>
            ReadTable.From(new TableOptions { File = folder.Of("gbk.csv"), Label = "bad" })
        );
        Assert.Contains("expected UTF-8", error.Faults[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "no")]
    [InlineData("TRUE", "FALSE")]
    [InlineData("bad", "good")]
    public void Labels_InWords_AreRead(string one, string other) =>
        Assert.Equal<byte>([1, 0, 1], Read($"bad,x\n{one},1\n{other},2\n{one},3\n").Table.Labels);

    [Fact]
    public void Event_ThatIsNamed_IsTheOnlyOne() =>
        Assert.Equal<byte>(
            [0, 1, 0],
            Read("bad,x\nlow,1\nhigh,2\nmiddle,3\n", options => options with { Event = "high" }).Table.Labels
        );

    [Fact]
    public void Rows_WithoutADivision_AreDividedByTimeOrByWholeGroups()
    {
        var rows = string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 2},{i},b{i / 4},{2000 + (i % 20)}-01-01\n"));
        var text = $"bad,x,business,day\n{rows}";
        var byTime = Read(text, options => options with { Time = "day", Group = "business" });
        Assert.Equal(60, byTime.TestRows.Length);
        Assert.All(byTime.TestRows, row => Assert.True(row % 20 >= 14));
        Assert.Contains(byTime.Notes, note => note.EndsWith("groups have training and test rows", StringComparison.Ordinal));

        var byGroup = Read(text, options => options with { Group = "business", Ignored = ["day"] });
        Assert.InRange(byGroup.TestRows.Length, 30, 90);
        Assert.Empty(byGroup.TestRows.Select(row => row / 4).Intersect(byGroup.TrainingRows.Select(row => row / 4)));
        Assert.Empty(byGroup.Notes);
        // The same file is divided in the same way.
        Assert.Equal(byGroup.TestRows, Read(text, options => options with { Group = "business", Ignored = ["day"] }).TestRows);
    }

    [Fact]
    public void Split_WithoutTestRows_IsTold()
    {
        var error = Assert.Throws<BrokenContractException>(() =>
            Read("bad,x,part\n1,2,a\n0,3,b\n", options => options with { Split = "part" })
        );
        Assert.Contains(
            "found 'a', 'b'; name the value of the test rows with --test",
            error.Faults[0].ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Categories_ThatLookLikeNumbers_AreCategoriesWhereNamed()
    {
        var table = Read("bad,zip\n1,01\n0,02\n", options => options with { Categories = ["zip"] }).Table;
        Assert.Equal((FeatureKind.Category, "01"), (table["zip"].Kind, table["zip"].TextOf(0)));
    }

    private TableFile Read(string text, Func<TableOptions, TableOptions>? change = null)
    {
        var options = new TableOptions { File = folder.Write("t.csv", text), Label = "bad" };
        return ReadTable.From(change?.Invoke(options) ?? options);
    }
}
