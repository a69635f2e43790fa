using FoodCredit.Pipeline.Linking.Comparing;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>
/// A model as whole numbers: the weight of each agreement, log2(m / u), in thousandths of a bit, so that sums are the same in any order and on any machine.
/// </summary>
internal sealed class LinkWeights
{
    /// <summary>One bit.</summary>
    public const int Bit = 1000;

    /// <summary>Shares beyond these are not believed, however many pairs were seen.</summary>
    private const double ShareMin = 1e-6;

    private readonly int[][] fixedWeights;
    private readonly double[][] others;
    private readonly Rarity[][] rarities;
    private readonly int entityBits;
    private readonly (int First, int Second, int[,] Weights)[] together;

    public LinkWeights(LinkScheme scheme, LinkModel model, int entities)
    {
        var comparisons = scheme.Comparisons;
        entityBits = Bit * RegistrySize.Bits(entities);
        rarities = [.. comparisons.Select(comparison => comparison.Levels.Select(level => level.Rarity).ToArray())];
        fixedWeights = new int[comparisons.Length][];
        others = new double[comparisons.Length][];
        for (var i = 0; i < comparisons.Length; i++)
        {
            var levels = model.Comparisons[i].Levels;
            others[i] = [.. levels.Select(level => Math.Max(level.Other, ShareMin))];
            fixedWeights[i] = new int[levels.Length];
            for (var level = 1; level < levels.Length; level++)
                fixedWeights[i][level] =
                    (int)Math.Round(Bit * levels[level].CorrectionBits, MidpointRounding.AwayFromZero)
                    + (
                        comparisons[i].Levels[level].IsNeutral
                            ? 0
                            : Learned(rarities[i][level], levels[level].Matching, others[i][level])
                    );
        }
        together = model.Together.IsDefaultOrEmpty ? [] : [.. scheme.Together.Select(pair => PairWeights(scheme, pair, model))];
        Prior = Bits(1 - model.NobodyShare) - Bits(Math.Max(model.NobodyShare, ShareMin)) - entityBits;
    }

    /// <summary>The weight of an entity before anything is compared, against the record being nobody's.</summary>
    public int Prior { get; }

    /// <summary>What one agreement tells.</summary>
    public int Of(int comparison, Agreement agreement)
    {
        var weight = fixedWeights[comparison][agreement.Level];
        return rarities[comparison][agreement.Level] switch
        {
            Rarity.Value => weight - Bits(agreement.Sharing - 1 + others[comparison][agreement.Level]),
            Rarity.Piece => weight - Bits(agreement.Sharing),
            _ => weight,
        };
    }

    /// <summary>The weight of all agreements, with the prior.</summary>
    public int Of(ReadOnlySpan<Agreement> agreements)
    {
        var sum = Prior;
        for (var i = 0; i < agreements.Length; i++)
            sum += Of(i, agreements[i]);
        return sum + Together(agreements);
    }

    /// <summary>What comparisons that depend on each other tell together.</summary>
    public int Together(ReadOnlySpan<Agreement> agreements)
    {
        var sum = 0;
        foreach (var (first, second, weights) in together)
            sum += weights[agreements[first].Level, agreements[second].Level];
        return sum;
    }

    private static (int, int, int[,]) PairWeights(LinkScheme scheme, (int First, int Second) pair, LinkModel model)
    {
        var bits = model.Together.ToDictionary(own => (own.First, own.Second), own => own.CorrectionBits);
        var (first, second) = (scheme.LevelNames(pair.First), scheme.LevelNames(pair.Second));
        var weights = new int[first.Length, second.Length];
        for (var i = 0; i < first.Length; i++)
        {
            for (var k = 0; k < second.Length; k++)
                weights[i, k] = (int)
                    Math.Round(Bit * bits.GetValueOrDefault((first[i], second[k])), MidpointRounding.AwayFromZero);
        }
        return (pair.First, pair.Second, weights);
    }

    /// <summary>log2(m / u), but for the number of entities that share what agrees.</summary>
    private int Learned(Rarity rarity, double matching, double other) =>
        Bits(Math.Max(matching, ShareMin))
        + rarity switch
        {
            Rarity.Value => entityBits,
            Rarity.Piece => entityBits - Bits(other),
            _ => -Bits(other),
        };

    private static int Bits(double share) => (int)Math.Round(Bit * Math.Log2(share), MidpointRounding.AwayFromZero);
}
