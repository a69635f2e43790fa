using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Scoring.Learning.Cards;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning;

/// <summary>A model card (模型卡; Mitchell et al. 2019): what a model is, what it was learned from, how well it does, and where not to use it.</summary>
internal static class ModelCard
{
    public static string Title(ModelRecord record) =>
        $"Model {record.Id}: {record.Kind.ToString().ToLowerInvariant()} for {record.Label}";

    /// <param name="record">What is known of the model.</param>
    /// <param name="model">The model.</param>
    /// <param name="evaluation">On the test rows.</param>
    /// <param name="ranked">The test rows by score.</param>
    /// <param name="test">The test rows.</param>
    public static ImmutableArray<CardBlock> Of(
        ModelRecord record,
        IModel model,
        Evaluation evaluation,
        RankedRows ranked,
        LearningTable test
    ) =>
        [
            new CardBlock.Heading("What it is"),
            About(record),
            new CardBlock.Heading("What it is for"),
            new CardBlock.Paragraph(
                "It orders rows like those that it was tested on by the probability of the event. It does not say why an event comes about, and decides about nobody: a score is a reason to look, and no finding."
            ),
            .. record.Notes.Concat(Cautions(evaluation)).Select(note => new CardBlock.Paragraph($"Take care: {note}.")),
            new CardBlock.Heading("How well it does on rows that it had not seen"),
            Measures(evaluation),
            .. Curves.Figures(ranked),
            new CardBlock.Heading("What it makes of its features"),
            .. Points(model),
            .. FeatureEffects.Of(model, test),
        ];

    private static CardBlock.Table About(ModelRecord record)
    {
        (string, string)[] facts =
        [
            ("form", record.Kind.ToString().ToLowerInvariant()),
            ("event", record.Label),
            ("data", $"{record.Data} (SHA-256 {record.DataSha256})"),
            ("test rows", record.Division),
            (
                "rows",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{record.TrainingRows:N0} for training with {record.TrainingEvents:N0} events, {record.TestRows:N0} for the test with {record.TestEvents:N0}"
                )
            ),
            ("policy", record.Policy ?? "none"),
            ("seed", record.Seed.ToString(CultureInfo.InvariantCulture)),
            ("features", $"SHA-256 of names and kinds {record.SchemaSha256}"),
            ("trained", record.TrainedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC"),
            ("program", record.Program),
        ];
        return new CardBlock.Table(["", ""], [.. facts.Select(fact => (ImmutableArray<string>)[fact.Item1, fact.Item2])]);
    }

    private static IEnumerable<string> Cautions(Evaluation evaluation)
    {
        if (evaluation.Metrics.TryGetValue("auc", out var auc) && auc.Low <= 0.5)
            yield return "on the test rows it cannot be told from chance";
        if (evaluation.Metrics.TryGetValue("calibration_ratio", out var ratio) && (ratio.Low > 1 || ratio.High < 1))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"it predicts {ratio.Value:0.00} times the events that came about"
            );
        foreach (var drift in evaluation.Drift.Where(drift => drift.HasDrifted))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{drift.Feature} is distributed otherwise in the test rows (stability index {drift.Index:0.000}, by chance up to {drift.Threshold:0.000})"
            );
    }

    private static CardBlock.Table Measures(Evaluation evaluation) =>
        new(
            ["measure", "value", "95% interval"],
            [
                .. evaluation.Metrics.Select(pair =>
                    (ImmutableArray<string>)
                        [
                            pair.Key,
                            pair.Value.Value.ToString("0.0000", CultureInfo.InvariantCulture),
                            double.IsNaN(pair.Value.Low)
                                ? ""
                                : string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{pair.Value.Low:0.0000} to {pair.Value.High:0.0000}"
                                ),
                        ]
                ),
            ]
        );

    private static IEnumerable<CardBlock> Points(IModel model)
    {
        if (model is not Scorecard card)
            yield break;
        yield return new CardBlock.Paragraph(
            string.Create(
                CultureInfo.InvariantCulture,
                $"All rows begin with {card.StartMilli / 1000m:0.###} points; {card.Scale.ToDoubleOdds:0.###} points double the odds, and {card.Scale.Base:0.###} points are odds of {card.Scale.BaseOdds:0.###} to 1."
            )
        );
        yield return new CardBlock.Table(
            ["feature", "information value", "coefficient", "least points", "most points"],
            [
                .. card.Features.Select(feature =>
                    (ImmutableArray<string>)
                        [
                            feature.Binning.Feature,
                            feature.Binning.Iv.ToString("0.0000", CultureInfo.InvariantCulture),
                            feature.Coefficient.ToString("0.000", CultureInfo.InvariantCulture),
                            (feature.PointsMilli.Min() / 1000m).ToString("0.###", CultureInfo.InvariantCulture),
                            (feature.PointsMilli.Max() / 1000m).ToString("0.###", CultureInfo.InvariantCulture),
                        ]
                ),
            ]
        );
        foreach (
            var note in card.Features.SelectMany(feature =>
                feature.Binning.Notes.Select(note => $"{feature.Binning.Feature}: {note}.")
            )
        )
            yield return new CardBlock.Paragraph(note);
        if (!card.LeftOut.IsEmpty)
            yield return new CardBlock.Table(
                ["left out", "why"],
                [.. card.LeftOut.Select(one => (ImmutableArray<string>)[one.Feature, one.Why])]
            );
    }
}
