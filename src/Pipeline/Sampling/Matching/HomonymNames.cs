namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>How the members of a group of homonyms are called after their leader; a group has one of three ways.</summary>
internal static class HomonymNames
{
    private const int SamePerCent = 60;
    private const int DistrictPerCent = 15;

    /// <summary>The very same name; the same with the member's own district; or a branch of it.</summary>
    public static NameParts Of(in NameParts leader, int group, int ordinal, string district, ulong seed, ref Draws draws)
    {
        var way = Draws.Of(seed, DrawStream.MatchGroup, group).Below(100);
        if (way < SamePerCent)
            return leader;
        if (way < SamePerCent + DistrictPerCent)
            return leader with { District = district };
        return leader with
        {
            Branch = draws.Below(3) switch
            {
                0 => NameMaker.Ordinal(ordinal, leader.Form.EndsWith("公司", StringComparison.Ordinal) ? "分公司" : "分店"),
                1 => NameWords.TwoCharacters(ref draws) + "店",
                _ => district + (leader.Form.EndsWith("公司", StringComparison.Ordinal) ? "分公司" : "店"),
            },
        };
    }
}
