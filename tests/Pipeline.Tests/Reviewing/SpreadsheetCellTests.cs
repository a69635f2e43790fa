using System.Text;
using CsCheck;
using FoodCredit.Pipeline.Reviewing;

namespace FoodCredit.Pipeline.Tests.Reviewing;

/// <summary>What a spreadsheet would run or take for a number is guarded, and every text comes back as it was.</summary>
public sealed class SpreadsheetCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-2℃冷饮", "'-2℃冷饮")]
    [InlineData("@家", "'@家")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠家", "'＠家")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\nx", "'\nx")]
    [InlineData("913601001583047170", "'913601001583047170")]
    [InlineData("00120345", "'00120345")]
    [InlineData("1234e567", "'1234e567")]
    [InlineData("12345678901", "12345678901")]
    [InlineData("91360100MA35F3GT6A", "91360100MA35F3GT6A")]
    [InlineData("老街\"总店\"", "老街\"总店\"")]
    [InlineData("'s", "'s")]
    [InlineData("'=1", "''=1")]
    [InlineData("''=1", "'''=1")]
    public void Guarded_Text_IsWhatASpreadsheetShowsAndComesBack(string text, string expected)
    {
        Assert.Equal(expected, SpreadsheetCell.Guarded(text));
        Assert.Equal(text, SpreadsheetCell.Restored(expected));
    }

    [Fact]
    public void Restored_OfAnyGuardedText_IsTheText() =>
        Gen.String[Gen.Char["'=+-@＝0129eE a老\"\t\n"], 0, 16]
            .Sample(text =>
            {
                var cell = SpreadsheetCell.Guarded(text);
                return SpreadsheetCell.Restored(cell) == text && cell is not ['=' or '+' or '-' or '@' or '＝', ..];
            });

    [Fact]
    public void Append_Cells_AreRfc4180()
    {
        var row = new StringBuilder();
        foreach (var text in (string?[])["a,b", null, "say \"x\"", "=1"])
            SpreadsheetCell.Append(row, text);
        Assert.Equal("\"a,b\",\"\",\"say \"\"x\"\"\",\"'=1\"", row.ToString());
    }
}
