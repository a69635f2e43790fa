using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FoodCredit.Benchmarks.Campaigns;
using FoodCredit.Benchmarks.Faults;
using FoodCredit.Benchmarks.Kernel;
using FoodCredit.Benchmarks.Lab;
using FoodCredit.Benchmarks.Learn;
using FoodCredit.Benchmarks.Load;
using FoodCredit.Benchmarks.Match;

// compare NAME [--scale F]: one comparison against its peer in one process; the last lines are figures, the ratio first.
// compare match [--scale F] [--records N] [--registrations FILE]: record linkage; the file is what the registry begins with.
// compare learn [--scale F] [--data FOLDER] [--resamples N]: bins, scorecards and models; the folder holds the real data that others published figures for.
// compare lab|features: a policy learned on a city with a hidden risk, and from the warehouse to measured models.
// campaign faults [OPTIONS]: disturbs and kills runs of the real program; the last line counts what must not be.
// campaign fuzz [--rows N] [--seed S] [--file N]: damaged files until N rows were damaged; exit code 1 where the reader broke a promise.
// campaign damage [--files N] [--seed S]: damaged workbooks, Parquet files and archives; exit code 1 where one is read as something else, or crashes.
// micro [ARGS]: micro-benchmarks, with BenchmarkDotNet's own arguments.
Dictionary<string, Func<double, int>> comparisons = new(StringComparer.Ordinal)
{
    ["kernel"] = CompareKernel.Run,
    ["load"] = CompareLoad.Run,
    ["night"] = CompareNight.Run,
    ["growth"] = CompareGrowth.Run,
    ["lab"] = CompareLab.Run,
    ["features"] = CompareFeatures.Run,
};
switch (args)
{
    case ["compare", var name] when comparisons.TryGetValue(name, out var compare):
        return compare(1.0);
    case ["compare", var name, "--scale", var text]
        when comparisons.TryGetValue(name, out var compare)
            && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var scale)
            && scale is > 0 and <= 4:
        return compare(scale);
    case [MeasuredRun.Command, .. var rest]:
        return MeasuredRun.Run([.. rest]);
    case ["compare", "match", .. var rest]:
        return await CompareMatch.Build().Parse(rest).InvokeAsync().ConfigureAwait(false);
    case [MeasuredLinks.Command or MeasuredLinks.RulesCommand, ..]:
        return MeasuredLinks.Run([.. args]);
    case ["compare", "learn", .. var rest]:
        return await CompareLearn.Build().Parse(rest).InvokeAsync().ConfigureAwait(false);
    case [CompareFeatures.Command, var city]:
        return CompareFeatures.Measure(city);
    case [MeasuredLearning.Command, var file]:
        return MeasuredLearning.Run(file);
    case ["campaign", "fuzz", .. var arguments]:
        return FuzzCommand.Run(arguments);
    case ["campaign", "damage", .. var arguments]:
        return DamageCommand.Run(arguments);
    case ["campaign", .. var rest] and not ["campaign"]:
        return await new RootCommand("campaign") { FaultCampaign.Build() }
            .Parse(rest)
            .InvokeAsync()
            .ConfigureAwait(false);
    case ["micro", .. var rest]:
        // In this process: a generated project would inherit the build's rules for our own code.
        var inProcess = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher
            .FromAssembly(typeof(CompareKernel).Assembly)
            .Run(rest.Length == 0 ? ["--filter", "*"] : rest, inProcess);
        return 0;
    default:
        Console.Error.WriteLine(
            "usage: compare kernel|load|night|growth|lab|features [--scale F in (0, 4]] | compare match [--scale F] [--records N] [--registrations FILE] | compare learn [--scale F] [--data FOLDER] [--resamples N] | campaign faults [--help] | campaign fuzz [--rows N] [--seed S] [--file N] | campaign damage [--files N] [--seed S] | micro [BenchmarkDotNet arguments]"
        );
        return 2;
}
