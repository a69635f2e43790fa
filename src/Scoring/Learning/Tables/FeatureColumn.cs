using System.Collections.Immutable;

namespace FoodCredit.Scoring.Learning.Tables;

/// <summary>A feature (特征变量): what is known of every row before its outcome.</summary>
public sealed class FeatureColumn
{
    /// <summary>The code of a category that is missing.</summary>
    public const int Missing = -1;

    private FeatureColumn(string name, FeatureKind kind, double[] numbers, int[] codes, ImmutableArray<string> levels) =>
        (Name, Kind, Numbers, Codes, Levels) = (name, kind, numbers, codes, levels);

    public string Name { get; }

    public FeatureKind Kind { get; }

    /// <summary>Of a number: one a row, finite or NaN for missing. Else empty.</summary>
    public double[] Numbers { get; }

    /// <summary>Of a category: one a row, an index into <see cref="Levels"/> or <see cref="Missing"/>. Else empty.</summary>
    public int[] Codes { get; }

    /// <summary>The distinct texts of a category, in any order.</summary>
    public ImmutableArray<string> Levels { get; }

    public int Rows => Kind == FeatureKind.Number ? Numbers.Length : Codes.Length;

    /// <param name="name">Its name.</param>
    /// <param name="numbers">One a row; NaN: missing.</param>
    /// <exception cref="ArgumentException">A number is infinite.</exception>
    public static FeatureColumn OfNumbers(string name, double[] numbers) =>
        Array.Exists(numbers, double.IsInfinity)
            ? throw new ArgumentException($"{name}: infinite", nameof(numbers))
            : new FeatureColumn(name, FeatureKind.Number, numbers, [], []);

    /// <param name="name">Its name.</param>
    /// <param name="codes">One a row, an index into the levels or -1 for missing.</param>
    /// <param name="levels">The distinct texts.</param>
    public static FeatureColumn OfCategories(string name, int[] codes, ImmutableArray<string> levels) =>
        new(name, FeatureKind.Category, [], codes, levels);

    /// <param name="name">Its name.</param>
    /// <param name="texts">One a row; null or empty: missing.</param>
    public static FeatureColumn OfTexts(string name, IEnumerable<string?> texts)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] codes =
        [
            .. texts.Select(text =>
                string.IsNullOrEmpty(text) ? Missing
                : numbers.TryGetValue(text, out var known) ? known
                : numbers[text] = numbers.Count
            ),
        ];
        return OfCategories(name, codes, [.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)]);
    }

    /// <summary>The text of a category; null: missing.</summary>
    public string? TextOf(int row) => Codes[row] == Missing ? null : Levels[Codes[row]];

    /// <summary>The rows that are named, in their order.</summary>
    public FeatureColumn Take(ReadOnlySpan<int> rows)
    {
        if (Kind == FeatureKind.Number)
        {
            var numbers = new double[rows.Length];
            for (var i = 0; i < rows.Length; i++)
                numbers[i] = Numbers[rows[i]];
            return new FeatureColumn(Name, Kind, numbers, [], []);
        }
        var codes = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            codes[i] = Codes[rows[i]];
        return new FeatureColumn(Name, Kind, [], codes, Levels);
    }
}
