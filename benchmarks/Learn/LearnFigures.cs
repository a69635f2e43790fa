using System.Globalization;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>Prints figures, a line each.</summary>
internal static class LearnFigures
{
    public static void Title(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public static void Print(string name, double value, string format = "0.0000") =>
        Console.WriteLine($"{name}: {value.ToString(format, CultureInfo.InvariantCulture)}");

    public static void Print(string name, Estimate estimate) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {estimate.Value:0.0000} ({estimate.Low:0.0000} to {estimate.High:0.0000})"
            )
        );

    /// <summary>With an interval of percentiles.</summary>
    public static void Print(string name, double value, IEnumerable<double> samples) => Print(name, Estimate.Of(value, samples));

    /// <summary>A number for each distinct text.</summary>
    public static int[] Numbers(IEnumerable<string> texts)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. texts.Select(text => numbers.TryGetValue(text, out var known) ? known : numbers[text] = numbers.Count)];
    }
}
