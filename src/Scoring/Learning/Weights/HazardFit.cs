namespace FoodCredit.Scoring.Learning.Weights;

/// <summary>
/// Fits what each unit of a column adds to the hazard of an incident: <c>P = 1 - e^-(c0 + c1 x1 + ...)</c>, no coefficient below 0. Additive as points are: a second record of a
/// kind adds what the first did (Cox, Oakes 1984, "additive hazards"). By Newton's method, each step's best by coordinate descent within the bounds; sums are made in the
/// order of rows, so results are the same on every run.
/// </summary>
internal static class HazardFit
{
    private const int StepsMax = 60;
    private const int SweepsMax = 200;
    private const double BaseLeast = 1e-6;
    private const double Converged = 1e-9;

    /// <summary>Fits.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="cases">How often each was, and with an incident.</param>
    /// <param name="start">Where to begin; the result is the same, sooner.</param>
    /// <param name="pull">Where coefficients lie that nothing speaks for.</param>
    /// <returns>Coefficients, and minus the log-likelihood with the penalty.</returns>
    public static (double[] Coefficients, double Loss) Fit(SparseRows x, WeightCases cases, double[] start, Pull pull)
    {
        double[] coefficients = [.. start];
        coefficients[0] = Math.Max(coefficients[0], BaseLeast);
        var loss = Loss(x, cases, coefficients, pull);
        for (var step = 0; step < StepsMax; step++)
        {
            var (gradient, curvature) = Derivatives(x, cases, coefficients, pull);
            var move = Best(gradient, curvature, coefficients);
            var (next, nextLoss) = Search(x, cases, coefficients, move, loss, pull);
            var gain = loss - nextLoss;
            (coefficients, loss) = (next, nextLoss);
            if (gain <= Converged * Math.Abs(loss))
                break;
        }
        return (coefficients, loss);
    }

    /// <summary>A start for a number of columns: the base rate, and nothing else.</summary>
    public static double[] Start(int width, WeightCases cases)
    {
        var start = new double[width];
        start[0] = -Math.Log(1 - (cases.Events.Sum() / cases.Rows.Sum()));
        for (var i = 1; i < width; i++)
            start[i] = start[0] / 10;
        return start;
    }

    private static double Loss(SparseRows x, WeightCases cases, double[] coefficients, Pull pull)
    {
        var loss = 0.0;
        for (var row = 0; row < x.Count; row++)
        {
            var hazard = x.Sum(row, coefficients);
            loss += (cases.Rows[row] - cases.Events[row]) * hazard;
            if (cases.Events[row] > 0)
                loss -= cases.Events[row] * Math.Log(1 - Math.Exp(-hazard));
        }
        for (var i = 1; i < coefficients.Length; i++)
            loss += pull.Strength / 2 * Math.Pow(coefficients[i] - pull.Of(i), 2);
        return loss;
    }

    private static (double[] Gradient, double[][] Curvature) Derivatives(
        SparseRows x,
        WeightCases cases,
        double[] coefficients,
        Pull pull
    )
    {
        var gradient = new double[x.Width];
        double[][] curvature = [.. Enumerable.Range(0, x.Width).Select(_ => new double[x.Width])];
        for (var row = 0; row < x.Count; row++)
        {
            var grown = Math.Exp(x.Sum(row, coefficients)) - 1;
            var slope = cases.Rows[row] - cases.Events[row] - (cases.Events[row] / grown);
            var bend = cases.Events[row] * (grown + 1) / (grown * grown);
            gradient[0] += slope;
            curvature[0][0] += bend;
            var (start, end) = x.Entries(row);
            for (var entry = start; entry < end; entry++)
            {
                var (column, value) = (x.Column(entry), x.Value(entry));
                gradient[column] += slope * value;
                if (bend == 0)
                    continue;
                curvature[0][column] += bend * value;
                for (var other = start; other <= entry; other++)
                    curvature[x.Column(other)][column] += bend * value * x.Value(other);
            }
        }
        for (var i = 0; i < x.Width; i++)
        {
            gradient[i] += i == 0 ? 0 : pull.Strength * (coefficients[i] - pull.Of(i));
            curvature[i][i] += pull.Strength;
            for (var j = 0; j < i; j++)
                curvature[i][j] = curvature[j][i];
        }
        return (gradient, curvature);
    }

    /// <summary>The move that is best by slope and curvature and leaves no coefficient below 0.</summary>
    private static double[] Best(double[] gradient, double[][] curvature, double[] coefficients)
    {
        var move = new double[gradient.Length];
        double[] slope = [.. gradient];
        for (var sweep = 0; sweep < SweepsMax; sweep++)
        {
            var largest = 0.0;
            for (var i = 0; i < move.Length; i++)
            {
                var least = (i == 0 ? BaseLeast : 0) - coefficients[i];
                var wanted = Math.Max(least, move[i] - (slope[i] / curvature[i][i]));
                var change = wanted - move[i];
                if (change == 0)
                    continue;
                move[i] = wanted;
                largest = Math.Max(largest, Math.Abs(change));
                for (var j = 0; j < move.Length; j++)
                    slope[j] += change * curvature[i][j];
            }
            if (largest < 1e-10)
                break;
        }
        return move;
    }

    /// <summary>Halves a move until it lowers the loss.</summary>
    private static (double[] Coefficients, double Loss) Search(
        SparseRows x,
        WeightCases cases,
        double[] coefficients,
        double[] move,
        double loss,
        Pull pull
    )
    {
        for (var scale = 1.0; scale > 1e-6; scale /= 2)
        {
            var factor = scale;
            double[] next = [.. coefficients.Select((own, i) => Math.Max(i == 0 ? BaseLeast : 0, own + (factor * move[i])))];
            var nextLoss = Loss(x, cases, next, pull);
            if (nextLoss <= loss)
                return (next, nextLoss);
        }
        return (coefficients, loss);
    }
}
