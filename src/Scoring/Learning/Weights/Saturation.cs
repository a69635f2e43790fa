namespace FoodCredit.Scoring.Learning.Weights;

/// <summary>How several records of a type add up: their sum is multiplied by a step of their number, and cut at a cap.</summary>
/// <param name="Frequency">Multipliers by number of records, from 2 on, rising; the last stands for all larger numbers.</param>
/// <param name="Cap">In the unit of weights; infinite: none.</param>
public sealed record Saturation(IReadOnlyList<(int Count, double Multiplier)> Frequency, double Cap)
{
    public static Saturation None { get; } = new([], double.PositiveInfinity);

    /// <summary>What a type adds.</summary>
    public double Of(double sum, int records)
    {
        var multiplier = 1.0;
        foreach (var step in Frequency)
        {
            if (records >= step.Count)
                multiplier = step.Multiplier;
        }
        return Math.Min(Cap, sum * multiplier);
    }
}
