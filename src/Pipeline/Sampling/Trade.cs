using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>A line of business of the sample city.</summary>
/// <param name="Code">GB/T 4754-2017 class or prefix.</param>
/// <param name="Category">The industry category it belongs to in the template's codes.</param>
/// <param name="IsFood">The category is one of the ten food categories.</param>
/// <param name="Weight">How common it is among its kind (food or not).</param>
/// <param name="Words">What such a business calls itself.</param>
internal sealed record Trade(string Code, string Category, bool IsFood, int Weight, ImmutableArray<string> Words)
{
    public static readonly ImmutableArray<Trade> All =
    [
        new("6210", "catering", true, 300, ["餐饮店", "餐馆", "饭店", "酒楼", "大酒店餐厅", "农家菜馆"]),
        new("6220", "catering", true, 60, ["快餐店", "简餐店"]),
        new("6233", "catering", true, 10, ["酒吧"]),
        new("6239", "catering", true, 40, ["饮品店", "奶茶店"]),
        new("6232", "catering", true, 15, ["咖啡馆"]),
        new("6291", "catering", true, 110, ["小吃店", "面馆", "粉店", "早餐店", "烧烤店", "卤味店"]),
        new("6299", "catering", true, 15, ["食府", "餐饮管理"]),
        new("5213", "supermarket", true, 110, ["便利店", "副食店"]),
        new("5212", "supermarket", true, 50, ["超市", "生鲜超市", "购物广场"]),
        new("5223", "farm_produce", true, 45, ["水果店", "蔬菜店", "果蔬行"]),
        new("5224", "farm_produce", true, 35, ["肉铺", "水产行", "禽蛋店"]),
        new("5221", "farm_produce", true, 20, ["粮油店", "粮油行"]),
        new("5123", "farm_produce", true, 20, ["果蔬批发部", "蔬菜配送"]),
        new("5222", "bakery", true, 60, ["蛋糕店", "面包房", "糕点店"]),
        new("1411", "bakery", true, 8, ["糕点厂", "食品烘焙"]),
        new("5229", "bulk_food", true, 45, ["炒货店", "零食店", "干货店"]),
        new("5129", "bulk_food", true, 20, ["食品商行", "食品贸易"]),
        new("5226", "beverage_tea", true, 40, ["茶行", "烟酒店", "酒行"]),
        new("5127", "beverage_tea", true, 15, ["酒业", "茶业", "饮料商贸"]),
        new("1522", "beverage_tea", true, 4, ["饮用水", "纯净水厂"]),
        new("1530", "beverage_tea", true, 4, ["茶厂"]),
        new("5225", "health_food", true, 28, ["保健品店", "营养品店"]),
        new("1492", "health_food", true, 4, ["保健食品"]),
        new("1353", "food_production", true, 8, ["肉制品厂", "食品加工厂"]),
        new("1392", "food_production", true, 7, ["豆制品厂", "豆腐坊"]),
        new("1431", "food_production", true, 8, ["米粉厂", "面条加工坊"]),
        new("1469", "food_production", true, 4, ["调味品厂", "食品厂"]),
        new("1441", "dairy_infant", true, 4, ["乳业"]),
        new("1442", "dairy_infant", true, 2, ["乳品"]),
        new("6241", "collective_dining", true, 20, ["餐饮配送", "膳食管理", "营养餐"]),
        new("5281", "retail_other", false, 120, ["五金店", "建材店"]),
        new("5232", "retail_other", false, 110, ["服装店", "鞋帽店"]),
        new("5234", "retail_other", false, 45, ["化妆品店", "便民百货"]),
        new("5251", "retail_other", false, 40, ["大药房", "医药连锁"]),
        new("5273", "retail_other", false, 60, ["手机店", "电器行"]),
        new("5286", "retail_other", false, 30, ["家具店"]),
        new("5165", "wholesale_other", false, 60, ["建材贸易", "钢材贸易"]),
        new("5175", "wholesale_other", false, 50, ["机电设备", "电子商务"]),
        new("5131", "wholesale_other", false, 40, ["纺织贸易"]),
        new("2130", "manufacturing_other", false, 20, ["家具厂"]),
        new("3311", "manufacturing_other", false, 25, ["五金制品", "铝塑门窗"]),
        new("2319", "manufacturing_other", false, 15, ["印务", "包装印刷"]),
        new("4710", "construction", false, 45, ["建筑工程", "建设工程"]),
        new("5011", "construction", false, 55, ["装饰工程", "装修设计"]),
        new("8040", "services", false, 90, ["理发店", "美发店", "养生馆"]),
        new("8111", "services", false, 70, ["汽车修理厂", "汽配维修部"]),
        new("8051", "services", false, 40, ["足浴店", "洗浴中心"]),
        new("6110", "services", false, 40, ["宾馆", "旅馆"]),
        new("7251", "services", false, 60, ["广告传媒", "广告"]),
        new("7212", "services", false, 50, ["企业管理", "商务服务"]),
        new("6513", "technology", false, 70, ["网络科技", "科技", "软件开发"]),
        new("7520", "technology", false, 30, ["技术服务", "环保科技"]),
        new("5430", "transport", false, 50, ["物流", "运输", "货运"]),
        new("7020", "real_estate", false, 25, ["物业管理", "物业服务"]),
        new("7030", "real_estate", false, 25, ["房产经纪", "房屋中介"]),
        new("03", "agriculture", false, 25, ["水产养殖", "畜禽养殖场"]),
        new("01", "agriculture", false, 25, ["农业开发", "种植"]),
        new("83", "public_services", false, 30, ["教育咨询", "培训中心"]),
    ];

    public bool IsCatering => Category is "catering" or "collective_dining";
}
