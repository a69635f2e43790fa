using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FoodCredit.Scoring.Learning.Binning;

namespace FoodCredit.Scoring.Learning.Scorecards;

/// <summary>A scorecard as YAML, for people who read it and for policies that are kept beside it.</summary>
public static class ScorecardYaml
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Scorecard card)
    {
        var text = new StringBuilder();
        var scale = card.Scale;
        Line(
            text,
            0,
            "# More points are more risk. A missing value has a bin of its own; a number belongs to the range whose lower bound it is."
        );
        Line(text, 0, "scale:");
        Line(text, 1, $"points_to_double_odds: {Number(scale.ToDoubleOdds)}");
        Line(text, 1, $"base_points: {Number(scale.Base)}");
        Line(text, 1, $"base_odds: {Number(scale.BaseOdds)}");
        Line(text, 0, $"start_points: {Points(card.StartMilli)}");
        Line(text, 0, card.Features.IsEmpty ? "features: []" : "features:");
        foreach (var feature in card.Features)
        {
            Line(text, 1, $"- name: {Quoted(feature.Binning.Feature)}");
            Line(text, 2, $"information_value: {feature.Binning.Iv.ToString("0.0000", CultureInfo.InvariantCulture)}");
            Line(text, 2, "bins:");
            foreach (var (bin, points) in feature.Binning.Bins.Zip(feature.PointsMilli))
                Line(text, 3, $"- {{{Bounds(bin)}, points: {Points(points)}}}");
        }
        return text.ToString();
    }

    private static string Bounds(WoeBin bin) =>
        bin.Kind switch
        {
            BinKind.Range => string.Join(
                ", ",
                (
                    (string?[])
                        [
                            bin.From is { } from ? $"from: {Number(from)}" : null,
                            bin.Below is { } below ? $"below: {Number(below)}" : null,
                        ]
                )
                    .OfType<string>()
                    .DefaultIfEmpty("any: true")
            ),
            BinKind.Special => $"code: {Number(bin.Special!.Value)}",
            BinKind.Categories => $"in: [{string.Join(", ", bin.Categories.Select(Quoted))}]",
            BinKind.Other => "other: true",
            _ => "missing: true",
        };

    /// <summary>A string of JSON is one of YAML, whatever stands in it.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Points(long milli) => (milli / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', 2 * depth).Append(line).Append('\n');
}
