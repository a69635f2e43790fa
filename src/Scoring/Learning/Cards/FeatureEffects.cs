using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Cards;

/// <summary>
/// What a model makes of its features: of a scorecard the weight of evidence and points of each bin; of others the mean probability when a feature is set to one value in
/// all rows (partial dependence; Friedman 2001).
/// </summary>
public static class FeatureEffects
{
    private const int FeaturesMax = 8;
    private const int RowsMax = 300;
    private const int ValuesMax = 9;

    /// <summary>Of the strongest features.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">Rows over which effects are averaged.</param>
    public static IEnumerable<CardBlock> Of(IModel model, LearningTable table) =>
        model is Scorecard card ? card.Features.Take(FeaturesMax).SelectMany(Bins) : Partial(model, table);

    private static IEnumerable<CardBlock> Bins(ScorecardFeature feature, int place)
    {
        var binning = feature.Binning;
        (string Title, double Value)[] bars = [.. binning.Bins.Select(bin => (bin.Title, bin.Woe))];
        yield return Curves.Figure(
            string.Create(CultureInfo.InvariantCulture, $"woe-{place + 1}"),
            $"{binning.Feature}: weight of evidence by bin",
            new SvgPlot(
                "bin",
                "weight of evidence",
                (0, bars.Length),
                (Math.Min(0, bars.Min(bar => bar.Value)), Math.Max(0, bars.Max(bar => bar.Value)))
            ).Bars(bars)
        );
        yield return new CardBlock.Table(
            [binning.Feature, "bin", "rows", "events", "weight of evidence", "points"],
            [
                .. binning.Bins.Select(
                    (bin, i) =>
                        (ImmutableArray<string>)
                            [
                                bin.Title,
                                (i + 1).ToString(CultureInfo.InvariantCulture),
                                bin.Count.Rows.ToString("N0", CultureInfo.InvariantCulture),
                                bin.Count.EventRate.ToString("0.0%", CultureInfo.InvariantCulture),
                                bin.Woe.ToString("0.000", CultureInfo.InvariantCulture),
                                (feature.PointsMilli[i] / 1000m).ToString("0.###", CultureInfo.InvariantCulture),
                            ]
                ),
            ]
        );
    }

    private static IEnumerable<CardBlock> Partial(IModel model, LearningTable table)
    {
        var sample = table.Take(Sample(table.Rows));
        var effects = model
            .Schema.Features.Select(feature => (feature.Name, Values: Values(model, sample, feature)))
            .Where(effect => effect.Values.Count > 1)
            .OrderByDescending(effect => effect.Values.Max(value => value.Mean) - effect.Values.Min(value => value.Mean))
            .Take(FeaturesMax)
            .ToList();
        return effects.SelectMany((effect, place) => Effect(effect.Name, effect.Values, place));
    }

    private static IEnumerable<CardBlock> Effect(string name, List<(string Title, double Mean)> values, int place)
    {
        yield return Curves.Figure(
            string.Create(CultureInfo.InvariantCulture, $"effect-{place + 1}"),
            $"{name}: mean probability of the event",
            new SvgPlot("value", "probability", (0, values.Count), (0, values.Max(value => value.Mean))).Bars(values)
        );
        yield return new CardBlock.Table(
            [name, "value", "mean probability of the event"],
            [
                .. values.Select(
                    (value, i) =>
                        (ImmutableArray<string>)
                            [
                                value.Title,
                                (i + 1).ToString(CultureInfo.InvariantCulture),
                                value.Mean.ToString("0.0000", CultureInfo.InvariantCulture),
                            ]
                ),
            ]
        );
    }

    private static List<(string Title, double Mean)> Values(IModel model, LearningTable sample, FeatureSchema schema)
    {
        var column = sample[schema.Name];
        var others = sample.Features.Where(feature => feature.Name != schema.Name).ToList();
        return
        [
            .. Settings(column)
                .Select(setting => (setting.Title, model.Score(sample.With([.. others, setting.Column])).Average())),
        ];
    }

    private static IEnumerable<(string Title, FeatureColumn Column)> Settings(FeatureColumn column)
    {
        if (column.Kind == FeatureKind.Category)
            return Enumerable
                .Range(0, column.Levels.Length)
                .OrderByDescending(code => column.Codes.Count(own => own == code))
                .ThenBy(code => column.Levels[code], StringComparer.Ordinal)
                .Take(ValuesMax)
                .Select(code =>
                    (
                        column.Levels[code],
                        FeatureColumn.OfCategories(column.Name, [.. Enumerable.Repeat(code, column.Rows)], column.Levels)
                    )
                );
        double[] known = [.. column.Numbers.Where(value => !double.IsNaN(value)).Order()];
        return known.Length == 0
            ? []
            : Enumerable
                .Range(0, ValuesMax)
                .Select(i => known[(int)((long)(known.Length - 1) * i / (ValuesMax - 1))])
                .Distinct()
                .Select(value =>
                    (
                        value.ToString("R", CultureInfo.InvariantCulture),
                        FeatureColumn.OfNumbers(column.Name, [.. Enumerable.Repeat(value, column.Rows)])
                    )
                );
    }

    private static int[] Sample(int rows)
    {
        if (rows <= RowsMax)
            return [.. Enumerable.Range(0, rows)];
        var draws = new SeededDraws(1, 0);
        return [.. Enumerable.Range(0, RowsMax).Select(_ => draws.Below(rows))];
    }
}
