using System.Globalization;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>Whether what was read as a model can weigh: a file may have been made for other comparisons, or changed by hand.</summary>
internal static class LinkModelCheck
{
    /// <summary>More bits than any registry has entities.</summary>
    private const double CorrectionBitsMax = 64;

    /// <summary>The first thing that is wrong; null: nothing.</summary>
    public static (string Expected, string Found)? FaultOf(LinkModel model, LinkScheme scheme)
    {
        if (!HasComparisonsOf(model, scheme))
            return ($"the comparisons of '{scheme.Name}' as this program makes them", $"those of '{model.Scheme}'");
        var levels = scheme.Comparisons.SelectMany((_, i) => scheme.LevelNames(i)).ToHashSet(StringComparer.Ordinal);
        if (
            model.Together.IsDefault
            || !model.Together.All(pair =>
                pair is not null && levels.Contains(pair.First ?? "") && levels.Contains(pair.Second ?? "")
            )
        )
            return ("pairs of levels that comparisons have", "another pair");
        if (model.Together.GroupBy(pair => (pair.First, pair.Second)).FirstOrDefault(own => own.Count() > 1) is { } twice)
            return ("each pair of levels once", $"'{twice.Key.First}' with '{twice.Key.Second}' twice");
        return Shares(model).FirstOrDefault(share => share.Value is not (>= 0 and <= 1)) is { Name: { } name } own
                ? Outside(name, "0 to 1", own.Value)
            : Corrections(model).FirstOrDefault(bits => Math.Abs(bits.Value) is not <= CorrectionBitsMax)
                is { Name: { } level } wrong
                ? Outside(level, "-64 to 64 bits", wrong.Value)
            : null;
    }

    private static bool HasComparisonsOf(LinkModel model, LinkScheme scheme) =>
        !model.Comparisons.IsDefault
        && model.Comparisons.All(own => own is not null && !own.Levels.IsDefault && own.Levels.All(level => level is not null))
        && scheme.Comparisons.Select(own => own.Name).SequenceEqual(model.Comparisons.Select(own => own.Name))
        && scheme
            .Comparisons.SelectMany((own, i) => scheme.LevelNames(i))
            .SequenceEqual(model.Comparisons.SelectMany(own => own.Levels.Select(level => $"{own.Name}.{level.Name}")));

    /// <summary>Of nobody the share is below 1: else no record would be anybody's.</summary>
    private static IEnumerable<(string? Name, double Value)> Shares(LinkModel model) =>
        [
            ("nobody_share", model.NobodyShare < 1 ? model.NobodyShare : double.NaN),
            ("matched_from", model.MatchedFrom / (double)Deciding.Posterior.One),
            ("identified_matched_from", model.IdentifiedMatchedFrom / (double)Deciding.Posterior.One),
            ("reviewed_from", model.ReviewedFrom / (double)Deciding.Posterior.One),
            .. from comparison in model.Comparisons
            from level in comparison.Levels
            from share in (double[])[level.Matching, level.Other]
            select ($"{comparison.Name}.{level.Name}", share),
        ];

    private static IEnumerable<(string? Name, double Value)> Corrections(LinkModel model) =>
        [
            .. from comparison in model.Comparisons
            from level in comparison.Levels
            select ($"{comparison.Name}.{level.Name}", level.CorrectionBits),
            .. model.Together.Select(pair => ($"{pair.First} with {pair.Second}", pair.CorrectionBits)),
        ];

    private static (string, string) Outside(string name, string range, double found) =>
        ($"{name} of {range}", found.ToString(CultureInfo.InvariantCulture));
}
