using System.Diagnostics;
using System.Globalization;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Benchmarks.Learn;

/// <summary>Prints figures, a line each.</summary>
internal static class LearnFigures
{
    public static void Title(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Runs this program once more, and prints how long that took and what it told.</summary>
    public static void PrintOfProcess(string command, string path)
    {
        var (seconds, lines) = OwnProcess.Run(command, path);
        Print("seconds", seconds, "0.0");
        foreach (var line in lines)
            Console.WriteLine(line);
    }

    /// <summary>Does a stage, and prints how long it took.</summary>
    public static T Timed<T>(string stage, Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        Print($"seconds_{stage}", Stopwatch.GetElapsedTime(start).TotalSeconds, "0.0");
        return result;
    }

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
