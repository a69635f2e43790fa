using System.Collections.Frozen;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>How much a source of records tells in the sample city, and about whom.</summary>
/// <param name="Weight">Its share of the records, in relation to the other sources' weights.</param>
/// <param name="Prefix">What its document numbers begin with; no two sources of one record type share it.</param>
/// <param name="IsAboutFood">Only food operators have such records.</param>
/// <param name="NamesPersons">Sole traders stand in it with their owners' masked personal numbers.</param>
internal sealed record SourceProfile(int Weight, string Prefix, bool IsAboutFood = false, bool NamesPersons = false)
{
    /// <summary>By source id. A source that is not here has no records of its own.</summary>
    public static readonly FrozenDictionary<string, SourceProfile> All = new Dictionary<string, SourceProfile>(
        StringComparer.Ordinal
    )
    {
        ["scjg_rectification"] = new(140, "洪市监责改", IsAboutFood: true),
        ["scjg_penalty"] = new(130, "洪市监罚"),
        ["scjg_sampling"] = new(16, "XC36010", IsAboutFood: true),
        ["scjg_abnormal"] = new(90, ""),
        ["scjg_serious_violation"] = new(1, ""),
        ["scjg_complaint"] = new(180, "1360100"),
        ["scjg_warning"] = new(60, "洪监预", IsAboutFood: true),
        ["fy_dishonest_debtor"] = new(5, "赣01执", NamesPersons: true),
        ["fy_litigation"] = new(60, "赣01民终"),
        ["jrb_loan_default"] = new(35, "NCDK"),
        ["spj_approval"] = new(90, "洪审批"),
        ["xyb_penalty"] = new(10, "洪双公示"),
        ["gaj_penalty"] = new(12, "洪公行罚决字", NamesPersons: true),
        ["swj_penalty"] = new(18, "洪税罚"),
        ["rsj_penalty"] = new(8, "洪人社监罚"),
        ["wjw_penalty"] = new(14, "洪卫罚"),
        ["shangwu_penalty"] = new(4, "洪商罚"),
        ["cgj_penalty"] = new(30, "洪城管罚"),
        ["sthj_penalty"] = new(10, "洪环罚"),
        ["zjj_penalty"] = new(4, "洪建罚"),
        ["zrj_penalty"] = new(3, "洪自然资罚"),
        ["jtj_penalty"] = new(6, "洪交罚"),
        ["hg_penalty"] = new(3, "洪关罚", IsAboutFood: true),
        ["ybj_penalty"] = new(3, "洪医保罚"),
        ["nyj_sampling"] = new(4, "NC36010", IsAboutFood: true),
        ["jyj_rectification"] = new(5, "洪教食检", IsAboutFood: true),
        ["yjj_rectification"] = new(12, "洪应急责改"),
        ["xfjy_rectification"] = new(16, "洪消责改"),
        ["wlj_complaint"] = new(5, "LYTS36010", IsAboutFood: true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In how many of ten thousand records a source of amendments has something to say, by its id and the records' source.</summary>
    public static int AmendedPerTenThousand(string amendments, string records) =>
        (amendments, records) switch
        {
            ("xyb_repair", _) => 800,
            ("scjg_revocation", "scjg_penalty") => 120,
            ("scjg_abnormal_removal", "scjg_abnormal") => 1200,
            ("fy_debtor_removal", "fy_dishonest_debtor") => 900,
            ("fy_judgment_repair", "fy_dishonest_debtor") => 400,
            _ => 0,
        };
}
