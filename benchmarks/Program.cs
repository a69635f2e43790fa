using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FoodCredit.Benchmarks.Kernel;

// compare NAME [--scale F]: one comparison against its peer in one process; the last lines are figures, the ratio first.
// micro [ARGS]: micro-benchmarks, with BenchmarkDotNet's own arguments.
string[] later = ["load", "night", "match", "learn"];
switch (args)
{
    case ["compare", "kernel"]:
        return CompareKernel.Run(1.0);
    case ["compare", "kernel", "--scale", var text]
        when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= 4:
        return CompareKernel.Run(scale);
    case ["compare", var name, ..] when later.Contains(name):
        Console.Error.WriteLine($"compare {name}: not measured yet; it belongs to later work. There is: kernel.");
        return 2;
    case ["micro", .. var rest]:
        // In this process: a generated project would inherit the build's rules for our own code.
        var inProcess = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher
            .FromAssembly(typeof(CompareKernel).Assembly)
            .Run(rest.Length == 0 ? ["--filter", "*"] : rest, inProcess);
        return 0;
    default:
        Console.Error.WriteLine("usage: compare kernel [--scale F in (0, 4]] | micro [BenchmarkDotNet arguments]");
        return 2;
}
