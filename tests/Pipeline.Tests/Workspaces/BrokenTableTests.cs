using System.Text;

namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class BrokenTableTests
{
    private const string File = "codes/measures.csv";

    [Theory]
    [InlineData("", "1:1: expected the header 'code,value'; found an empty file; write the header and one row for each code")]
    [InlineData(
        "value,code\na,b\n",
        "1:1: expected a header that begins with 'code,value'; found 'value,code'; rename the first two columns"
    )]
    [InlineData(
        "code,value,Title\na,b,c\n",
        "1:12: expected an id in snake case (a letter, then letters, digits and _, at most 60); found 'Title'; did you mean 'title'?"
    )]
    [InlineData("code,value,x,x\na,b,c,d\n", "1:14: expected every column once; found 'x' again; remove one of the two")]
    [InlineData(
        "code,value\n罚款,罚款\n吊销许可证件,吊销许可证件\n罚款,警告\n",
        "4:1: expected every code once; found '罚款' again, first on line 2; remove one of the two"
    )]
    [InlineData(
        "code,value\n罚款,吊销许可证件\n\n警告\n",
        "4:1: expected 2 fields as in the header; found 1; quote values that contain a comma"
    )]
    [InlineData("code,value\n罚款,吊销许可证件\n警告,\n", "3:4: expected a value; found nothing; write it or remove the row")]
    [InlineData("code,value\n罚款,吊销许可证件\n,警告\n", "3:1: expected a code; found nothing; write it or remove the row")]
    [InlineData(
        "code,value\n罚款,吊销许可证件\n\"警告\",警告 \n",
        "3:6: expected a value without white space around it; found '警告 '; remove the white space"
    )]
    public void Load_BrokenTable_SaysWhereAndWhat(string text, string fault)
    {
        SmallWorkspace files = new();
        files.Write(File, text);

        Assert.Contains($"{File}:{fault}", files.Faults());
    }

    [Fact]
    public void Load_TableInGbk_SaysWhichByte()
    {
        SmallWorkspace files = new();
        // 罚 is 0xB7 0xA3 in GBK.
        files.Write(File, [.. "code,value\n"u8, 0x61, 0xB7, 0xA3]);

        Assert.Contains($"{File}:2:2: expected UTF-8 text; found the byte 0xB7; save the file as UTF-8", files.Faults());
    }

    [Fact]
    public void Load_WellKnownTableLacksColumn_SaysWhich()
    {
        SmallWorkspace files = new();
        files.Write(SmallWorkspace.Industries, "code,value,title,foot\n62,catering,餐饮,true\n");

        Assert.Equal(
            ["codes/industries.csv:1:1: expected the column 'food' in the table industries; found none; did you mean 'foot'?"],
            files.Faults()
        );
    }

    [Fact]
    public void Load_FoodIsNeitherTrueNorFalse_SaysWhere()
    {
        SmallWorkspace files = new();
        files.Write(SmallWorkspace.Industries, "code,value,title,food\n62,catering,餐饮,yes\n");

        Assert.Equal(
            ["codes/industries.csv:2:1: expected true or false in the column food; found 'yes'; write one of them"],
            files.Faults()
        );
    }

    [Fact]
    public void Load_GridOfUnknownBranch_SaysWhich()
    {
        SmallWorkspace files = new();
        files
            .Write("codes/districts.csv", "code,value\n360102,东湖区\n")
            .Write("codes/branches.csv", "code,value,district\nB1,百花洲分局,东湖区\nB2,墩子塘分局,西湖区\n")
            .Write("codes/areas.csv", "code,value\nschool,校园周边\n")
            .Write("codes/grids.csv", "code,value,branch,area\nG1,一号网格,百花洲分局,school\nG2,二号网格,百花州分局,shcool\n");

        Assert.Equal(
            [
                "codes/branches.csv:3:1: expected in the column district what codes/districts.csv lists; found '西湖区'; did you mean '东湖区'?",
                "codes/grids.csv:3:1: expected in the column area what codes/areas.csv lists; found 'shcool'; did you mean 'school'?",
                "codes/grids.csv:3:1: expected in the column branch what codes/branches.csv lists; found '百花州分局'; did you mean '百花洲分局'?",
            ],
            files.Faults()
        );
    }

    [Fact]
    public void Load_TableWithByteOrderMark_IsRead()
    {
        SmallWorkspace files = new();
        files.Write(File, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(files.Text(File))]);

        Assert.Equal([], files.Faults());
    }
}
