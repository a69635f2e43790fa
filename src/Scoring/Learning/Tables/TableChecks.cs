using System.Collections.Immutable;
using System.Globalization;

namespace FoodCredit.Scoring.Learning.Tables;

/// <summary>Whether there is anything to be learned from the rows of a table.</summary>
public static class TableChecks
{
    /// <summary>Fewer than so many events, or others, teach nothing that holds on other rows.</summary>
    public const int ClassMin = 20;

    /// <summary>What keeps the rows from being learned from: too few of a class, or no feature that varies.</summary>
    public static ImmutableArray<LearningFault> Faults(LearningTable table, int[] rows)
    {
        var faults = ImmutableArray.CreateBuilder<LearningFault>();
        long events = rows.Sum(row => (long)table.Labels[row]);
        var others = rows.Length - events;
        if (events < ClassMin || others < ClassMin)
            faults.Add(
                new LearningFault(
                    "label",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"at least {ClassMin} training rows with the event and {ClassMin} without"
                    ),
                    string.Create(CultureInfo.InvariantCulture, $"{events} with and {others} without"),
                    "name another label, or more rows"
                )
            );
        if (!table.Features.Any(feature => NoteOf(feature, rows) is null))
            faults.Add(
                new LearningFault(
                    "features",
                    "a feature that varies in the training rows",
                    "none",
                    "name a file with more columns"
                )
            );
        return faults.ToImmutable();
    }

    /// <summary>Why a feature is left out, in words; null: it varies.</summary>
    public static string? NoteOf(FeatureColumn feature, int[] rows)
    {
        if (feature.Kind == FeatureKind.Category)
        {
            var seen = rows.Select(row => feature.Codes[row]).Distinct().Take(2).ToList();
            return seen.Count > 1 ? null
                : seen is [FeatureColumn.Missing] or [] ? "everything is missing"
                : $"constant: '{feature.Levels[seen[0]]}'";
        }
        var (first, isMissing) = (double.NaN, false);
        foreach (var row in rows)
        {
            var value = feature.Numbers[row];
            if (double.IsNaN(value))
                isMissing = true;
            else if (double.IsNaN(first))
                first = value;
            if (!double.IsNaN(first) && (isMissing || first != value))
                return null;
        }
        return double.IsNaN(first) ? "everything is missing" : string.Create(CultureInfo.InvariantCulture, $"constant: {first}");
    }
}
