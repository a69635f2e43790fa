namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>A business name (企业名称) in the parts that the naming rules know, in their order; every part may be empty.</summary>
/// <param name="Region">行政区划: 江西省, 南昌市.</param>
/// <param name="District">A district or county behind the region.</param>
/// <param name="Brand">The trade name (字号).</param>
/// <param name="Bracket">A region in brackets behind the trade name.</param>
/// <param name="Trade">The words for the industry (行业).</param>
/// <param name="Form">组织形式: 有限公司.</param>
/// <param name="Branch">What follows the form: 第一分公司, 八一店.</param>
internal readonly record struct NameParts(
    string Region,
    string District,
    string Brand,
    string Bracket,
    string Trade,
    string Form,
    string Branch
)
{
    public override string ToString() => string.Concat([Region, District, Brand, Bracket, Trade, Form, Branch]);
}
