using System.Collections.Immutable;

namespace FoodCredit.Scoring.Learning.Weights;

/// <summary>
/// Learns weights, decay and saturation from what followed (权重学习): 1. with the decay held, the weights of the severities, never falling from minor to grave; 2. with the weights
/// held, the decay, never rising; both again until neither moves; 3. of a few caps and frequencies those that fit better, a type after the other.
/// </summary>
public sealed class FitWeights
{
    private const int RoundsMax = 12;
    private const double Converged = 1e-6;

    /// <summary>Shares lie within so much of a half-life of a year, where nothing else is seen.</summary>
    private const double ShareSpread = 0.25;

    /// <summary>A cap or frequency must gain so much log-likelihood: twice that is beyond what chance gives in 99.7 of 100 cases with 1 degree of freedom.</summary>
    private const double GainLeast = 4.5;

    private static readonly double[] CapQuantiles = [0.5, 0.75, 0.9, 0.97];

    private static readonly (int Count, double Multiplier)[][] Frequencies =
    [
        [],
        [(2, 1.25), (3, 1.5), (5, 1.75)],
        [(2, 1.5), (3, 2), (5, 3)],
    ];

    /// <summary>To begin with: a half-life of a year.</summary>
    private static readonly double[] Usual = [.. AgeSteps.Days.Select(day => Math.Pow(0.5, day / 365.0))];

    private readonly WeightCases cases;
    private readonly double[][] weights;
    private readonly double[][] shares;
    private readonly double baseHazard;
    private double[] start;

    private FitWeights(WeightCases cases)
    {
        this.cases = cases;
        weights = [.. Enumerable.Range(0, cases.Types).Select(_ => new double[WeightCases.Severities])];
        shares = [.. Enumerable.Range(0, cases.Types).Select(_ => Usual.ToArray())];
        start = HazardFit.Start(1 + (cases.Types * WeightCases.Severities), cases);
        baseHazard = start[0];
    }

    /// <summary>Learns.</summary>
    /// <returns>By type.</returns>
    public static ImmutableArray<LearnedType> Of(WeightCases cases)
    {
        var fit = new FitWeights(cases);
        var loss = double.PositiveInfinity;
        for (var round = 0; round < RoundsMax; round++)
        {
            fit.FindWeights();
            var next = fit.FindShares();
            if (loss - next < Converged * next)
                break;
            loss = next;
        }
        return fit.Saturate();
    }

    private void FindWeights()
    {
        var rows = new SparseRows(start.Length);
        for (var row = 0; row < cases.Count; row++)
        {
            foreach (var cell in cases.Cells[row])
            {
                var type = WeightCases.TypeOf(cell);
                // A step from one severity to the next adds to all that are graver.
                for (var severity = 0; severity <= WeightCases.SeverityOf(cell); severity++)
                    rows.Add(
                        1 + (type * WeightCases.Severities) + severity,
                        cases.Multipliers[row] * shares[type][WeightCases.StepOf(cell)]
                    );
            }
            rows.EndRow();
        }
        // A record of no evidence weighs nothing; one of some evidence about what all entities have without any.
        (start, _) = HazardFit.Fit(rows, cases, start, new Pull(cases.Days / (baseHazard * baseHazard)));
        for (var type = 0; type < cases.Types; type++)
        {
            var sum = 0.0;
            for (var severity = 0; severity < WeightCases.Severities; severity++)
                weights[type][severity] = sum += start[1 + (type * WeightCases.Severities) + severity];
        }
    }

    private double FindShares()
    {
        var rows = new SparseRows(1 + (cases.Types * AgeSteps.Count));
        for (var row = 0; row < cases.Count; row++)
        {
            foreach (var cell in cases.Cells[row])
            {
                var type = WeightCases.TypeOf(cell);
                // What is lost from one step to the next is what younger records have more.
                for (var step = WeightCases.StepOf(cell); step < AgeSteps.Count; step++)
                    rows.Add(
                        1 + (type * AgeSteps.Count) + step,
                        cases.Multipliers[row] * weights[type][WeightCases.SeverityOf(cell)]
                    );
            }
            rows.EndRow();
        }
        var begin = new double[rows.Width];
        begin[0] = start[0];
        var usual = new double[rows.Width];
        for (var type = 0; type < cases.Types; type++)
        {
            for (var step = 0; step < AgeSteps.Count; step++)
                begin[1 + (type * AgeSteps.Count) + step] =
                    shares[type][step] - (step + 1 < AgeSteps.Count ? shares[type][step + 1] : 0);
        }
        var (lost, loss) = HazardFit.Fit(rows, cases, begin, new Pull(cases.Days / (ShareSpread * ShareSpread), usual));
        for (var type = 0; type < cases.Types; type++)
            TakeShares(type, lost.AsSpan(1 + (type * AgeSteps.Count), AgeSteps.Count));
        start[0] = lost[0];
        return loss;
    }

