using CsCheck;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Tests.Naming;

public sealed class BusinessNameTests
{
    /// <summary>Region, trade name, industry, legal form, branch.</summary>
    [Theory]
    [InlineData("江西省南昌市鸿福餐饮管理有限公司", "江西省南昌市|鸿福|餐饮管理|有限公司|")]
    [InlineData("南昌鸿福食品贸易有限责任公司", "南昌|鸿福|食品贸易|有限公司|")]
    [InlineData("南昌县鸿福商贸有限公司", "南昌县|鸿福|商贸|有限公司|")]
    [InlineData("南昌县城餐饮有限公司", "南昌|县城|餐饮|有限公司|")]
    [InlineData("华联（南昌）超市有限公司", "南昌|华联|超市|有限公司|")]
    [InlineData("中恒鸿福集团（江西）有限公司", "江西|中恒鸿福|集团|有限公司|")]
    [InlineData("江西鸿福股份有限公司", "江西|鸿福||股份有限公司|")]
    [InlineData("东湖区老王烧烤店", "东湖区|老王|烧烤|店|")]
    [InlineData("老王烧烤", "|老王|烧烤||")]
    [InlineData("南昌县莲塘镇好又多便利店", "南昌县莲塘镇|好又多|便利店||")]
    [InlineData("新建县金穗养殖专业合作社", "新建县|金穗|养殖|专业合作社|")]
    [InlineData("南昌市鸿福食品厂", "南昌市|鸿福|食品|厂|")]
    [InlineData("江西鸿福会计师事务所（特殊普通合伙）", "江西|鸿福|会计师|事务所|")]
    [InlineData("江西鸿福餐饮有限公司第三分公司", "江西|鸿福|餐饮|有限公司|第3分公司")]
    [InlineData("江西鸿福超市有限公司中山路二店", "江西|鸿福|超市|有限公司|中山路2店")]
    [InlineData("中国工商银行股份有限公司南昌站前路支行", "中国|工商|银行|股份有限公司|南昌站前路支行")]
    [InlineData("南昌市第二粮油公司第1门市部", "南昌市|第2|粮油|公司|第1门市部")]
    [InlineData("鸿福鸭脖（丁公路店）", "|鸿福|鸭脖||丁公路店")]
    [InlineData("鸿福超市八一广场店", "|鸿福|超市||八一广场店")]
    [InlineData("上海路烧烤店", "|上海路|烧烤|店|")]
    [InlineData("东方红食品有限公司", "|东方红|食品|有限公司|")]
    [InlineData("吉安娜食品有限公司", "|吉安娜|食品|有限公司|")]
    [InlineData("和平超市", "|和平|超市||")]
    [InlineData("江西食品有限公司", "|江西|食品|有限公司|")]
    [InlineData("南昌市餐饮有限公司", "|南昌|餐饮|有限公司|")]
    [InlineData("餐饮管理有限公司", "|餐饮|管理|有限公司|")]
    [InlineData("南南昌市鸿福食品有限公司", "南昌市|鸿福|食品|有限公司|")]
    [InlineData("江西鸿福食品有限工司", "江西|鸿福|食品|有限工司|")]
    [InlineData("江西鸿福食品友限公司", "江西|鸿福|食品|友限公司|")]
    [InlineData("江西鸿福食品有小限公司", "江西|鸿福|食品|有小限公司|")]
    [InlineData("江西鸿福食品有有限公司", "江西|鸿福|食品|有有限公司|")]
    [InlineData("江西鸿福食品限有公司", "江西|鸿福|食品|限有公司|")]
    [InlineData("江西鸿福食品限公司", "江西|鸿福|食品|限公司|")]
    [InlineData("江西鸿福食品有限公", "江西|鸿福|食品|有限公|")]
    [InlineData("江西鸿福食品有限", "江西|鸿福|食品|有限|")]
    [InlineData("江西鸿福食品股份有限", "江西|鸿福|食品|股份有限|")]
    [InlineData("南昌鸿福有色公司", "南昌|鸿福有色||公司|")]
    [InlineData("南昌鸿福国有有限公司", "南昌|鸿福国有||有限公司|")]
    public void Parse_Name_GivesItsParts(string written, string expected)
    {
        var name = BusinessName.Parse(written);

        string[] parts =
        [
            .. new[] { name.Region, name.TradeName, name.Industry, name.LegalForm, name.Branch }.Select(p =>
                p.Of(name.Text).ToString()
            ),
        ];
        Assert.Equal(expected, string.Join('|', parts));
    }

