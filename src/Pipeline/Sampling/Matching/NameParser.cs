using System.Buffers;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Divides real names into parts that, put together, are the name again.</summary>
internal static class NameParser
{
    private const int BrandLengthMin = 2;

    private static readonly string[] Regions = ["江西省南昌市", "江西南昌", "江西省", "江西", "南昌市", "南昌"];

    private static readonly string[] Districts =
    [
        "东湖区",
        "西湖区",
        "青云谱区",
        "青山湖区",
        "新建区",
        "新建县",
        "红谷滩新区",
        "红谷滩区",
        "湾里区",
        "南昌县",
        "安义县",
        "进贤县",
    ];

    private static readonly string[] Forms =
    [
        "股份有限公司",
        "有限责任公司",
        "有限公司",
        "专业合作社",
        "合作社",
        "总公司",
        "公司",
        "事务所",
        "经营部",
        "厂",
    ];

    /// <summary>Words with which the industry of a name begins.</summary>
    private static readonly SearchValues<string> TradeStarts = SearchValues.Create(
        [
            .. "餐饮 食品 酒店 饭店 科技 贸易 商贸 实业 投资 建筑 建设 工程 装饰 装璜 广告 传媒 文化 物流 运输 货运 汽车 汽配 医药 大药房 药业 化工 机械 机电 电子 电气 电器 电力 电梯 电缆".Split(
                ' '
            ),
            .. "通信 通讯 网络 信息 软件 计算机 智能 自动化 农业 生态 养殖 种植 种养殖 农牧 水产 粮油 米业 茶业 酒业 饮料 乳业 超市 百货 服饰 服装 制衣 针织 纺织 鞋业 家具 家居 建材 钢材 钢铁 木业".Split(
                ' '
            ),
            .. "五金 塑料 塑业 橡胶 印刷 彩印 印务 包装 纸业 环保 环境 能源 节能 物业 房地产 置业 地产 房产 咨询 管理 企业 人力资源 劳务 教育 培训 旅游 旅行社 宾馆 会展 保安 家政 保洁 清洁 美容".Split(
                ' '
            ),
            .. "健康 医疗 生物 制药 园林 绿化 市政 水利 水电 测绘 设计 检测 检验 商务 商业 进出口 国际 集团 资产 资本 基金 担保 小额贷款 保险 典当 拍卖 租赁 经济 经贸 工贸 科贸 工艺 制冷 空调 消防".Split(
                ' '
            ),
            .. "安防 光电 照明 仪器 设备 材料 新材料 矿业 石油 石化 燃气 加油站 影视 体育 健身 娱乐 网吧 邮政 物资 银行 人寿 证券 财务 会计 路桥 混凝土 饲料 牧业 农资 农机 再生资源 金属 门窗 铁路 交通 数码 办公 控股 技术 服务 技工 营销 工业 销售 供销 种业 油茶".Split(
                ' '
            ),
        ],
        StringComparison.Ordinal
    );

    public static NameParts Parse(string name)
    {
        var rest = name.AsSpan();
        var region = TakeFirst(ref rest, Regions);
        var district = TakeFirst(ref rest, Districts);
        var (body, form, branch) = Divide(rest);
        if (body.Length < BrandLengthMin)
            return new NameParts(region, district, body.ToString(), "", "", form, branch);
        var start = body.AsSpan(BrandLengthMin).IndexOfAny(TradeStarts);
        var brand =
            start >= 0 ? BrandLengthMin + start
            : body.Length >= 4 ? BrandLengthMin
            : body.Length;
        var (bracket, trade) = TakeBracket(body[brand..].ToString());
        var (ownBracket, _) = TakeBracket(EndBracket(body.AsSpan(0, brand)));
        var brandText = body[..(brand - ownBracket.Length)].ToString();
        return new NameParts(region, district, brandText, ownBracket + bracket, trade, form, branch);
    }

    /// <summary>Body, form and what follows it; the form is the one that ends last among the longest.</summary>
    private static (string Body, string Form, string Branch) Divide(ReadOnlySpan<char> rest)
    {
        foreach (var form in Forms)
        {
            var at = rest.IndexOf(form, StringComparison.Ordinal);
            if (at >= BrandLengthMin)
                return (rest[..at].ToString(), form, rest[(at + form.Length)..].ToString());
        }
        return (rest.ToString(), "", "");
    }

    private static string TakeFirst(ref ReadOnlySpan<char> rest, string[] words)
    {
        foreach (var word in words)
        {
            // 南昌 of 南昌县 is no region.
            if (
                rest.StartsWith(word, StringComparison.Ordinal)
                && rest.Length >= word.Length + BrandLengthMin
                && rest[word.Length] is not '县'
            )
            {
                rest = rest[word.Length..];
                return word;
            }
        }
        return "";
    }

    private static (string Bracket, string Behind) TakeBracket(string text)
    {
        if (text.Length == 0 || text[0] is not ('(' or '（'))
            return ("", text);
        var end = text.AsSpan().IndexOfAny(')', '）');
        return end < 0 ? ("", text) : (text[..(end + 1)], text[(end + 1)..]);
    }

    /// <summary>The bracket that ends a text, such as a region behind the trade name; empty where none does, or where it is all.</summary>
    private static string EndBracket(ReadOnlySpan<char> text)
    {
        var start = text.LastIndexOfAny('(', '（');
        return start >= BrandLengthMin && text[^1] is ')' or '）' ? text[start..].ToString() : "";
    }
}
