namespace FoodCredit.Scoring.Learning.Scorecards;

/// <summary>
/// How log odds become points: <c>points = base + double ÷ ln 2 × (log odds - ln base odds)</c>. More points are more risk, as everywhere in this system. With 20 points to double the
/// odds and 0 points at odds of 1 to 1: odds of 1 to 4 are -40 points, a probability of 0.2.
/// </summary>
/// <param name="ToDoubleOdds">Points that double the odds of the event (PDO); above 0.</param>
/// <param name="Base">Points at the base odds.</param>
/// <param name="BaseOdds">Odds of the event, event to none; above 0.</param>
/// <param name="StepMilli">Points are whole multiples of so many thousandths, 1 to 1000: 1000 gives whole points.</param>
public sealed record PointScale(double ToDoubleOdds, double Base, double BaseOdds, int StepMilli)
{
    /// <summary>20 points double the odds, 100 points are odds of 1 to 1; tenths of a point.</summary>
    public static PointScale Standard { get; } = new(20, 100, 1, 100);

    /// <summary>Points a unit of log odds.</summary>
    public double Factor => ToDoubleOdds / Math.Log(2);

    /// <summary>The thousandths of a point for a part of the log odds, rounded to the step.</summary>
    public long PartMilli(double logOdds) => Rounded(Factor * logOdds);

    /// <summary>The points that all rows begin with.</summary>
    public long StartMilli(double intercept) => Rounded(Base + (Factor * (intercept - Math.Log(BaseOdds))));

    /// <summary>The probability that points stand for.</summary>
    public double Probability(long pointsMilli)
    {
        var logOdds = (((pointsMilli / 1000.0) - Base) / Factor) + Math.Log(BaseOdds);
        return 1 / (1 + Math.Exp(-logOdds));
    }

    private long Rounded(double points) => (long)Math.Round(points * 1000 / StepMilli, MidpointRounding.AwayFromZero) * StepMilli;
}
