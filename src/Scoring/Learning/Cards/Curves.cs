using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Scoring.Learning.Cards;

/// <summary>The curves of a card, thinned to what a picture shows.</summary>
public static class Curves
{
    private const int PointsMax = 200;

    /// <summary>After each run of equal scores: the shares of rows, of events and of others that are passed.</summary>
    internal static List<(double Rows, double Events, double Others)> Passed(RankedRows ranked)
    {
        double events = ranked.Labels.Sum(label => (long)label);
        var others = ranked.Rows - events;
        var (passed, start, e) = (new List<(double, double, double)> { (0, 0, 0) }, 0, 0L);
        foreach (var end in ranked.BlockEnds)
        {
            for (; start < end; start++)
                e += ranked.Labels[start];
            passed.Add(((double)end / ranked.Rows, e / events, (end - e) / others));
        }
        var step = Math.Max(1, passed.Count / PointsMax);
        return [.. passed.Where((_, i) => i % step == 0 || i == passed.Count - 1)];
    }

    /// <summary>ROC, precision-recall, KS, lift and calibration.</summary>
    public static IEnumerable<CardBlock> Figures(RankedRows ranked)
    {
        var passed = Passed(ranked);
        var rate = ranked.Labels.Average(label => (double)label);
        (double, double) unit = (0, 1);
        yield return Figure(
            "roc",
            "ROC: events found against others found",
            new SvgPlot("others found", "events found", unit, unit)
                .Line([(0, 0), (1, 1)], isDashed: true)
                .Line(passed.Select(point => (point.Others, point.Events)))
        );
        yield return Figure(
            "precision-recall",
            "Precision over recall",
            new SvgPlot("events found", "precision", unit, unit)
                .Line([(0, rate), (1, rate)], isDashed: true)
                .Line(passed.Skip(1).Select(point => (point.Events, point.Events * rate / point.Rows)))
        );
        yield return Figure(
            "ks",
            "Kolmogorov-Smirnov: how far the curves are apart",
            new SvgPlot("rows, the highest scores first", "found", unit, unit)
                .Line(passed.Select(point => (point.Rows, point.Events)), "events")
                .Line(passed.Select(point => (point.Rows, point.Others)), "others")
        );
        var lifts = passed.Where(point => point.Rows >= 0.01).Select(point => (point.Rows, point.Events / point.Rows)).ToList();
        yield return Figure(
            "lift",
            "Lift: how many times as frequent events are among the first rows",
            new SvgPlot(
                "rows, the highest scores first",
                "lift",
                unit,
                (0, Math.Max(1, lifts.Select(lift => lift.Item2).DefaultIfEmpty(1).Max()))
            )
                .Line([(0, 1), (1, 1)], isDashed: true)
                .Line(lifts)
        );
        yield return Calibration(ranked);
    }

    private static CardBlock.Figure Calibration(RankedRows ranked)
    {
        var parts = CalibrationPart.Of(ranked).ToList();
        var most = Math.Max(0.01, parts.Max(part => Math.Max(part.Predicted, part.High)));
        var plot = new SvgPlot("predicted", "observed", (0, most), (0, most)).Line([(0, 0), (most, most)], isDashed: true);
        foreach (var part in parts)
            plot.Point(part.Predicted, part.Observed, part.Low, part.High);
        return Figure("calibration", "Calibration by tenths of the scores, with 95% intervals", plot);
    }

    internal static CardBlock.Figure Figure(string name, string title, SvgPlot plot) => new(name, title, plot.ToString());
}
