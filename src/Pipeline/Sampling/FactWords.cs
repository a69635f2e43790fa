using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>What departments say about a record in words: each attribute's values and how common they are.</summary>
internal sealed class FactWords
{
    private readonly ImmutableArray<(string Value, int Weight)> values;
    private readonly int sum;

    private FactWords(params (string, int)[] values)
    {
        this.values = [.. values];
        sum = this.values.Sum(v => v.Weight);
    }

    public string Draw(ref Draws draws)
    {
        var rest = draws.Below(sum);
        foreach (var (value, weight) in values)
        {
            rest -= weight;
            if (rest < 0)
                return value;
        }
        throw new InvalidOperationException("A weight is below the sum of weights.");
    }

    /// <summary>The words of an attribute in records of a type, some of them told by one source in its own way; null for other attributes.</summary>
    public static FactWords? Of(string recordType, string source, string attribute) =>
        (recordType, source, attribute) switch
        {
            (_, "yjj_rectification" or "xfjy_rectification", "hazard") => new(
                ("消防通道堵塞", 50),
                ("安全出口锁闭", 20),
                ("三防设施缺失", 30)
            ),
            (_, _, "hazard") => new(
                ("证照未公示", 200),
                ("索证索票不全", 220),
                ("环境卫生差", 200),
                ("从业人员无健康证明", 120),
                ("三防设施缺失", 90),
                ("冷藏温度不达标", 60),
                ("标签标识不规范", 70),
                ("超范围经营", 25),
                ("销售过期食品", 20),
                ("无证经营", 8),
                ("使用非食用物质", 1)
            ),
            (_, _, "review_result") => new(("已整改", 55), ("", 28), ("部分整改", 11), ("未整改", 6)),
            (_, _, "failed_item") => new(
                ("微生物污染", 22),
                ("农药残留", 20),
                ("兽药残留", 8),
                ("重金属污染", 6),
                ("食品添加剂超范围超限量", 18),
                ("质量指标不合格", 20),
                ("标签不合格", 14),
                ("生物毒素", 2),
                ("非食用物质", 1)
            ),
            (_, "nyj_sampling", "food_category") => new(("食用农产品", 1)),
            (_, _, "food_category") => new(
                ("食用农产品", 40),
                ("餐饮食品", 25),
                ("糕点", 12),
                ("酒类", 6),
                ("肉制品", 8),
                ("豆制品", 5),
                ("饮料", 5),
                ("调味品", 5),
                ("蔬菜制品", 4),
                ("炒货食品及坚果制品", 4),
                ("乳制品", 2),
                ("保健食品", 1),
                ("婴幼儿配方食品", 1)
            ),
            ("abnormal_listing", _, "listing_reason") => new(
                ("未按规定公示年度报告", 80),
                ("通过登记的住所无法联系", 15),
                ("未按规定公示有关企业信息", 3),
                ("公示信息隐瞒真实情况弄虚作假", 2)
            ),
            (_, _, "listing_reason") => new(
                ("被列入经营异常名录届满三年仍未履行义务", 60),
                ("受到较重行政处罚", 30),
                ("提交虚假材料取得登记", 10)
            ),
            (_, _, "performance") => new(("全部未履行", 55), ("部分履行", 30), ("全部已履行", 15)),
            ("penalty", "scjg_penalty", "violation_type") => new(
                ("经营超过保质期的食品", 25),
                ("未取得许可从事食品经营", 12),
                ("采购食品未查验", 20),
                ("经营标签不符合规定的食品", 15),
                ("虚假宣传", 12),
                ("未按规定公示年度报告", 10),
                ("价格违法", 6)
            ),
            ("penalty", _, "violation_type") => new(
                ("违反管理规定", 40),
                ("未按要求整改", 20),
                ("未办理许可手续", 20),
                ("违规排放", 10),
                ("拖欠工资", 10)
            ),
            (_, _, "violation_type") => new(("食品安全", 45), ("价格", 15), ("广告宣传", 15), ("服务质量", 25)),
            ("complaint", _, "case_kind") => new(("投诉", 75), ("举报", 25)),
            ("complaint", _, "result") => new(("调解成功", 40), ("不属实", 25), ("属实", 15), ("不予受理", 16), ("立案查处", 4)),
            ("supervisory_warning", _, "case_kind") => new(
                ("明厨亮灶离线", 45),
                ("许可证临期", 25),
                ("健康证过期", 20),
                ("许可证过期", 10)
            ),
            ("litigation", _, "case_kind") => new(
                ("买卖合同纠纷", 40),
                ("房屋租赁合同纠纷", 25),
                ("劳动争议", 20),
                ("消费者权益纠纷", 12),
                ("产品责任纠纷", 3)
            ),
            ("litigation", _, "result") => new(("败诉", 70), ("调解结案", 30)),
            ("loan_default", _, "case_kind") => new(("关注", 50), ("次级", 30), ("可疑", 15), ("损失", 5)),
            ("approval", _, "case_kind") => new(
                ("食品经营许可新办", 40),
                ("食品经营许可变更", 30),
                ("食品经营许可延续", 20),
                ("户外广告设置", 10)
            ),
            ("approval", _, "result") => new(
                ("准予许可", 930),
                ("不予许可", 50),
                ("撤回许可", 15),
                ("撤销许可", 4),
                ("吊销许可", 1)
            ),
            (_, _, "result") => new(("不合格", 1)),
            _ => null,
        };
}
