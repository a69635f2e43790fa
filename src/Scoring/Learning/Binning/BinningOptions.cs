using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>How features are binned (分箱). The defaults are those of OptBinning (Navas-Palencia 2020).</summary>
public sealed record BinningOptions
{
    /// <summary>Prebins that a tree makes before they are merged, 2 to 100.</summary>
    public int PrebinsMax { get; init; } = 20;

    /// <summary>The least share of the rows in a prebin, above 0 and below 0.5.</summary>
    public double PrebinShareMin { get; init; } = 0.05;

    /// <summary>Bins at most, missing and special ones not counted.</summary>
    public int BinsMax { get; init; } = 20;

    /// <summary>The least share of the rows in a bin, 0 to below 0.5.</summary>
    public double BinShareMin { get; init; }

    /// <summary>The least number of events, and of other rows, in a bin; at least 1.</summary>
    public int ClassMin { get; init; } = 1;

    /// <summary>
    /// Neighbouring bins whose event rates differ by less than so many standard errors are one; 0: by anything. 1.96 is a two-sided p of 0.05.
    /// </summary>
    public double ErrorsApartMin { get; init; }

    /// <summary>Of features that are numbers.</summary>
    public Trend Trend { get; init; } = Trend.Auto;

    /// <summary>Trends of single features, by name.</summary>
    public ImmutableDictionary<string, Trend> Trends { get; init; } = ImmutableDictionary<string, Trend>.Empty;

    /// <summary>Numbers that are codes and no amounts (-9999: refused to say), by feature; each is a bin of its own.</summary>
    public ImmutableDictionary<string, ImmutableArray<double>> Specials { get; init; } =
        ImmutableDictionary<string, ImmutableArray<double>>.Empty;

    /// <summary>Categories with a smaller share of the rows are one, with those that are never seen.</summary>
    public double CategoryShareMin { get; init; } = 0.01;

    /// <summary>Features that options name and a table lacks: a slip of the pen would else go unseen.</summary>
    public ImmutableArray<LearningFault> Faults(LearningTable table) =>
        [
            .. Trends
                .Keys.Concat(Specials.Keys)
                .Where(name => table.Find(name)?.Kind != FeatureKind.Number)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => new LearningFault(
                    name,
                    "a feature of numbers, as --trend or --special says",
                    table.Find(name) is null ? "no such feature" : "a category",
                    "name a feature as the header writes it"
                )),
        ];

    /// <summary>For scorecards: bins that are large enough to hold on other rows.</summary>
    public static BinningOptions ForScorecards { get; } =
        new()
        {
            BinShareMin = 0.03,
            ClassMin = 5,
            BinsMax = 8,
        };
}
