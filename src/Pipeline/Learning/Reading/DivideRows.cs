using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning.Reading;

/// <summary>
/// Divides rows into training and test rows: as a column says; else the latest are test rows; else whole groups, or single rows, by lot.
/// </summary>
internal static class DivideRows
{
    /// <summary>Test rows in a hundred, where no column says.</summary>
    private const int TestPercent = 30;

    private const ulong Lot = 20140902;

    public static TableFile Of(
        TableOptions options,
        ImmutableArray<FeatureColumn> features,
        ImmutableDictionary<string, string[]> texts,
        string hash
    )
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var labels = options.Label is { } label ? LabelText.Read(options, texts[label]) : [];
        var groups = options.Group is { } group ? Numbers(texts[group]) : null;
        var table = new LearningTable(features, Array.ConvertAll(labels, code => code == 255 ? (byte)0 : code))
        {
            Groups = groups,
        };
        var rows = features.IsEmpty ? labels.Length : features[0].Rows;
        int[] known = [.. Enumerable.Range(0, rows).Where(row => labels.Length == 0 || labels[row] != 255)];
        if (known.Length < rows)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{rows - known.Length} rows without an outcome are left out"));
        var times = options.Time is { } time ? Times(options, texts[time]) : null;
        var (division, isTest) = Choose(options, texts, table, times);
        if (options is { Split: { } split, Training: { } trained })
        {
            division = $"{division}, trained on {split} = {trained}";
            var values = texts[split];
            known = [.. known.Where(row => isTest(row) || values[row] == trained)];
            if (known.All(isTest))
                throw NoTraining(options, split, trained, values);
        }
        int[] training = [.. known.Where(row => !isTest(row))];
        int[] test = [.. known.Where(isTest)];
        Tell(notes, groups, times, training, test);
        return new TableFile
        {
            Table = table,
            TrainingRows = training,
            TestRows = test,
            Division = division,
            Hash = hash,
            Beside = texts,
            Notes = notes.ToImmutable(),
        };
    }

    private static (string Division, Func<int, bool> IsTest) Choose(
        TableOptions options,
        ImmutableDictionary<string, string[]> texts,
        LearningTable table,
        double[]? times
    )
    {
        if (options.Split is { } split)
        {
            var values = texts[split];
            if (!values.Contains(options.Test, StringComparer.Ordinal) || values.All(value => value == options.Test))
                throw new BrokenContractException(
                    new Fault(
                        options.File,
                        0,
                        0,
                        $"training and test rows: the latter have '{options.Test}' in {split}",
                        Shown(values),
                        "name the value of the test rows with --test"
                    )
                );
            return ($"{split} = {options.Test}", row => values[row] == options.Test);
        }
        if (times is not null)
        {
            double[] rising = [.. times.Order()];
            var from = rising.Length == 0 ? 0 : rising[rising.Length * (100 - TestPercent) / 100];
            return ($"the latest {TestPercent}% by {options.Time}", row => times[row] >= from);
        }
        return table.Groups is { } groups
            ? ($"{TestPercent}% of {options.Group} by lot", row => IsDrawn(groups[row]))
            : ($"{TestPercent}% of the rows by lot", IsDrawn);
    }

    private static BrokenContractException NoTraining(TableOptions options, string split, string trained, string[] values) =>
        new(
            new Fault(
                options.File,
                0,
                0,
                $"training rows with '{trained}' in {split}",
                Shown(values),
                "name the value of the training rows with --training"
            )
        );

    private static string Shown(string[] values) =>
        string.Join(", ", values.Distinct().Order(StringComparer.Ordinal).Take(8).Select(value => $"'{value}'"));

    private static bool IsDrawn(int number) => new SeededDraws(Lot, number).Below(100) < TestPercent;

    private static void Tell(ImmutableArray<string>.Builder notes, int[]? groups, double[]? times, int[] training, int[] test)
    {
        if (groups is not null)
        {
            var both = test.Select(row => groups[row]).ToHashSet();
            both.IntersectWith(training.Select(row => groups[row]));
            if (both.Count > 0)
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"{both.Count} groups have training and test rows"));
        }
        if (times is null || training.Length == 0)
            return;
        var latest = training.Max(row => times[row]);
        if (test.Count(row => times[row] < latest) is > 0 and var early)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{early} test rows are earlier than the latest training row"));
    }

    private static int[] Numbers(string[] texts)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        // A row that names no group is alone.
        return [.. texts.Select((text, i) => text.Length > 0 && numbers.TryGetValue(text, out var known) ? known : Add(text, i))];

        int Add(string text, int i) => text.Length == 0 ? -1 - i : numbers[text] = numbers.Count;
    }

    private static double[] Times(TableOptions options, string[] texts) =>
        [
            .. texts.Select(
                (text, row) =>
                    DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                        ? date.DayNumber
                    : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && double.IsFinite(number)
                        ? number
                    : throw new BrokenContractException(
                        new Fault(
                            options.File,
                            0,
                            0,
                            $"a date like 2021-12-31 or a number in every cell of {options.Time}",
                            $"'{text}' in data row {row + 1}",
                            "mend the cell, or leave --time away"
                        )
                    )
            ),
        ];
}
