namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>The words of invented names, beside those of <see cref="CityWords"/> and <see cref="Trade"/>.</summary>
internal static class NameWords
{
    /// <summary>Trade names made of a surname: 老王, 张记.</summary>
    public static readonly string[] SurnameForms =
    [
        "老{0}",
        "{0}记",
        "{0}氏",
        "小{0}",
        "{0}家",
        "阿{0}",
        "{0}大妈",
        "{0}师傅",
        "老{0}家",
    ];

    /// <summary>Trade names with letters or digits, full and half width in the wild.</summary>
    public static readonly string[] Latin =
    [
        "A8",
        "V8",
        "KTV888",
        "e家",
        "100分",
        "7天",
        "85度",
        "99号",
        "1919",
        "MINI",
        "Q客",
        "TOP",
        "LEE",
        "52号",
        "e味",
        "K歌",
    ];

    public static readonly string[] CompanyRegions = ["南昌", "南昌市", "江西", "江西省", "南昌", "江西", "南昌市", ""];

    public static readonly string[] CompanyForms =
    [
        "有限公司",
        "有限公司",
        "有限公司",
        "有限公司",
        "有限公司",
        "有限责任公司",
        "股份有限公司",
    ];

    /// <summary>What a company's industry is followed by.</summary>
    public static readonly string[] TradeEnds = ["", "", "", "", "管理", "服务", "发展", "贸易", "（集团）"];

    /// <summary>Industry words for one another: what a clerk writes from memory.</summary>
    public static readonly (string Written, string Other)[] NearTrades =
    [
        ("餐饮管理", "餐饮"),
        ("餐饮服务", "餐饮"),
        ("餐饮配送", "餐饮"),
        ("餐饮店", "餐馆"),
        ("餐饮", "餐饮管理"),
        ("餐馆", "饭店"),
        ("饭店", "餐馆"),
        ("酒楼", "大酒店"),
        ("大酒店", "酒店"),
        ("酒店", "大酒店"),
        ("小吃店", "早餐店"),
        ("早餐店", "小吃店"),
        ("面馆", "面店"),
        ("粉店", "粉馆"),
        ("生鲜超市", "超市"),
        ("便利店", "超市"),
        ("超市", "便利店"),
        ("副食店", "食品店"),
        ("食品贸易", "食品"),
        ("食品商行", "食品经营部"),
        ("食品", "食品贸易"),
        ("商贸", "贸易"),
        ("贸易", "商贸"),
        ("实业", "实业发展"),
        ("网络科技", "科技"),
        ("科技", "科技发展"),
        ("建筑工程", "建设工程"),
        ("建设工程", "建筑工程"),
        ("装饰工程", "装饰"),
        ("装饰", "装饰工程"),
        ("物流", "货运"),
        ("运输", "物流"),
        ("文化", "文化传播"),
        ("广告传媒", "广告"),
        ("广告", "广告传媒"),
        ("投资", "投资管理"),
        ("物业管理", "物业"),
        ("物业", "物业管理"),
        ("汽车", "汽车服务"),
        ("医疗", "医疗器械"),
        ("信息", "信息技术"),
        ("蛋糕店", "烘焙店"),
        ("水果店", "果蔬店"),
        ("烟酒店", "烟酒商行"),
    ];

    /// <summary>Short words of shop signs by industry category of <see cref="Trade"/>.</summary>
    public static string[] SignWords(string category) =>
        category switch
        {
            "catering" or "collective_dining" => ["烧烤", "小吃", "饭店", "餐馆", "面馆", "快餐", "酒楼", "店"],
            "supermarket" or "bulk_food" => ["超市", "便利", "副食", "店"],
            "bakery" => ["蛋糕", "烘焙", "面包", "店"],
            "farm_produce" => ["水果", "生鲜", "菜店", "店"],
            _ => ["店", "商行", "商店", "门市"],
        };

    public static readonly string[] Towns =
    [
        "向塘镇",
        "莲塘镇",
        "三江镇",
        "塘南镇",
        "幽兰镇",
        "蒋巷镇",
        "武阳镇",
        "冈上镇",
        "黄马乡",
        "泾口乡",
        "塔城乡",
        "长堎镇",
        "石岗镇",
        "西山镇",
        "象山镇",
        "樵舍镇",
        "乐化镇",
        "溪霞镇",
        "民和镇",
        "李渡镇",
        "温圳镇",
        "文港镇",
        "梅庄镇",
        "张公镇",
        "罗溪镇",
        "龙津镇",
        "万埠镇",
        "石鼻镇",
        "鼎湖镇",
        "长埠镇",
        "湖坊镇",
        "罗家镇",
        "塘山镇",
        "扬子洲镇",
        "桃花镇",
        "朝阳农场",
    ];

    public static readonly string[] RoadEnds = ["路", "路", "路", "街", "大道", "巷", "北路", "南路", "东路", "西路", "中路"];

    public static readonly string[] Estates =
    [
        "花园",
        "小区",
        "广场",
        "新村",
        "国际",
        "名都",
        "家园",
        "大厦",
        "市场",
        "商城",
        "综合楼",
        "公寓",
    ];

    public static string TwoCharacters(ref Draws draws) =>
        string.Create(
            2,
            (CityWords.Brand[draws.Below(CityWords.Brand.Length)], CityWords.Brand[draws.Below(CityWords.Brand.Length)]),
            (text, pair) => (text[0], text[1]) = pair
        );
}
