using System.Collections.Immutable;

namespace FoodCredit.Scoring.Learning.Drifting;

/// <summary>How a model's scores were distributed over rows that it had not seen: what later scores are compared with.</summary>
/// <param name="Cuts">Rising, without equal ones; a cut belongs to the bin above it.</param>
/// <param name="Rows">Rows of each bin, one more than cuts.</param>
public sealed record ScoreBins(ImmutableArray<double> Cuts, ImmutableArray<long> Rows)
{
    private const int Parts = 10;

    /// <summary>Tenths of the scores; fewer where many are equal.</summary>
    public static ScoreBins Of(double[] scores)
    {
        double[] rising = [.. scores.Order()];
        ImmutableArray<double> cuts =
        [
            .. Enumerable
                .Range(1, Parts - 1)
                .Select(part => rising[(int)((long)rising.Length * part / Parts)])
                .Where(cut => cut > rising[0])
                .Distinct(),
        ];
        return new ScoreBins(cuts, Count(cuts, scores));
    }

    /// <summary>How far other scores are from these.</summary>
    public PopulationStability Drift(double[] scores) => PopulationStability.Of("score", [.. Rows], [.. Count(Cuts, scores)]);

    private static ImmutableArray<long> Count(ImmutableArray<double> cuts, double[] scores)
    {
        var rows = new long[cuts.Length + 1];
        foreach (var score in scores)
        {
            var place = cuts.BinarySearch(score);
            rows[place >= 0 ? place + 1 : ~place]++;
        }
        return [.. rows];
    }
}
