namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>
/// Draws groups of rows again, with replacement and as many as there are (Efron 1979; groups whole, as rows of one business are not independent), and measures each time.
/// </summary>
public static class Bootstrap
{
    /// <summary>All measures with intervals.</summary>
    /// <returns>By <see cref="Metric"/>.</returns>
    public static Estimate[] Of(RankedRows ranked, BootstrapOptions options)
    {
        var samples = Resample(options, [ranked], (_, weights) => MeasureRows.Of(ranked, weights[0]));
        return
        [
            .. MeasureRows.Of(ranked).Select((value, metric) => Estimate.Of(value, samples.Select(sample => sample[metric]))),
        ];
    }

    /// <summary>The differences, second less first, of two models on the same rows, which are drawn together.</summary>
    /// <param name="first">Ranked by one model.</param>
    /// <param name="second">The same rows with the same groups, ranked by the other.</param>
    /// <param name="options">How often, and the seed.</param>
    /// <returns>By <see cref="Metric"/>.</returns>
    public static Difference[] Paired(RankedRows first, RankedRows second, BootstrapOptions options)
    {
        if (!first.Groups.AsSpan().SequenceEqual(second.Groups))
            throw new ArgumentException("other rows", nameof(second));
        var samples = Resample(
            options,
            [first, second],
            (_, weights) => Differences(MeasureRows.Of(first, weights[0]), MeasureRows.Of(second, weights[1]))
        );
        var values = Differences(MeasureRows.Of(first), MeasureRows.Of(second));
        return
        [
            .. values.Select(
                (value, metric) => Difference.Of((Metric)metric, value, [.. samples.Select(sample => sample[metric])])
            ),
        ];
    }

    /// <summary>What a function makes of each resample.</summary>
    /// <param name="options">How often, and the seed.</param>
    /// <param name="groups">The group of each row, from 0 without gaps.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="measure">Of how often each row was drawn.</param>
    public static T[] Resample<T>(BootstrapOptions options, int[] groups, int groupCount, Func<int[], T> measure)
    {
        var results = new T[options.Resamples];
        Parallel.For(
            0,
            options.Resamples,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            sample =>
            {
                var drawn = Draw(options.Seed, sample, groupCount);
                results[sample] = measure(Array.ConvertAll(groups, group => drawn[group]));
            }
        );
        return results;
    }

    private static double[][] Resample(BootstrapOptions options, RankedRows[] ranked, Func<int, int[][], double[]> measure)
    {
        var results = new double[options.Resamples][];
        Parallel.For(
            0,
            options.Resamples,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            () => Array.ConvertAll(ranked, rows => new int[rows.Rows]),
            (sample, _, weights) =>
            {
                var drawn = Draw(options.Seed, sample, ranked[0].GroupCount);
                for (var i = 0; i < ranked.Length; i++)
                {
                    for (var place = 0; place < weights[i].Length; place++)
                        weights[i][place] = drawn[ranked[i].Groups[ranked[i].Order[place]]];
                }
                results[sample] = measure(sample, weights);
                return weights;
            },
            _ => { }
        );
        return results;
    }

    private static int[] Draw(ulong seed, int sample, int groups)
    {
        var draws = new SeededDraws(seed, sample);
        var drawn = new int[groups];
        for (var i = 0; i < groups; i++)
            drawn[draws.Below(groups)]++;
        return drawn;
    }

    private static double[] Differences(double[] first, double[] second) => [.. second.Zip(first, (two, one) => two - one)];
}
