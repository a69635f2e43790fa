using System.IO.Compression;
using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>Rows of another encoding than their file's are known for what they are, and no others.</summary>
public sealed class OtherEncodingTests
{
    [Theory]
    [InlineData("洪市监罚〔2021〕1号,甲食品店,罚款")]
    [InlineData("7,丁店,1")] // two characters: read as GB18030 they would be three that hardly anybody uses
    [InlineData("8,店A,李B")]
    public void FaultOf_Utf8RowInGb18030_IsOtherEncoding(string row) =>
        Assert.Equal("a row of utf-8", OtherEncoding.FaultOf(Encoding.UTF8.GetBytes(row), isGb18030: true)?.Found);

    [Theory]
    [InlineData("洪市监罚〔2021〕1号,甲食品店,罚款")]
    [InlineData("1,联通,2")] // famous for being well-formed UTF-8
    [InlineData("1,联通联通联通联通,2")]
    [InlineData("1,ASCII only,2")]
    [InlineData("1,喆,堃")]
    public void FaultOf_Gb18030RowInGb18030_IsNone(string row) =>
        Assert.Null(OtherEncoding.FaultOf(TrialDump.Gb18030.GetBytes(row), isGb18030: true));

    [Theory]
    [InlineData("洪市监罚〔2021〕1号,甲食品店,罚款", "a row of gb18030")]
    [InlineData("7,丁店,1", "a row of gb18030")]
    [InlineData("7,镕基喆店李记小吃店,1", "a row of gb18030")]
    public void FaultOfInvalid_Gb18030RowInUtf8_IsOtherEncoding(string row, string found) =>
        Assert.Equal(found, OtherEncoding.FaultOfInvalid(TrialDump.Gb18030.GetBytes(row))?.Found);

    /// <summary>A damaged row of UTF-8 often decodes as GB18030, to characters that hardly anybody uses: it is damaged, and nothing else.</summary>
    [Fact]
    public void FaultOfInvalid_Utf8RowThatLostAByte_IsNone()
    {
        const string Text =
            "洪市监罚〔2021〕1号,南昌市老街餐饮有限公司,罚款,东湖区李记小吃店,昌北经济开发区枫林大道,进贤县温圳镇杨溪村卫生室";
        var decodable = 0;
        for (var start = 0; start + 6 <= Text.Length; start++)
        {
            var row = Encoding.UTF8.GetBytes(Text.Substring(start, Math.Min(12, Text.Length - start)));
            for (var i = 0; i < row.Length; i++)
            {
                byte[] damaged = [.. row[..i], .. row[(i + 1)..]];
                if (System.Text.Unicode.Utf8.IsValid(damaged))
                    continue;
                decodable += Gb18030Text.TryDecode(damaged, new char[damaged.Length], out _) ? 1 : 0;
                Assert.Null(OtherEncoding.FaultOfInvalid(damaged));
            }
        }
        Assert.True(decodable > 0, "Some must decode, or this test tests nothing.");
    }

    [Theory]
    [InlineData('|')] // read by way of UTF-8
    [InlineData(',')]
    public void Read_Utf8RowInGb18030File_IsTold(char delimiter)
    {
        byte[] bytes =
        [
            .. TrialDump.Gb18030.GetBytes($"案号{delimiter}当事人\n1{delimiter}甲食品店\n"),
            .. Encoding.UTF8.GetBytes($"22{delimiter}乙食品店\n"),
            .. TrialDump.Gb18030.GetBytes($"3{delimiter}丙食品店\n"),
        ];
        var (_, _, rows) = TrialDump.Read(bytes, DumpEncoding.Gb18030, delimiter);
        Assert.Equal(["2: 1|甲食品店", "3! other_encoding", "4: 3|丙食品店"], rows.Select(row => row.ToString()));
    }

    /// <summary>The 29,326 real names, addresses and trades, as GB18030: none is taken for UTF-8; as UTF-8 in a file of GB18030: all are found.</summary>
    [Fact]
    public void FaultOf_RealRegistrations_IsRightForEveryRow()
    {
        var file = SharedData.Path("nanchang-registrations/registrations.csv.gz");
        using var text = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var (rows, wrong, missed) = (0, new List<string>(), new List<string>());
        while (text.ReadLine() is { } line)
        {
            rows++;
            // The row, and each of its fields as if it were the only one with Chinese in it.
            foreach (var part in line.Split(',').Append(line).Where(part => !Ascii.IsValid(part)))
            {
                if (OtherEncoding.FaultOf(TrialDump.Gb18030.GetBytes(part), isGb18030: true) is not null)
                    wrong.Add(part);
            }
            if (OtherEncoding.FaultOf(Encoding.UTF8.GetBytes(line), isGb18030: true) is null)
                missed.Add(line);
            if (OtherEncoding.FaultOfInvalid(TrialDump.Gb18030.GetBytes(line)) is null)
                missed.Add(line);
        }
        Assert.Equal(29_327, rows);
        Assert.Empty(wrong);
        Assert.Empty(missed);
    }
}
