namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>What departments do to names. Each tells whether it did something.</summary>
internal sealed class NameCorruptions(Registry registry)
{
    /// <summary>Of those that are tried; as most entities have no former name, about three in four that come about are listed.</summary>
    private const int ListedPerCent = 95;

    public bool Apply(Corruption kind, Draft draft, ref Draws draws) =>
        !draft.Has(Corruption.NaturalPerson)
        && kind switch
        {
            Corruption.NameFormer => IsUntouched(draft) && Former(draft, ref draws),
            Corruption.NameShopSign => IsUntouched(draft) && ShopSign(draft, ref draws),
            Corruption.NameTruncated => IsUntouched(draft) && Truncate(draft, ref draws),
            Corruption.NameBranch => draft.HasNameParts && Branch(draft, ref draws),
            Corruption.NameRegionDropped => draft.HasNameParts && Region(draft, ref draws),
            Corruption.NameForm => draft.HasNameParts && Form(draft, ref draws),
            Corruption.NameIndustry => draft.HasNameParts && Industry(draft, ref draws),
            Corruption.NameNumeral => IsWhole(draft) && draft.Rename(TextSlips.ChangeNumeral(draft.Name, needsOrdinal: true)),
            Corruption.NameHomophone => IsUnslipped(draft)
                && Replace(draft, CharacterTable.Homophones, 1 + draws.Below(2), ref draws),
            Corruption.NameShape => IsUnslipped(draft) && Replace(draft, CharacterTable.LookAlikes, 1, ref draws),
            Corruption.NameTypo => IsUnslipped(draft) && draft.Rename(TextSlips.Mistype(draft.Name, ref draws)),
            Corruption.NameEmbedded => IsWhole(draft) && Embed(draft, ref draws),
            Corruption.NameTraditional => IsWhole(draft) && Replace(draft, CharacterTable.Traditional, int.MaxValue, ref draws),
            Corruption.NameWidth => draft.Rename(TextSlips.ChangeWidth(draft.Name)),
            Corruption.NameSpace => draft.Rename(TextSlips.Space(draft.Name, ref draws)),
            _ => throw new InvalidOperationException($"{kind} is not about names."),
        };

    private static bool IsUntouched(Draft draft) =>
        draft.HasNameParts && !draft.Has(Corruption.NaturalPerson) && !draft.HasAny(Corruption.NameFormer, Corruption.NameSpace);

    /// <summary>Nothing was cut off or put in between by which the text would no longer be what the kinds before it say.</summary>
    private static bool IsWhole(Draft draft) =>
        !draft.Has(Corruption.NameTruncated) && !draft.Has(Corruption.NameWidth) && !draft.Has(Corruption.NameSpace);

    private static bool IsUnslipped(Draft draft) =>
        IsWhole(draft) && !draft.HasAny(Corruption.NameHomophone, Corruption.NameTraditional);

    private bool Former(Draft draft, ref Draws draws)
    {
        if (draft.Owner < 0)
            return false;
        var isListed = draws.Below(100) < ListedPerCent;
        var name = isListed ? registry.Alias(draft.Party, draws.Below(8) == 0 ? 1 : 0) : registry.UnlistedFormerName(draft.Party);
        if (!isListed && (name == registry.Alias(draft.Party, 0) || name == registry.Alias(draft.Party, 1)))
            return false;
        return draft.Rename(name);
    }

    private static bool ShopSign(Draft draft, ref Draws draws)
    {
        var name = draft.NameParts;
        if (draft.Owner < 0 || name.Brand.Length is < 2 or > 6)
            return false;
        var words = NameWords.SignWords(TradeWords.OfCode(draft.Party.Industry)?.Category ?? "");
        var word = draws.Below(3) == 0 && name.Trade.Length is >= 2 and <= 3 ? name.Trade : words[draws.Below(words.Length)];
        return draft.Rename(name.Brand + word);
    }

    private static bool Truncate(Draft draft, ref Draws draws)
    {
        var length = 6 + draws.Below(9);
        return draft.Name.Length > length && draft.Rename(draft.Name[..length]);
    }

