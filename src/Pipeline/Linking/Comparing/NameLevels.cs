using FoodCredit.Pipeline.Naming;
using static FoodCredit.Pipeline.Linking.Comparing.NameComparison;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>At which of the levels of <see cref="NameComparison"/> two names are that are not the same.</summary>
internal static class NameLevels
{
    /// <summary>Shorter names are within one edit, or contained, by chance.</summary>
    public const int OneEditLengthMin = 4;
    private const int ContainedLengthMin = 3;
    private const int WholeLengthMin = 5;
    private const int CloseFrom = 900;
    private const int SimilarFrom = 780;
    private const int SameTradeNameFrom = 700;

    public static int DifferentLevel(NameFacts ours, NameFacts theirs) =>
        IsFormal(ours) && IsFormal(theirs) ? OtherFormalName : Different;

    /// <summary>How names differ that are of one sound, or within one edit; 0: they are not.</summary>
    public static int SlipLevel(
        ReadOnlySpan<char> ours,
        ReadOnlySpan<char> theirs,
        ReadOnlySpan<char> tradeName,
        bool isSameSound
    )
    {
        var level = isSameSound ? SameSound : EditLevel(ours, theirs);
        // Two businesses have trade names of one sound, but hardly one trade name and words for an industry that differ by a stroke.
        return level > 0 && tradeName.Length >= 2 && ours.StartsWith(tradeName, StringComparison.Ordinal) ? Slip : level;
    }

    /// <summary>The pen slips to what looks or sounds alike. Another character is another word: 物流 and 物资 are two industries.</summary>
    private static int EditLevel(ReadOnlySpan<char> ours, ReadOnlySpan<char> theirs)
    {
        if (Math.Min(ours.Length, theirs.Length) < OneEditLengthMin || !TextSimilarity.AreWithinOneEdit(ours, theirs))
            return 0;
        if (!TextSimilarity.AreSubstituted(ours, theirs))
            return OneEdit;
        var at = ours.CommonPrefixLength(theirs);
        return CharacterShape.AreMistaken(ours[at], theirs[at]) ? LookAlike : 0;
    }

    /// <summary>One is a branch of the other, or says that it is; their names are the same but for that, or within a slip.</summary>
    public static bool AreOfOneWhole(NameFacts ours, NameFacts theirs)
    {
        if (ours.Name.Branch.Length > 0 == theirs.Name.Branch.Length > 0)
            return false;
        var own = ours.Whole;
        var other = theirs.Whole;
        if (Math.Abs(own.Length - other.Length) > 1)
            return false;
        return own.SequenceEqual(other)
            || SlipLevel(own, other, theirs.TradeName, own.Length == other.Length && Pinyin.HashOf(own) == Pinyin.HashOf(other))
                is not (0 or OneEdit);
    }

    /// <summary>A name as it is registered, and not a sign.</summary>
    public static bool IsWhole(NameFacts name) => IsFormal(name) || name.Region.Length > 0 && name.Core.Length >= WholeLengthMin;

    private static bool IsFormal(NameFacts name) =>
        name.Name.Form is LegalForm.Company or LegalForm.JointStock or LegalForm.Cooperative
        || name.Name.Form == LegalForm.Branch && name.Name.LegalForm.Length > 1;

    public static int SimilarityLevel(NameFacts ours, NameFacts theirs)
    {
        var similarity = TextSimilarity.JaroWinkler(ours.Core, theirs.Core);
        if (similarity < SimilarFrom)
            return Different;
        // Neighbours of one industry have most of their characters in common; slips leave most of the trade name.
        if (TextSimilarity.JaroWinkler(ours.TradeName, theirs.TradeName) < SameTradeNameFrom)
            return OtherTradeName;
        return similarity >= CloseFrom ? Close : Similar;
    }

    public static int IndustryLevel(ReadOnlySpan<char> ours, ReadOnlySpan<char> theirs)
    {
        if (
            ours.Length == 0
            || theirs.Length == 0
            || ours.Contains(theirs, StringComparison.Ordinal)
            || theirs.Contains(ours, StringComparison.Ordinal)
        )
            return SameTradeName;
        for (var i = 0; i + 1 < ours.Length; i++)
        {
            if (theirs.IndexOf(ours.Slice(i, 2)) >= 0)
                return NearIndustry;
        }
        return OtherIndustry;
    }

    /// <summary>The characters of the shorter one stand in the longer one in the same order.</summary>
    public static bool IsContained(string ours, string theirs)
    {
        var (part, whole) = ours.Length <= theirs.Length ? (ours, theirs) : (theirs, ours);
        if (part.Length < ContainedLengthMin)
            return false;
        var at = 0;
        foreach (var c in whole)
        {
            if (at < part.Length && part[at] == c)
                at++;
        }
        return at == part.Length;
    }
}
