namespace FoodCredit.Scoring.Learning.Models;

/// <summary>Solves symmetric linear equations by Cholesky's decomposition.</summary>
internal static class Cholesky
{
    /// <summary>A pivot that is smaller, against its diagonal, is a column that others already tell: its unknown is 0.</summary>
    private const double Smallest = 1e-10;

    /// <summary>Solves <c>matrix × x = right</c>.</summary>
    /// <param name="matrix">Positive semi-definite; only the lower triangle is read, and it is overwritten.</param>
    /// <param name="right">The right side.</param>
    public static double[] Solve(double[][] matrix, double[] right)
    {
        var size = right.Length;
        var isDependent = new bool[size];
        for (var i = 0; i < size; i++)
        {
            var diagonal = matrix[i][i];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[i][k] * matrix[j][k];
                if (j < i)
                    matrix[i][j] = isDependent[j] ? 0 : sum / matrix[j][j];
                else if (sum <= Smallest * Math.Max(diagonal, double.Epsilon))
                    isDependent[i] = true;
                else
                    matrix[i][i] = Math.Sqrt(sum);
            }
            if (isDependent[i])
                Array.Clear(matrix[i], 0, i);
        }
        var solution = new double[size];
        for (var i = 0; i < size; i++)
        {
            var sum = right[i];
            for (var k = 0; k < i; k++)
                sum -= matrix[i][k] * solution[k];
            solution[i] = isDependent[i] ? 0 : sum / matrix[i][i];
        }
        for (var i = size - 1; i >= 0; i--)
        {
            var sum = solution[i];
            for (var k = i + 1; k < size; k++)
                sum -= matrix[k][i] * solution[k];
            solution[i] = isDependent[i] ? 0 : sum / matrix[i][i];
        }
        return solution;
    }
}
