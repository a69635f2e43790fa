using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using FoodCredit.Pipeline.Linking.Cases;

namespace FoodCredit.Benchmarks.Match;

/// <summary>One way of linking files, measured in a process of its own, from its start to its end.</summary>
/// <param name="Seconds">Wall time, the start of the process included.</param>
/// <param name="ProcessorSeconds">Of all its threads.</param>
/// <param name="PeakBytes">The largest resident set.</param>
/// <param name="Figures">What it tells of itself, in order.</param>
internal sealed record MeasuredLinks(
    double Seconds,
    double ProcessorSeconds,
    long PeakBytes,
    ImmutableArray<(string Name, double Value)> Figures
)
{
    /// <summary>The first argument by which this program links for another process of it.</summary>
    public const string Command = "run-links";

    /// <summary>The same by rules without weights.</summary>
    public const string RulesCommand = "run-link-rules";

    public static MeasuredLinks Of(string command, CaseFiles files, int threads)
    {
        var (seconds, lines) = OwnProcess.Run(
            command,
            files.Registry,
            files.Records,
            files.Truth!,
            threads.ToString(CultureInfo.InvariantCulture)
        );
        var figures = lines.Select(line => line.Split(' ')).Select(own => (own[0], Number(own[1]))).ToImmutableArray();
        return new MeasuredLinks(seconds, figures[^1].Item2, (long)figures[^2].Item2, figures[..^2]);
    }

    /// <summary>What the other process does: prints figures, the peak and the processor's time.</summary>
    public static int Run(ImmutableArray<string> arguments)
    {
        var files = new CaseFiles
        {
            Registry = arguments[1],
            Records = arguments[2],
            Truth = arguments[3],
        };
        if (arguments[0] == RulesCommand)
            Print("f1", LinkByRules.F1Of(files));
        else
            Print(EvaluateLinks.Of(files, int.Parse(arguments[4], CultureInfo.InvariantCulture), keepsDecisions: false));
        using var process = Process.GetCurrentProcess();
        Print("peak", process.PeakWorkingSet64);
        Print("processor", process.TotalProcessorTime.TotalSeconds);
        return 0;
    }

    private static void Print(LinkEvaluation evaluation)
    {
        foreach (var stage in evaluation.Stages)
            Print($"seconds_{stage.Stage}", stage.Seconds);
        var all = evaluation.Groups["all"];
        Print("candidates_per_record", (double)evaluation.Candidates / Math.Max(1, all.Records));
        Print("blocking_recall", (double)all.Found / Math.Max(1, all.Owned));
        Print("precision", all.Precision);
        Print("recall", all.Recall);
        Print("f1", all.F1);
    }

    private static void Print(string name, double value) =>
        Console.WriteLine($"{name} {value.ToString("R", CultureInfo.InvariantCulture)}");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
