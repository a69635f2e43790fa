using System.CommandLine;
using System.Globalization;
using FoodCredit.Benchmarks.Load;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Sampling.Matching;

namespace FoodCredit.Benchmarks.Match;

/// <summary>
/// Record linkage, from files to decisions, in a process of its own: 200,000 records against 500,000 entities at scale 1; against rules without weights on the
/// same files.
/// </summary>
internal static class CompareMatch
{
    private const int Threads = 2;
    private const int EntitiesAtScaleOne = 500_000;
    private const int RecordsAtScaleOne = 200_000;
    private const int EntitiesMin = 1000;

    public static Command Build()
    {
        var scale = new Option<double>("--scale") { DefaultValueFactory = _ => 1 };
        scale.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is > 0 and <= 4))
                result.AddError("--scale: expected a number above 0, at most 4.");
        });
        var records = new Option<long?>("--records");
        var registrations = new Option<string?>("--registrations");
        var command = new Command("match", "Record linkage, from files to decisions.") { scale, records, registrations };
        command.SetAction(parsed =>
        {
            var share = parsed.GetValue(scale);
            return Run(
                Math.Max(EntitiesMin, (int)(EntitiesAtScaleOne * share)),
                parsed.GetValue(records) ?? (long)(RecordsAtScaleOne * share),
                parsed.GetValue(registrations)
            );
        });
        return command;
    }

    private static int Run(int entities, long records, string? registrations)
    {
        Machine.Print(Console.Out);
        var root = Directory.CreateTempSubdirectory("foodcredit-benchmark-").FullName;
        try
        {
            var directory = Path.Combine(root, "case");
            MatchSample.Write(
                new MatchSampleOptions
                {
                    Directory = directory,
                    RegistrationsFile = registrations,
                    Entities = entities,
                    Records = records,
                    Seed = 3,
                },
                CancellationToken.None
            );
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records:N0} records, {entities:N0} entities"));
            var files = new CaseFiles
            {
                Registry = Path.Combine(directory, "registry.csv"),
                Records = Path.Combine(directory, "records.csv"),
                Truth = Path.Combine(directory, "truth.csv"),
            };
            Show(MeasuredLinks.Of(MeasuredLinks.Command, files, Threads));
            ShowRules(MeasuredLinks.Of(MeasuredLinks.RulesCommand, files, Threads));
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Show(MeasuredLinks run)
    {
        DumpCity.Figure("seconds", run.Seconds, "0.00");
        DumpCity.Figure("processor_seconds", run.ProcessorSeconds, "0.00");
        foreach (var (name, value) in run.Figures)
            DumpCity.Figure(name, value, "0.0000");
        DumpCity.Figure("peak_memory_mib", run.PeakBytes / 1048576.0, "0");
    }

    private static void ShowRules(MeasuredLinks run)
    {
        DumpCity.Figure("rules_seconds", run.Seconds, "0.00");
        foreach (var (name, value) in run.Figures)
            DumpCity.Figure($"rules_{name}", value, "0.0000");
    }
}
