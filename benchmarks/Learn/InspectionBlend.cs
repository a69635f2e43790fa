using FoodCredit.Pipeline.Learning.Boosting;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>
/// The mean log odds of a logistic regression and of boosted trees of five seeds, chosen on quarters before the city's test period. The inspector is known in training, so that what is his is not
/// taken for the business's; when a business is ranked, he is not known.
/// </summary>
internal static class InspectionBlend
{
    private const double Ridge = 100;
    private const int Seeds = 5;

    /// <summary>Probabilities of critical violations for some rows, learned from others.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="scored">The rows to score.</param>
    /// <param name="knowsInspector">Whether the inspector is known of scored rows, too.</param>
    public static double[] Score(ChicagoTable frame, int[] training, int[] scored, bool knowsInspector)
    {
        var table = WithInspector(frame, isKnown: true);
        var target = WithInspector(frame, knowsInspector).Take(scored);
        double[] sums = LogOdds(new LogisticLearner(Ridge).Learn(table, training).Score(target));
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var trees = LogOdds(new BoostedLearner(new BoostingOptions { Seed = seed }).Learn(table, training).Score(target));
            for (var i = 0; i < sums.Length; i++)
                sums[i] += trees[i] / Seeds;
        }
        return Array.ConvertAll(sums, sum => 1 / (1 + Math.Exp(-sum / 2)));
    }

    private static LearningTable WithInspector(ChicagoTable frame, bool isKnown) =>
        frame.Table.With([
            .. frame.Table.Features,
            FeatureColumn.OfTexts("inspector", frame.Inspectors.Select(inspector => isKnown ? inspector : null)),
        ]);

    private static double[] LogOdds(double[] probabilities) => Array.ConvertAll(probabilities, p => Math.Log(p / (1 - p)));
}