    [Theory]
    [InlineData("江西鸿福餐饮有限公司", nameof(LegalForm.Company))]
    [InlineData("江西鸿福餐饮公司", nameof(LegalForm.Company))]
    [InlineData("江西鸿福餐饮股份有限公司", nameof(LegalForm.JointStock))]
    [InlineData("江西鸿福会计师事务所（普通合伙）", nameof(LegalForm.Partnership))]
    [InlineData("南昌鸿福餐饮服务部（个人独资）", nameof(LegalForm.SoleProprietorship))]
    [InlineData("老王烧烤店", nameof(LegalForm.SoleTrader))]
    [InlineData("老王便利店", nameof(LegalForm.SoleTrader))]
    [InlineData("老王（个体工商户）", nameof(LegalForm.SoleTrader))]
    [InlineData("南昌县金穗农民专业合作社", nameof(LegalForm.Cooperative))]
    [InlineData("南昌县供销社", nameof(LegalForm.Cooperative))]
    [InlineData("南昌鸿福食品厂", nameof(LegalForm.Factory))]
    [InlineData("南昌鸿福幼儿园", nameof(LegalForm.Institution))]
    [InlineData("南昌鸿福小学", nameof(LegalForm.Institution))]
    [InlineData("江西鸿福餐饮有限公司南昌分公司", nameof(LegalForm.Branch))]
    [InlineData("鸿福集团", nameof(LegalForm.None))]
    public void Parse_Name_TellsItsForm(string written, string expected) =>
        Assert.Equal(expected, BusinessName.Parse(written).Form.ToString());

    [Theory]
    [InlineData("江西省鸿福餐饮有限责任公司", "江西鸿福餐饮有限公司")]
    [InlineData("南昌市鸿福餐饮有限公司", "鸿福餐饮有限公司")]
    [InlineData("南昌鸿福餐饮有限公司", "鸿福餐饮股份有限公司")]
    [InlineData("華聯（南昌）超市有限公司", "华联超市有限公司")]
    [InlineData("华联南昌超市有限公司", "华联(南昌)超市有限公司")]
    [InlineData("老王烧烤店", "老王烧烤")]
    [InlineData("老王烧烤第三分店", "老王烧烤第3分店")]
    [InlineData("中国工商银行南昌站前路支行", "工商银行股份有限公司站前路支行")]
    [InlineData("江西鸿福餐饮有限公司南昌市分公司", "鸿福餐饮有限责任公司南昌分公司")]
    [InlineData("鸿福石油公司江西省南昌市石油分公司", "鸿福石油公司南昌石油分公司")]
    [InlineData("鸿福餐饮有限公司（已注销）", "鸿福餐饮有限公司")]
    public void Parse_SameBusiness_HasTheSameCore(string written, string other) =>
        Assert.Equal(BusinessName.Parse(written).Core, BusinessName.Parse(other).Core);

    [Theory]
    [InlineData("鸿福餐饮有限公司", "鸿福餐饮有限公司南昌分公司")]
    [InlineData("鸿福餐饮有限公司江西分公司", "鸿福餐饮有限公司南昌分公司")]
    [InlineData("鸿福餐饮有限公司第一分公司", "鸿福餐饮有限公司第二分公司")]
    [InlineData("鸿福石油公司江西南昌石油分公司", "鸿福石油公司江西石油分公司")]
    [InlineData("鸿福餐饮有限公司东湖区店", "鸿福餐饮有限公司西湖区店")]
    [InlineData("工商银行站前路支行", "工商银行中山路支行")]
    [InlineData("鸿福粮油公司第一门市部", "鸿福粮油公司第二门市部")]
    [InlineData("鸿福餐饮有限公司", "鸿福食品有限公司")]
    [InlineData("江西食品有限公司", "南昌食品有限公司")]
    public void Parse_OtherBusiness_HasAnotherCore(string written, string other) =>
        Assert.NotEqual(BusinessName.Parse(written).Core, BusinessName.Parse(other).Core);

