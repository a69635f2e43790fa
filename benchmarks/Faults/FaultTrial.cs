using System.Globalization;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Benchmarks.Faults;

/// <summary>
/// One run that is disturbed, and one that is not and follows it: 1. copy the city; 2. run, with a fault; 3. look what it said and left; 4. run
/// again; 5. compare everything with what an undisturbed run leaves. A reader of CURRENT looks on all the while.
/// </summary>
/// <param name="City">What is copied.</param>
/// <param name="Program">The built program.</param>
/// <param name="Shim">The faults.</param>
internal sealed record FaultTrial(TrialCity City, string Program, FaultShim Shim)
{
    /// <summary>Disturbs at a file operation.</summary>
    /// <param name="point">Where and how.</param>
    /// <param name="name">A name for the copy.</param>
    public Task<TrialOutcome> At(FaultPoint point, string name) => Disturb(point.ToString(), name, point, null);

    /// <summary>Kills at a moment.</summary>
    /// <param name="moment">After the start.</param>
    /// <param name="name">A name for the copy.</param>
    public Task<TrialOutcome> Killed(TimeSpan moment, string name) =>
        Disturb(string.Create(CultureInfo.InvariantCulture, $"killed after {moment.TotalMilliseconds:0} ms"), name, null, moment);

    private async Task<TrialOutcome> Disturb(string what, string name, FaultPoint? point, TimeSpan? killAfter)
    {
        var copy = City.Copy(name);
        var trace = $"{copy}.trace";
        var start = ProgramRun.Of(Program, copy, TrialCity.LastDay);
        Shim.Count(start, copy, trace);
        if (point is { } struck)
            FaultShim.Strike(start, struck);
        var violations = new List<string>();
        var reader = CurrentReader.Start(copy);
        var run = await ProgramRun.ToEnd(start, killAfter).ConfigureAwait(false);
        var published = new PublishedFolder(Path.Combine(copy, "published"));
        var left = published.Current();
        violations.AddRange(await NotWhole(published).ConfigureAwait(false));
        var isKilled = point is null or { Kind: FaultKind.KillBefore or FaultKind.KillWithin or FaultKind.KillAfter };
        var operation = FileOperation.Read(trace).FirstOrDefault(operation => operation.IsStruck);
        violations.AddRange(isKilled ? AfterKill(run) : AfterFault(run, operation, left));

        var again = await ProgramRun.ToEnd(ProgramRun.Of(Program, copy, TrialCity.LastDay)).ConfigureAwait(false);
        if (again.ExitCode != 0)
            violations.Add($"the run after it ended with exit code {again.ExitCode}: {again.Error.Trim()}");
        violations.AddRange(await NotWhole(published).ConfigureAwait(false));
        violations.AddRange(Differences(TrialCity.Files(copy)));
        violations.AddRange(await reader.Stop().ConfigureAwait(false));
        Directory.Delete(copy, recursive: true);
        File.Delete(trace);
        return new TrialOutcome(
            what,
            operation,
            run,
            again.Seconds,
            reader.Reads,
            [.. violations.Select(text => text.Replace(copy, "", StringComparison.Ordinal))]
        );
    }

    private static IEnumerable<string> AfterKill(ProgramRun run)
    {
        if (run.ExitCode is not (0 or 128 + 9))
            yield return $"a killed run ended with exit code {run.ExitCode}: {run.Error.Trim()}";
    }

    /// <summary>
    /// A run either overcomes a fault, or says so in a clean message and publishes nothing. A document that cannot be read is a broken workspace.
    /// </summary>
    private IEnumerable<string> AfterFault(ProgramRun run, FileOperation? struck, string? left)
    {
        var message = run.Error.Trim();
        var isDocument = struck?.Path.Split('/')[0] is not ("warehouse" or "published" or "inbox");
        if (run.ExitCode is not (0 or 1) && !(run.ExitCode == 2 && isDocument))
            yield return $"the run ended with exit code {run.ExitCode}: {message}";
        if (message.Contains("\n   at ", StringComparison.Ordinal) || message.Contains("Unhandled", StringComparison.Ordinal))
            yield return $"the run showed a stack: {message}";
        if (run.ExitCode == 0 && left != City.After)
            yield return $"the run said that it is done, but {left} is in force";
        if (run.ExitCode == 0 && struck is { Name: "fsync" } && IsToLast(struck.Path))
            yield return $"the run said that it is done, but {struck.Path} may not survive a power cut";
        if (run.ExitCode == 1 && !message.Contains("run again", StringComparison.Ordinal))
            yield return $"the message does not say what to do: {message}";
        if (run.ExitCode != 0 && !message.Contains('/', StringComparison.Ordinal))
            yield return $"the message names no file: {message}";
        if (run.ExitCode != 0 && left != City.Before && !message.Contains("in force", StringComparison.Ordinal))
            yield return $"the run failed, but {left} is in force, and the message does not say so: {message}";
    }

    /// <summary>What a run must not call done before it is on the device. The database has its own say.</summary>
    private static bool IsToLast(string path) =>
        path.StartsWith("published", StringComparison.Ordinal)
        || path.StartsWith("warehouse/log", StringComparison.Ordinal)
        || path.StartsWith("warehouse/dumps", StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> NotWhole(PublishedFolder published)
    {
        var faults = new List<string>();
        foreach (var directory in published.Directories())
            faults.AddRange(await VerifyRun.FaultsAsync(published.Absolute(directory)).ConfigureAwait(false));
        return faults.Select(fault => $"not whole: {fault}");
    }

    private IEnumerable<string> Differences(SortedDictionary<string, string> files)
    {
        foreach (var (file, hash) in City.Expected)
        {
            if (!files.TryGetValue(file, out var found))
                yield return $"the run after it left no {file}";
            else if (found != hash)
                yield return $"the run after it left other bytes in {file}";
        }
        foreach (var file in files.Keys.Where(file => !City.Expected.ContainsKey(file)))
            yield return $"the run after it left {file}, which an undisturbed run does not";
    }
}
