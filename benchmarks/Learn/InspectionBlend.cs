using FoodCredit.Pipeline.Learning.Boosting;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>
/// The mean log odds of a logistic regression and of boosted trees of twenty seeds, chosen on quarters before the city's test period. The inspector is known in training, so that what is his is not
/// taken for the business's; when a business is ranked, he is not known.
/// </summary>
internal static class InspectionBlend
{
    private const double Ridge = 100;
    private const int Seeds = 20;

    /// <summary>By facts of the business, its place and its neighbourhood.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="scored">The rows to score.</param>
    public static double[] ByBusiness(ChicagoTable frame, int[] training, int[] scored)
    {
        var table = frame.Table.With([.. frame.Table.Features, Inspector(frame, isKnown: true)]);
        var target = frame.Table.With([.. frame.Table.Features, Inspector(frame, isKnown: false)]).Take(scored);
        var logistic = LogOdds(new LogisticLearner(Ridge).Learn(table, training).Score(target));
        return Mean([logistic, Trees(table, training, target)]);
    }

    /// <summary>By everything that the city's frame has, the inspector and the weather included: trees alone, which were better on earlier quarters.</summary>
    public static double[] ByEverything(ChicagoTable frame, int[] training, int[] scored)
    {
        var table = frame.Table.With([.. frame.Table.Features, .. frame.Weather, Inspector(frame, isKnown: true)]);
        return Mean([Trees(table, training, table.Take(scored))]);
    }

    private static double[] Trees(LearningTable table, int[] training, LearningTable target)
    {
        var sums = new double[target.Rows];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var odds = LogOdds(new BoostedLearner(new BoostingOptions { Seed = seed }).Learn(table, training).Score(target));
            for (var i = 0; i < sums.Length; i++)
                sums[i] += odds[i] / Seeds;
        }
        return sums;
    }

    private static double[] Mean(double[][] odds) =>
        [.. Enumerable.Range(0, odds[0].Length).Select(row => 1 / (1 + Math.Exp(-odds.Average(one => one[row]))))];

    private static FeatureColumn Inspector(ChicagoTable frame, bool isKnown) =>
        FeatureColumn.OfTexts("inspector", frame.Inspectors.Select(inspector => isKnown ? inspector : null));

    private static double[] LogOdds(double[] probabilities) => Array.ConvertAll(probabilities, p => Math.Log(p / (1 - p)));
}
