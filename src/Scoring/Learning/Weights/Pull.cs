namespace FoodCredit.Scoring.Learning.Weights;

/// <summary>What is believed of coefficients before anything is seen: they lie about a centre (a ridge penalty).</summary>
/// <param name="Strength">One over the square of how far from it, times how often each business is seen.</param>
/// <param name="Centre">By column; null: 0.</param>
internal sealed record Pull(double Strength, double[]? Centre = null)
{
    public double Of(int column) => Centre?[column] ?? 0;
}
