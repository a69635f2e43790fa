using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>Finds encodings from training rows.</summary>
public static class FitEncoding
{
    /// <summary>Categories with fewer training rows have no column.</summary>
    private const int CategoryRowsMin = 10;

    /// <summary>Columns that a category may have: the most frequent ones.</summary>
    private const int CategoriesMax = 64;

    /// <summary>For sums: numbers of mean 0 and deviation 1, a missing one the mean, with a mark.</summary>
    public static ImmutableArray<FeatureEncoding> Standardised(LearningTable table, int[] rows) =>
        [
            .. Varying(table, rows)
                .Select(feature => feature.Kind == FeatureKind.Number ? Standardise(feature, rows) : OneEach(feature, rows)),
        ];

    /// <summary>For trees: numbers as they are, a missing one below all others.</summary>
    public static ImmutableArray<FeatureEncoding> ForTrees(LearningTable table, int[] rows) =>
        [
            .. Varying(table, rows)
                .Select(feature => feature.Kind == FeatureKind.Number ? BelowAll(feature, rows) : OneEach(feature, rows)),
        ];

    private static IEnumerable<FeatureColumn> Varying(LearningTable table, int[] rows) =>
        table.Features.Where(feature => TableChecks.NoteOf(feature, rows) is null);

    private static FeatureEncoding Standardise(FeatureColumn feature, int[] rows)
    {
        double[] known = [.. rows.Select(row => feature.Numbers[row]).Where(value => !double.IsNaN(value))];
        var mean = known.Average();
        var spread = Math.Sqrt(known.Average(value => (value - mean) * (value - mean)));
        return new FeatureEncoding
        {
            Feature = feature.Name,
            Kind = feature.Kind,
            Missing = mean,
            Shift = mean,
            // All known ones are the same: whether it is missing is all it tells.
            Spread = spread > 0 ? spread : 1,
            MarksMissing = known.Length < rows.Length,
        };
    }

    private static FeatureEncoding BelowAll(FeatureColumn feature, int[] rows)
    {
        double[] known = [.. rows.Select(row => feature.Numbers[row]).Where(value => !double.IsNaN(value))];
        var (least, most) = (known.Min(), known.Max());
        return new FeatureEncoding
        {
            Feature = feature.Name,
            Kind = feature.Kind,
            Missing = least - Math.Max(1, most - least),
        };
    }

    private static FeatureEncoding OneEach(FeatureColumn feature, int[] rows)
    {
        var counts = new int[feature.Levels.Length];
        foreach (var row in rows)
        {
            if (feature.Codes[row] != FeatureColumn.Missing)
                counts[feature.Codes[row]]++;
        }
        return new FeatureEncoding
        {
            Feature = feature.Name,
            Kind = feature.Kind,
            Categories =
            [
                .. Enumerable
                    .Range(0, counts.Length)
                    .Where(code => counts[code] >= CategoryRowsMin)
                    .OrderByDescending(code => counts[code])
                    .ThenBy(code => feature.Levels[code], StringComparer.Ordinal)
                    .Take(CategoriesMax)
                    .Select(code => feature.Levels[code])
                    .Order(StringComparer.Ordinal),
            ],
        };
    }
}