    private static double Lost(double[] own, int step) => own[step] - (step + 1 < AgeSteps.Count ? own[step + 1] : 0);

    /// <summary>Sums what is lost from the oldest on; the share of a new record is 1, and its weight takes the rest.</summary>
    private void TakeShares(int type, ReadOnlySpan<double> lost)
    {
        var sum = 0.0;
        var own = new double[AgeSteps.Count];
        for (var step = AgeSteps.Count - 1; step >= 0; step--)
            own[step] = sum += lost[step];
        if (sum <= 0 || weights[type][^1] <= 0)
            return;
        for (var step = 0; step < AgeSteps.Count; step++)
            shares[type][step] = own[step] / sum;
        for (var severity = 0; severity < WeightCases.Severities; severity++)
        {
            weights[type][severity] *= sum;
            start[1 + (type * WeightCases.Severities) + severity] *= sum;
        }
    }

    private ImmutableArray<LearnedType> Saturate()
    {
        var (sums, counts) = Sums();
        var chosen = Enumerable.Repeat(Saturation.None, cases.Types).ToArray();
        double[] scales = [start[0], .. Enumerable.Repeat(1.0, cases.Types)];
        (scales, var loss) = FitScales(sums, counts, chosen, scales);
        for (var type = 0; type < cases.Types; type++)
        {
            double[] positive = [.. sums[type].Where(sum => sum > 0).Order()];
            if (positive.Length == 0)
                continue;
            var standing = chosen[type];
            foreach (var option in Options(positive))
            {
                chosen[type] = option;
                var (fitted, optionLoss) = FitScales(sums, counts, chosen, scales);
                if (loss - optionLoss >= GainLeast * cases.Days)
                    (standing, scales, loss) = (option, fitted, optionLoss);
            }
            chosen[type] = standing;
        }
        long[] records = [.. counts.Select(own => own.Zip(cases.Rows).Sum(pair => pair.First * (long)pair.Second))];
        return
        [
            .. Enumerable
                .Range(0, cases.Types)
                .Select(type => new LearnedType(
                    records[type],
                    [.. weights[type].Select(weight => weight * scales[type + 1])],
                    shares[type],
                    Scaled(chosen[type], scales[type + 1])
                )),
        ];
    }

    private static Saturation Scaled(Saturation own, double scale) =>
        double.IsInfinity(own.Cap) ? own : own with { Cap = own.Cap * scale };

    private static IEnumerable<Saturation> Options(double[] positive) =>
        from frequency in Frequencies
        from cap in (IEnumerable<double>)
            [double.PositiveInfinity, .. CapQuantiles.Select(share => positive[(int)(share * (positive.Length - 1))])]
        where frequency.Length > 0 || double.IsFinite(cap)
        select new Saturation(frequency, cap);

    /// <summary>By type and row: the sum of what records weigh after decay, and how many there are.</summary>
    private (double[][] Sums, int[][] Counts) Sums()
    {
        double[][] sums = [.. Enumerable.Range(0, cases.Types).Select(_ => new double[cases.Count])];
        int[][] counts = [.. Enumerable.Range(0, cases.Types).Select(_ => new int[cases.Count])];
        for (var row = 0; row < cases.Count; row++)
        {
            foreach (var cell in cases.Cells[row])
            {
                var type = WeightCases.TypeOf(cell);
                sums[type][row] += weights[type][WeightCases.SeverityOf(cell)] * shares[type][WeightCases.StepOf(cell)];
                counts[type][row]++;
            }
        }
        return (sums, counts);
    }

    private (double[] Scales, double Loss) FitScales(double[][] sums, int[][] counts, Saturation[] chosen, double[] begin)
    {
        var rows = new SparseRows(cases.Types + 1);
        for (var row = 0; row < cases.Count; row++)
        {
            for (var type = 0; type < cases.Types; type++)
            {
                if (sums[type][row] > 0)
                    rows.Add(type + 1, cases.Multipliers[row] * chosen[type].Of(sums[type][row], counts[type][row]));
            }
            rows.EndRow();
        }
        return HazardFit.Fit(
            rows,
            cases,
            begin,
            new Pull(cases.Days / (ShareSpread * ShareSpread), [0, .. Enumerable.Repeat(1.0, cases.Types)])
        );
    }
}
