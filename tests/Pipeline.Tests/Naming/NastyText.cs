using CsCheck;

namespace FoodCredit.Pipeline.Tests.Naming;

/// <summary>Texts that no department should write: pieces of names and addresses in any order, with what breaks parsers between them.</summary>
internal static class NastyText
{
    private static readonly string[] Pieces =
    [
        .. (string[])
            [
                "(",
                ")",
                "（",
                "）",
                "[",
                "】",
                "()",
                "（原名：",
                "（曾用名:",
                "曾用名",
                "原名",
                "（第一名称）",
                "（第二名称）",
                "（已注销）",
            ],
        .. (string[])
            [
                "有限公司",
                "有限责任公司",
                "责任",
                "公司",
                "分公司",
                "第",
                "三",
                "十",
                "百",
                "〇",
                "两",
                "3",
                "12",
                "店",
                "支行",
                "门市部",
                "厂",
            ],
        .. (string[])
            [
                "江西",
                "江西省",
                "南昌",
                "南昌市",
                "新建县",
                "湾里区",
                "区",
                "红谷滩",
                "中国",
                "老王",
                "烧烤",
                "超市",
                "餐饮管理",
                "张",
                "欧阳",
            ],
        .. (string[])
            [
                "路",
                "大道",
                "街",
                "街道",
                "巷",
                "镇",
                "乡",
                "村",
                "广场",
                "小区",
                "号",
                "附",
                "栋",
                "楼",
                "单元",
                "室",
                "#",
                "＃",
                "-",
                "－",
                "、",
            ],
        .. (string[])
            [
                " ",
                "\u3000",
                "\0",
                "\u200B",
                "\uFEFF",
                "\uFFFF",
                "\uD800",
                "\uDC00",
                "\uD840\uDC87",
                "😀",
                "\uE816",
                "*",
                "某",
                "A",
                "ｂ",
                "'",
                "\"",
            ],
    ];

    public static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Select(i => Pieces[i])
        .Array[0, 14]
        .Select(p => string.Concat(p));

    /// <summary>Each piece again and again, <paramref name="length"/> characters or a few more.</summary>
    public static IEnumerable<string> Repeated(int length) =>
        from piece in Pieces
        select string.Concat(Enumerable.Repeat(piece, length / piece.Length + 1));

    /// <summary>Half one piece and half another: what is opened long before it is closed.</summary>
    public static string Halves(string first, string second, int length) =>
        string.Concat(Enumerable.Repeat(first, length / 2 / first.Length))
        + string.Concat(Enumerable.Repeat(second, length / 2 / second.Length));
}
