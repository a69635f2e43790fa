using System.Collections.Immutable;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>
/// Measures ratings by what came within a horizon: 1. the rate of incidents of each colour; 2. how well points rank; 3. whether points tell how likely an incident is.
/// </summary>
internal sealed class MeasureHorizon(int horizon, ImmutableArray<RatedDay> days, BootstrapOptions resampling)
{
    private static readonly Metric[] ByRank =
    [
        Metric.Auc,
        Metric.Gini,
        Metric.Ks,
        Metric.CaptureTop1,
        Metric.CaptureTop5,
        Metric.CaptureTop10,
        Metric.CaptureTop25,
        Metric.LiftTop1,
        Metric.LiftTop5,
        Metric.LiftTop10,
        Metric.LiftTop25,
    ];

    /// <summary>Measures.</summary>
    /// <param name="other">The same days rated by another policy; empty: none.</param>
    public BacktestHorizon Measure(ImmutableArray<RatedDay> other)
    {
        byte[] labels = [.. days.SelectMany(Labels)];
        int[] entities = [.. days.SelectMany(day => day.Entities)];
        var ranked = new RankedRows(Scores(days.SelectMany(day => day.PointsMilli)), labels, entities);
        var colours = Colours([.. days.SelectMany(day => day.Colours)], labels, ranked);
        double[] rates = [.. colours.Select(own => own.Rate?.Value).OfType<double>()];
        return new BacktestHorizon
        {
            HorizonDays = horizon,
            Days = [.. days.Select(day => day.Day)],
            Rows = labels.Length,
            Entities = ranked.GroupCount,
            WithIncident = labels.Sum(label => (long)label),
            IsMonotone = rates.Zip(rates.Skip(1)).All(pair => pair.First < pair.Second),
            Colours = colours,
            Metrics = MetricName
                .Named(Bootstrap.Of(ranked, resampling))
                .Where(pair => ByRank.Contains(MetricName.Parse(pair.Key)!.Value))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            Calibration = Calibrate(),
            AucAgainst = other.IsEmpty ? null : Against(other),
        };
    }

    private IEnumerable<byte> Labels(RatedDay day) =>
        Enumerable.Range(0, day.Entities.Length).Select(place => day.HasIncident(place, horizon) ? (byte)1 : (byte)0);

    /// <summary>Points as numbers from 0 to 1, in the same order.</summary>
    private static double[] Scores(IEnumerable<long> pointsMilli)
    {
        double[] points = [.. pointsMilli.Select(own => (double)own)];
        var most = Math.Max(1, points.Append(0).Max());
        return Array.ConvertAll(points, own => Math.Max(0, own) / most);
    }

    private ImmutableArray<ColourIncidents> Colours(Colour[] colours, byte[] labels, RankedRows ranked)
    {
        var own = Rates(colours, labels, row => 1);
        var drawn = Bootstrap.Resample(
            resampling,
            ranked.Groups,
            ranked.GroupCount,
            weights => Rates(colours, labels, row => weights[row])
        );
        return
        [
            .. Enum.GetValues<Colour>()
                .Select(colour => new ColourIncidents(
                    colour,
                    own[(int)colour].Rows,
                    own[(int)colour].Events,
                    own[(int)colour].Rows == 0
                        ? null
                        : Estimate.Of(Share(own[(int)colour]), drawn.Select(rates => Share(rates[(int)colour])))
                )),
        ];
    }

    private static double Share((long Rows, long Events) rate) => rate.Rows == 0 ? double.NaN : (double)rate.Events / rate.Rows;

    private static (long Rows, long Events)[] Rates(Colour[] colours, byte[] labels, Func<int, int> weightOf)
    {
        var rates = new (long Rows, long Events)[Enum.GetValues<Colour>().Length];
        for (var row = 0; row < colours.Length; row++)
        {
            var weight = weightOf(row);
            ref var rate = ref rates[(int)colours[row]];
            rate.Rows += weight;
            rate.Events += weight * labels[row];
        }
        return rates;
    }

    /// <summary>The later half of the days is judged by a curve over points of the days whose outcome was known before it.</summary>
    private ImmutableArray<CalibrationPart> Calibrate()
    {
        var judged = days.Skip(days.Length / 2).ToList();
        var known = days.Where(day => day.Day.AddDays(horizon) <= judged[0].Day).ToList();
        byte[] seen = [.. known.SelectMany(Labels)];
        if (seen.Distinct().Count() < 2 || LogPoints(known).Distinct().Count() < 2)
            return [];
        var curve = ScoreCurve.Fit(LogPoints(known), seen);
        byte[] labels = [.. judged.SelectMany(Labels)];
        var predicted = Array.ConvertAll(LogPoints(judged), curve.Probability);
        return [.. CalibrationPart.Of(new RankedRows(predicted, labels))];
    }

    private static double[] LogPoints(IEnumerable<RatedDay> rated) =>
        [.. rated.SelectMany(day => day.PointsMilli).Select(points => Math.Log(1 + (Math.Max(0, points) / 1000.0)))];

    private Difference? Against(ImmutableArray<RatedDay> other)
    {
        var (mine, others, labels, entities) = (new List<long>(), new List<long>(), new List<byte>(), new List<int>());
        foreach (var (day, same) in days.Zip(other))
        {
            var points = same.Entities.Zip(same.PointsMilli).ToDictionary(pair => pair.First, pair => pair.Second);
            for (var place = 0; place < day.Entities.Length; place++)
            {
                if (!points.TryGetValue(day.Entities[place], out var pointsThere))
                    continue;
                mine.Add(day.PointsMilli[place]);
                others.Add(pointsThere);
                labels.Add(day.HasIncident(place, horizon) ? (byte)1 : (byte)0);
                entities.Add(day.Entities[place]);
            }
        }
        int[] groups = [.. entities];
        byte[] outcomes = [.. labels];
        return Bootstrap
            .Paired(new RankedRows(Scores(others), outcomes, groups), new RankedRows(Scores(mine), outcomes, groups), resampling)
            .Single(difference => difference.Metric == Metric.Auc);
    }
}
