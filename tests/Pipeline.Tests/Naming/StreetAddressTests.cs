using CsCheck;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Tests.Naming;

public sealed class StreetAddressTests
{
    /// <summary>District, road, number, building, unit.</summary>
    [Theory]
    [InlineData("江西省南昌市东湖区青松路２５７号", "东湖区|青松路|257||")]
    [InlineData("东湖区青松路257号附3号", "东湖区|青松路|257-3||")]
    [InlineData("东湖区青松路257-3号", "东湖区|青松路|257-3||")]
    [InlineData("南昌市西湖区青松大道8号11栋1单元1801室", "西湖区|青松大道|8|11|1801")]
    [InlineData("南昌市西湖区青松大道8号11#1801", "西湖区|青松大道|8|11|1801")]
    [InlineData("西湖区青松大道8号十一栋1801室（第18层）", "西湖区|青松大道|8|11|1801")]
    [InlineData("西湖区青松大道8号3-2-501室", "西湖区|青松大道|8|3|501")]
    [InlineData("西湖区青松大道8号A座1801、1802室", "西湖区|青松大道|8|A|1801")]
    [InlineData("西湖区青松大道135-137号", "西湖区|青松大道|135||")]
    [InlineData("西湖区青松大道008号", "西湖区|青松大道|8||")]
    [InlineData("西湖区青松大道8号1414-1415-1416室", "西湖区|青松大道|8||1414")]
    [InlineData("西湖区青松大道8号2栋401-404室", "西湖区|青松大道|8|2|401")]
    [InlineData("西湖区青松大道8号26楼1单元502室", "西湖区|青松大道|8|26|502")]
    [InlineData("西湖区青松大道8号9#1单元502室", "西湖区|青松大道|8|9|502")]
    [InlineData("安义县城松林路5号", "安义县|松林路|5||")]
    [InlineData("南昌县小蓝工业园区松林路5号", "南昌县|松林路|5||")]
    [InlineData("青山湖区昌东工业区", "青山湖区|昌东工业区|||")]
    [InlineData("西湖区松林广场南路8号", "西湖区|松林广场南路|8||")]
    [InlineData("西湖区松林广场2栋", "西湖区|松林广场||2|")]
    [InlineData("南昌县青松镇松林村", "南昌县|松林村|||")]
    [InlineData("南昌县青松镇松林街5号", "南昌县|松林街|5||")]
    [InlineData("南昌县青松镇", "南昌县|青松镇|||")]
    [InlineData("南昌县松巷镇松林村", "南昌县|松林村|||")]
    [InlineData("青松街道办事处松林路5号", "|松林路|5||")]
    [InlineData("进贤县320国道旁", "进贤县|320国道|||")]
    [InlineData("安义县2号路6号", "安义县|2号路|6||")]
    [InlineData("青云谱区松林小区6号楼2单元301室", "青云谱区|松林小区||6|301")]
    [InlineData("上海路3号", "|上海路|3||")]
    [InlineData("南昌市青山湖区上海路3号", "青山湖区|上海路|3||")]
    [InlineData("西湖区松林市场店面12号", "西湖区|松林市场|12||")]
    [InlineData("西湖区青松大道8号（自主承诺申报）", "西湖区|青松大道|8||")]
    [InlineData("", "||||")]
    public void Parse_Address_GivesItsParts(string written, string expected)
    {
        var address = StreetAddress.Parse(written);

        Assert.Equal(expected, string.Join('|', address.District, address.Road, address.Number, address.Building, address.Unit));
    }

    /// <summary>State Council: 新建县 became 新建区 in 2015, 湾里区 joined it and 红谷滩区 was made in 2019.</summary>
    [Theory]
    [InlineData("江西省南昌市湾里区松林路5号", "新建区")]
    [InlineData("南昌市新建县松林路5号", "新建区")]
    [InlineData("新建区松林路5号", "新建区")]
    [InlineData("南昌市红谷滩新区松林路5号", "红谷滩区")]
    [InlineData("南昌市红谷滩松林路5号", "红谷滩区")]
    [InlineData("江西省南昌市南昌高新技术产业开发区松林路5号", "高新区")]
    [InlineData("南昌市高新区松林路5号", "高新区")]
    [InlineData("南昌市昌北开发区松林路5号", "经开区")]
    [InlineData("南昌经济技术开发区松林路5号", "经开区")]
    [InlineData("南昌市桑海经济技术开发区松林路5号", "桑海开发区")]
    [InlineData("南昌县小蓝经济开发区松林路5号", "南昌县")]
    [InlineData("南昌市郊区松林路5号", "青山湖区")]
    [InlineData("北京市朝阳区松林路5号", "朝阳区")]
    [InlineData("南昌市松林路5号", "")]
    [InlineData("新建大道5号", "")]
    public void Parse_District_IsTodays(string written, string expected)
    {
        var address = StreetAddress.Parse(written);

        Assert.Equal(expected, address.District);
        Assert.Equal("5", address.Number);
    }

    [Fact]
    public void Parse_ItsOwnText_ChangesNothing() =>
        NastyText.Texts.Sample(text =>
        {
            var once = StreetAddress.Parse(text);
            return StreetAddress.Parse(once.Text).Text == once.Text;
        });
}