    private static bool Branch(Draft draft, ref Draws draws)
    {
        var name = draft.NameParts;
        if (draft.Owner < 0)
            return false;
        if (name.Branch.Length > 0)
            return draft.Rename(name with { Branch = "" });
        var isCompany = name.Form.EndsWith("公司", StringComparison.Ordinal);
        var branch = draws.Below(4) switch
        {
            0 => NameMaker.Ordinal(1 + draws.Below(5), isCompany ? "分公司" : "分店"),
            1 => NameWords.TwoCharacters(ref draws) + "店",
            2 => isCompany ? "南昌分公司" : "分店",
            _ => isCompany ? "分公司" : "总店",
        };
        return draft.Rename(name with { Branch = branch });
    }

    private static bool Region(Draft draft, ref Draws draws)
    {
        var name = draft.NameParts;
        var way = draws.Below(3);
        if (name.Region.Length == 0)
            return draft.Rename(name with { Region = way == 0 ? "江西省" : "南昌市" });
        var isShort = name.Region is "江西" or "南昌";
        var suffix = name.Region == "江西" ? "省" : "市";
        return draft.Rename(
            way switch
            {
                0 when isShort => name with { Region = name.Region + suffix },
                0 => name with { Region = name.Region[..^1] },
                1 when name.District.Length > 0 => name with { District = "" },
                _ => name with { Region = "" },
            }
        );
    }

    private static bool Form(Draft draft, ref Draws draws)
    {
        var name = draft.NameParts;
        var way = draws.Below(4);
        var form = name.Form switch
        {
            "有限公司" => way < 2 ? "有限责任公司"
            : way == 2 ? "公司"
            : "",
            "有限责任公司" => way < 3 ? "有限公司" : "",
            "股份有限公司" => way < 2 ? "有限公司" : "股份公司",
            "专业合作社" => way < 2 ? "农民专业合作社" : "合作社",
            "（个体工商户）" or "公司" or "合作社" => "",
            var other => other,
        };
        return draft.Rename(name with { Form = form });
    }

    private static bool Industry(Draft draft, ref Draws draws)
    {
        var name = draft.NameParts;
        if (draft.Owner < 0 || name.Trade.Length == 0)
            return false;
        if (draws.Below(3) == 0 && name.Brand.Length >= 2)
            return draft.Rename(name with { Trade = "" });
        foreach (var (written, other) in NameWords.NearTrades)
        {
            if (name.Trade.StartsWith(written, StringComparison.Ordinal))
                return draft.Rename(name with { Trade = other + name.Trade[written.Length..] });
        }
        return name.Trade.Length >= 4 && draft.Rename(name with { Trade = name.Trade[..2] });
    }

    private static bool Replace(Draft draft, CharacterTable table, int wanted, ref Draws draws)
    {
        // Regions and forms are typed from habit: what is misheard is the rest, where it still can be told.
        var start = draft.HasNameParts ? draft.NameParts.Region.Length : 0;
        if (table == CharacterTable.Traditional)
            start = 0;
        var text = draft.Name;
        var end = text.Length;
        if (table != CharacterTable.Traditional && draft.HasNameParts)
            end -= draft.NameParts.Form.Length + draft.NameParts.Branch.Length;
        var middle = TextSlips.Replace(text[start..end], table, wanted, ref draws);
        return draft.Rename(string.Concat(text.AsSpan(0, start), middle, text.AsSpan(end)));
    }

    private bool Embed(Draft draft, ref Draws draws)
    {
        var way = draws.Below(5);
        var former = way < 2 && draft.Owner >= 0 ? registry.Alias(draft.Party, 0) : "";
        if (former.Length == 0 && way < 2 && draft.Owner >= 0)
            former = registry.UnlistedFormerName(draft.Party);
        var addition =
            former.Length > 0
                ? $"（原名：{former}）"
                : way switch
                {
                    2 => "（已注销）",
                    3 => "（第一名称）",
                    _ => "（已停业）",
                };
        return draft.Rename(draft.Name + addition);
    }
}
