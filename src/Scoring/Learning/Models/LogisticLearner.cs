using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>Logistic regression on standardised numbers and a column for each category.</summary>
/// <param name="ridge">The ridge penalty, 0 or more.</param>
public sealed class LogisticLearner(double ridge = 1) : ILearner
{
    public IModel Learn(LearningTable table, int[] rows)
    {
        var training = table.Take(rows);
        var encodings = FitEncoding.Standardised(training, training.AllRows());
        double[][] columns = [.. encodings.SelectMany(encoding => encoding.Columns(training[encoding.Feature]))];
        var weights = NewtonLogit.Fit(columns, training.Labels, ridge);
        return new LogisticModel
        {
            Encodings = encodings,
            Intercept = weights[0],
            Coefficients = [.. weights.Skip(1)],
        };
    }
}