    [Theory]
    [InlineData("南昌鸿福餐饮有限责任公司", "南昌鸿福餐饮有限公司")]
    [InlineData("南昌鸿福餐饮有限（责任）公司", "南昌鸿福餐饮有限公司")]
    [InlineData("鸿福粮油公司第叁门市部", "鸿福粮油公司第3门市部")]
    [InlineData("鸿福粮油公司第十二门市部", "鸿福粮油公司第12门市部")]
    [InlineData("７－１１便利店", "7·11便利店")]
    [InlineData("鸿福超市（吊销）（个体工商户）", "鸿福超市")]
    [InlineData("鸿福餐饮（集团）有限公司", "鸿福餐饮集团有限公司")]
    public void Parse_WrittenOtherwise_IsTheSameText(string written, string other) =>
        Assert.Equal(BusinessName.Parse(other).Text, BusinessName.Parse(written).Text);

    [Theory]
    [InlineData("江西鸿福餐饮有限公司（原名：南昌鸿运酒楼有限责任公司）", "江西鸿福餐饮有限公司", "南昌鸿运酒楼有限公司")]
    [InlineData(
        "江西鸿福餐饮有限公司(曾用名:南昌鸿运酒楼有限公司、南昌鸿达饭店)",
        "江西鸿福餐饮有限公司",
        "南昌鸿运酒楼有限公司|南昌鸿达饭店"
    )]
    [InlineData("江西鸿福餐饮有限公司（原名：鸿运（南昌）酒楼）", "江西鸿福餐饮有限公司", "鸿运南昌酒楼")]
    [InlineData("江西鸿福餐饮有限公司曾用名鸿运酒楼", "江西鸿福餐饮有限公司", "鸿运酒楼")]
    [InlineData("江西鸿福餐饮有限公司（原名：鸿运酒楼", "江西鸿福餐饮有限公司", "鸿运酒楼")]
    [InlineData("鸿福食品厂（第一名称）鸿福副食商行（第二名称）", "鸿福食品厂", "鸿福副食商行")]
    [InlineData("鸿福食品厂（第二名称：鸿福副食商行）", "鸿福食品厂", "鸿福副食商行")]
    [InlineData("鸿福建筑中心（江西鸿福建筑集团公司）", "鸿福建筑中心", "江西鸿福建筑集团公司")]
    [InlineData("鸿福超市（已注销）", "鸿福超市", "")]
    [InlineData("鸿福超市（南昌）", "鸿福超市南昌", "")]
    public void Parse_OtherNames_AreSetAside(string written, string text, string aliases)
    {
        var name = BusinessName.Parse(written);

        Assert.Equal(text, name.Text);
        Assert.Equal(aliases, string.Join('|', name.Aliases));
    }

    [Theory]
    [InlineData("张三", true)]
    [InlineData("王子轩", true)]
    [InlineData("欧阳娜娜", true)]
    [InlineData("司马光", true)]
    [InlineData("张**", true)]
    [InlineData("张某某", true)]
    [InlineData("張 三", true)]
    [InlineData("张三（个体工商户）", true)]
    [InlineData("王记", false)]
    [InlineData("王家", false)]
    [InlineData("张三烧烤", false)]
    [InlineData("李宁店", false)]
    [InlineData("万达超市", false)]
    [InlineData("南昌", false)]
    [InlineData("王李张赵", false)]
    [InlineData("欧阳娜娜娜", false)]
    [InlineData("鸿福", false)]
    [InlineData("7天", false)]
    [InlineData("", false)]
    public void Parse_PersonsName_IsSeen(string written, bool expected) =>
        Assert.Equal(expected, BusinessName.Parse(written).IsPerson);

    [Fact]
    public void Parse_AnyText_HasPartsInOrderAndATradeName() =>
        NastyText.Texts.Sample(text =>
        {
            var name = BusinessName.Parse(text);
            Part[] inOrder =
            [
                .. new[] { name.TradeName, name.Industry, name.LegalForm, name.Branch }.Where(part => part.Length > 0),
            ];
            return name.TradeName.Length > 0 == name.Text.Length > 0
                && inOrder.Zip(inOrder.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
                && inOrder.All(part => part.End <= name.Text.Length)
                && name.Region.End <= name.Text.Length
                && name.Core.Length > 0 == name.Text.Length > 0;
        });

    [Fact]
    public void Parse_ItsOwnText_ChangesNothing() =>
        NastyText.Texts.Sample(text => BusinessName.Parse(BusinessName.Parse(text).Text).Text == BusinessName.Parse(text).Text);
}
