namespace FoodCredit.Scoring.Learning.Models;

/// <summary>
/// Logistic regression by Newton's method (iteratively reweighted least squares) with a ridge penalty on all coefficients but the intercept. Exact to the last few
/// digits and the same on every machine, as sums are made in the order of the rows.
/// </summary>
internal static class NewtonLogit
{
    private const int StepsMax = 50;
    private const double Converged = 1e-10;

    /// <summary>Fits.</summary>
    /// <param name="columns">Numbers, a column each; none missing.</param>
    /// <param name="labels">One a row: 1 the event.</param>
    /// <param name="ridge">The penalty: <c>ridge ÷ 2 × sum of squared coefficients</c> is added to the negative log-likelihood; 0 or more.</param>
    /// <returns>The intercept, then a coefficient a column.</returns>
    public static double[] Fit(double[][] columns, byte[] labels, double ridge)
    {
        var size = columns.Length + 1;
        var weights = new double[size];
        var share = labels.Average(label => (double)label);
        weights[0] = Math.Log(share / (1 - share));
        var loss = Loss(columns, labels, weights, ridge);
        for (var step = 0; step < StepsMax; step++)
        {
            var (gradient, curvature) = Derivatives(columns, labels, weights, ridge);
            var move = Cholesky.Solve(curvature, gradient);
            var (next, nextLoss) = Search(columns, labels, weights, move, ridge, loss);
            var gain = loss - nextLoss;
            if (gain <= 0)
                break;
            (weights, loss) = (next, nextLoss);
            if (gain < Converged)
                break;
        }
        return weights;
    }

    /// <summary>The log odds of a row.</summary>
    public static double LogOdds(double[][] columns, double[] weights, int row)
    {
        var sum = weights[0];
        for (var i = 0; i < columns.Length; i++)
            sum += weights[i + 1] * columns[i][row];
        return sum;
    }

    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Halves a step until it lowers the loss.</summary>
    private static (double[] Weights, double Loss) Search(
        double[][] columns,
        byte[] labels,
        double[] weights,
        double[] move,
        double ridge,
        double loss
    )
    {
        for (var scale = 1.0; scale > 1e-6; scale /= 2)
        {
            var factor = scale;
            double[] next = [.. weights.Select((weight, i) => weight - (factor * move[i]))];
            var nextLoss = Loss(columns, labels, next, ridge);
            if (nextLoss <= loss)
                return (next, nextLoss);
        }
        return (weights, loss);
    }

    private static double Loss(double[][] columns, byte[] labels, double[] weights, double ridge)
    {
        var loss = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            var odds = LogOdds(columns, weights, row);
            // ln(1 + e^odds) - label × odds, without overflow.
            loss += Math.Max(odds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(odds))) - (labels[row] * odds);
        }
        return loss + (ridge / 2 * weights.Skip(1).Sum(weight => weight * weight));
    }

    private static (double[] Gradient, double[][] Curvature) Derivatives(
        double[][] columns,
        byte[] labels,
        double[] weights,
        double ridge
    )
    {
        var size = weights.Length;
        var gradient = new double[size];
        double[][] curvature = [.. Enumerable.Range(0, size).Select(_ => new double[size])];
        var values = new double[size];
        values[0] = 1;
        for (var row = 0; row < labels.Length; row++)
        {
            for (var i = 1; i < size; i++)
                values[i] = columns[i - 1][row];
            var probability = Probability(LogOdds(columns, weights, row));
            var (error, weight) = (probability - labels[row], probability * (1 - probability));
            for (var i = 0; i < size; i++)
            {
                gradient[i] += error * values[i];
                var part = weight * values[i];
                var line = curvature[i];
                for (var j = 0; j <= i; j++)
                    line[j] += part * values[j];
            }
        }
        for (var i = 1; i < size; i++)
        {
            gradient[i] += ridge * weights[i];
            curvature[i][i] += ridge;
        }
        return (gradient, curvature);
    }
}
