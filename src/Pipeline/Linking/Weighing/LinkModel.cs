using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>
/// A Fellegi-Sunter model (Fellegi and Sunter, "A Theory for Record Linkage", 1969): how matching and other pairs agree, and from which certainty on a
/// record is attached.
/// </summary>
internal sealed record LinkModel
{
    /// <summary>The scheme whose comparisons these are.</summary>
    public required string Scheme { get; init; }

    public required ImmutableArray<ComparisonModel> Comparisons { get; init; }

    /// <summary>The share of records that belong to no entity, 0 to 1.</summary>
    public required double NobodyShare { get; init; }

    /// <summary>A record is matched from this probability on, in millionths.</summary>
    public required int MatchedFrom { get; init; }

    /// <summary>A record waits for a person from this probability on, in millionths.</summary>
    public required int ReviewedFrom { get; init; }

    /// <summary>A model that nothing was learned of: shares as the comparisons guess them.</summary>
    public static LinkModel Starting(LinkScheme scheme) =>
        new()
        {
            Scheme = scheme.Name,
            Comparisons =
            [
                .. scheme.Comparisons.Select(comparison => new ComparisonModel(
                    comparison.Name,
                    [.. comparison.Levels.Select(level => new LevelModel(level.Name, level.StartingShare, StartingOther(level)))]
                )),
            ],
            NobodyShare = 0.1,
            MatchedFrom = 990_000,
            ReviewedFrom = 300_000,
        };

    private static double StartingOther(Comparing.Level level) =>
        level.Rarity switch
        {
            Comparing.Rarity.Value => 0.2,
            Comparing.Rarity.Piece => 0.05,
            _ => 0.1,
        };
}
