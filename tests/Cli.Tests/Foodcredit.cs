using System.Diagnostics;

namespace FoodCredit.Cli.Tests;

/// <summary>The built program, started as its own process.</summary>
internal static class Foodcredit
{
    public sealed record Outcome(int ExitCode, string Output, string Error);

    public static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "foodcredit.dll"), .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;

    public static async Task<Outcome> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return await Finish(process);
    }

    public static async Task<Outcome> Finish(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, await output, error);
    }
}
