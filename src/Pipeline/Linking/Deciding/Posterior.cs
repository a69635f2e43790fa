using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>Probabilities of whom a record belongs to: one of its candidates, or nobody.</summary>
internal static class Posterior
{
    /// <summary>Certainty.</summary>
    public const int One = 1_000_000;

    /// <summary>2^20 is more than <see cref="One"/>: what is farther behind has less than a millionth.</summary>
    private const int BehindMax = 20 * LinkWeights.Bit;

    /// <summary>
    /// The probability of one candidate in millionths, rounded down: 2^weight of its own, of the sum over all candidates and 1 for nobody.
    /// </summary>
    /// <param name="weights">Of all candidates, in thousandths of a bit.</param>
    /// <param name="own">The number of the one that is asked for.</param>
    public static int Of(ReadOnlySpan<int> weights, int own)
    {
        // Most candidates are so far behind the best that nothing is left of them, and rounding down makes that exact.
        if (weights[own] < -BehindMax)
            return 0;
        foreach (var weight in weights)
        {
            if (weight - weights[own] > BehindMax)
                return 0;
        }
        var sum = double.Exp2(-(double)weights[own] / LinkWeights.Bit);
        foreach (var weight in weights)
            sum += double.Exp2((double)(weight - weights[own]) / LinkWeights.Bit);
        return (int)(One / sum);
    }
}
