using System.Diagnostics;
using System.Globalization;
using FoodCredit.Benchmarks.Faults;

namespace FoodCredit.Cli.Tests.Faults;

/// <summary>A run that stands still before a file operation (SIGSTOP), as one whose machine is asleep, until it is woken.</summary>
internal sealed class StoppedRun : IDisposable
{
    private readonly Process process;
    private readonly string trace;

    private StoppedRun(Process process, string trace) => (this.process, this.trace) = (process, trace);

    public int ProcessId => process.Id;

    /// <summary>Starts a run and waits until it stands still.</summary>
    /// <param name="shim">Stops it.</param>
    /// <param name="workspace">Where it runs.</param>
    /// <param name="operation">Before the first operation of this name</param>
    /// <param name="pathPart">on a path that contains this.</param>
    public static async Task<StoppedRun> Start(FaultShim shim, string workspace, string operation, string pathPart)
    {
        var trace = $"{workspace}.trace";
        var start = ProgramRun.Of(TrialCityFixture.Program, workspace, TrialCity.LastDay);
        shim.Count(start, workspace, trace);
        FaultShim.Strike(start, new FaultPoint(1, FaultKind.Stop, Operation: operation, PathPart: pathPart));
        var process = Process.Start(start)!;
        while (!process.HasExited && !IsStopped(process))
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.False(process.HasExited, "The run came to its end.");
        Assert.Contains(FileOperation.Read(trace), struck => struck.IsStruck);
        return new StoppedRun(process, trace);
    }

    /// <summary>Lets it go on, and waits for its end.</summary>
    public async Task<Foodcredit.Outcome> Wake()
    {
        await File.WriteAllBytesAsync($"{trace}.go", [], TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-CONT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await Foodcredit.Finish(process);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    /// <summary>The third word of /proc/N/stat is T, behind the name in brackets.</summary>
    private static bool IsStopped(Process process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/stat");
            return stat[stat.LastIndexOf(')')..].StartsWith(") T", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
