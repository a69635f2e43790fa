using FoodCredit.Scoring.Learning.Models;

namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>Probabilities from one number: <c>1 ÷ (1 + e^-(intercept + slope × value))</c> (Platt 1999).</summary>
/// <param name="Intercept">The log odds at value 0.</param>
/// <param name="Slope">Log odds for each 1 of the value.</param>
public sealed record ScoreCurve(double Intercept, double Slope)
{
    /// <summary>The likeliest curve.</summary>
    /// <param name="values">One a row, finite.</param>
    /// <param name="labels">1: the event; both must be there.</param>
    public static ScoreCurve Fit(double[] values, byte[] labels)
    {
        var fitted = NewtonLogit.Fit([values], labels, ridge: 0);
        return new ScoreCurve(fitted[0], fitted[1]);
    }

    public double Probability(double value) => NewtonLogit.Probability(Intercept + (Slope * value));
}
