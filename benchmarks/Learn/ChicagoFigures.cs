using System.Globalization;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>Chicago's inspections: the city's own test period, then nine quarters, each predicted from all before it.</summary>
internal static class ChicagoFigures
{
    private const int Quarters = 9;

    public static void Print(string folder, BootstrapOptions options)
    {
        var files = ChicagoFiles.Read(folder);
        var frame = ChicagoTable.Of(files);
        int[] test = [.. Enumerable.Range(0, frame.Rows.Count).Where(row => frame.IsTest[row])];
        var start = test.Min(row => frame.Rows[row].Day);
        int[] training = [.. Enumerable.Range(0, frame.Rows.Count).Where(row => frame.Rows[row].Day < start)];
        LearnFigures.Title($"chicago: {training.Length:N0} training and {test.Length:N0} test inspections");
        PrintTest("chicago_city_model", frame, test, CityScores(files, frame, test), options);
        PrintTest("chicago_business", frame, test, InspectionBlend.ByBusiness(frame, training, test), options);
        // The same, of what was known when the test period began: an order for two months, and not for each week.
        var frozen = ChicagoTable.Of(files, start - (start % 7));
        PrintTest("chicago_business_at_the_start", frozen, test, InspectionBlend.ByBusiness(frozen, training, test), options);
        PrintTest("chicago_including_the_inspector", frame, test, InspectionBlend.ByEverything(frame, training, test), options);
        PrintQuarters(frame, options);
    }

    private static double[] CityScores(ChicagoFiles files, ChicagoTable frame, int[] test) =>
        [.. test.Select(row => double.Parse(files.Frame(frame.Rows[row].Id, "glm_pred_test")!, CultureInfo.InvariantCulture))];

    private static void PrintTest(string name, ChicagoTable frame, int[] test, double[] scores, BootstrapOptions options)
    {
        var labels = Array.ConvertAll(test, row => frame.Table.Labels[row]);
        var groups = Array.ConvertAll(test, row => frame.Table.Groups![row]);
        var ranked = new RankedRows(scores, labels, groups, LearnFigures.Numbers(test.Select(row => frame.Inspectors[row])));
        var estimates = Bootstrap.Of(ranked, options);
        LearnFigures.Print($"{name}_auc", estimates[(int)Metric.Auc]);
        LearnFigures.Print($"{name}_auc_within_inspector", estimates[(int)Metric.AucWithin]);
        LearnFigures.Print($"{name}_lift_top10", estimates[(int)Metric.LiftTop10]);
        var days = Array.ConvertAll(test, row => frame.Rows[row].Day);
        var once = Enumerable.Repeat(1, test.Length).ToArray();
        var value = EarlierDays.Of(days, labels, scores, once);
        var samples = Bootstrap.Resample(
            options,
            ranked.Groups,
            ranked.GroupCount,
            weights => EarlierDays.Of(days, labels, scores, weights)
        );
        LearnFigures.Print($"{name}_days_earlier", value.Days, samples.Select(sample => sample.Days));
        LearnFigures.Print($"{name}_first_half", value.FirstHalf, samples.Select(sample => sample.FirstHalf));
    }

    /// <summary>Of all inspections, not only those of the city's frame; measures are taken within quarters.</summary>
    private static void PrintQuarters(ChicagoTable frame, BootstrapOptions options)
    {
        int[] quarters = [.. frame.Rows.Select(row => QuarterOf(row.Day))];
        var last = quarters.Max();
        var (rows, scores) = (new List<int>(), new List<double>());
        for (var quarter = last - Quarters + 1; quarter <= last; quarter++)
        {
            int[] training = [.. Enumerable.Range(0, quarters.Length).Where(row => quarters[row] < quarter)];
            int[] scored = [.. Enumerable.Range(0, quarters.Length).Where(row => quarters[row] == quarter)];
            scores.AddRange(InspectionBlend.ByBusiness(frame, training, scored));
            rows.AddRange(scored);
        }
        byte[] labels = [.. rows.Select(row => frame.Table.Labels[row])];
        int[] groups = [.. rows.Select(row => frame.Table.Groups![row])];
        int[] ofRow = [.. rows.Select(row => quarters[row] - last + Quarters - 1)];
        var estimates = Bootstrap.Of(new RankedRows([.. scores], labels, groups, ofRow), options);
        LearnFigures.Print("chicago_rolling_auc_within_quarter", estimates[(int)Metric.AucWithin]);
        LearnFigures.Print("chicago_rolling_auc_pooled", estimates[(int)Metric.Auc]);
        // The first tenth of each quarter: scores are replaced by the share of their quarter that is below them.
        double[] ranks = RanksWithin(ofRow, [.. scores]);
        LearnFigures.Print(
            "chicago_rolling_lift_top10",
            Bootstrap.Of(new RankedRows(ranks, labels, groups), options)[(int)Metric.LiftTop10]
        );
    }

    private static double[] RanksWithin(int[] groups, double[] scores)
    {
        var ranks = new double[scores.Length];
        foreach (var group in Enumerable.Range(0, scores.Length).GroupBy(row => groups[row]))
        {
            int[] rising = [.. group.OrderBy(row => scores[row])];
            for (var i = 0; i < rising.Length; i++)
                ranks[rising[i]] = (i + 0.5) / rising.Length;
        }
        return ranks;
    }

    private static int QuarterOf(int day) =>
        DateOnly.FromDayNumber(day) is var date ? (4 * date.Year) + ((date.Month - 1) / 3) : 0;
}
