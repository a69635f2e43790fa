using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FoodCredit.Pipeline.Running;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>
/// The <c>published/</c> folder: immutable runs, <c>CURRENT</c>, which names the one in force, and the candidates that gates blocked, where no reader looks.
/// </summary>
public sealed class PublishedFolder(string path)
{
    private const string Runs = "runs";
    private const string CandidateRuns = ".candidates";
    private const string StagingPrefix = ".staging-";
    private const string ProbePrefix = ".probe-";

    public string Path { get; } = path;

    /// <summary>The directory of the run in force, relative to the folder; null when nothing was published yet.</summary>
    /// <exception cref="IntegrityException">CURRENT does not name a run of this folder.</exception>
    public string? Current()
    {
        var file = System.IO.Path.Combine(Path, OutputFile.Current);
        if (!File.Exists(file))
            return null;
        var text = File.ReadAllText(file);
        var directory = text.TrimEnd('\n');
        if (!IsRunDirectory(directory))
            throw new IntegrityException($"{file}: expected one line like runs/2021-12-31-0123456789ab, found '{directory}'.");
        return directory;
    }

    /// <summary>The as-of day of the run in force; null when nothing was published yet.</summary>
    /// <exception cref="IntegrityException">CURRENT does not name a run of this folder, or the run is damaged.</exception>
    public DateOnly? AsOfInForce() => Current() is { } current ? Manifest(current).AsOf : null;

    /// <summary>The absolute path of a run directory.</summary>
    public string Absolute(string directory) => System.IO.Path.Combine(Path, directory);

    /// <summary>The directory of a run, relative to the folder: <c>runs/AS_OF-RUN_ID</c>.</summary>
    public static string DirectoryOf(DateOnly asOf, string runId) => $"{Runs}/{Days.Text(asOf)}-{runId}";

    /// <summary>Where the candidate of a run is kept, relative to the folder.</summary>
    public static string CandidateOf(string directory) => $"{CandidateRuns}/{NameOf(directory)}";

    /// <summary><c>AS_OF-RUN_ID</c>: what a run is called, published or not.</summary>
    public static string NameOf(string directory) => System.IO.Path.GetFileName(directory);

    /// <summary>All published runs, relative to the folder, in ordinal order (so by as-of date).</summary>
    public IReadOnlyList<string> Directories() => Below(Runs);

    /// <summary>All candidates that wait for a person, relative to the folder, in ordinal order.</summary>
    public IReadOnlyList<string> Candidates() => Below(CandidateRuns);

    private IReadOnlyList<string> Below(string parent)
    {
        var runs = System.IO.Path.Combine(Path, parent);
        if (!Directory.Exists(runs))
            return [];
        return
        [
            .. Directory
                .EnumerateDirectories(runs)
                .Select(directory => $"{parent}/{System.IO.Path.GetFileName(directory)}")
                .Where(directory => IsRunDirectory($"{Runs}/{NameOf(directory)}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The manifest of a run.</summary>
    /// <exception cref="IntegrityException">It is missing or not a manifest.</exception>
    public RunManifest Manifest(string directory)
    {
        var file = System.IO.Path.Combine(Absolute(directory), OutputFile.Manifest);
        if (!File.Exists(file))
            throw new IntegrityException($"{file}: expected a run manifest, found no file.");
        return RunManifest.Parse(File.ReadAllBytes(file), file);
    }

    /// <summary>Proves that the folder can be written.</summary>
    /// <exception cref="WorkspaceUnusableException">It cannot.</exception>
    internal void EnsureWritable()
    {
        try
        {
            Directory.CreateDirectory(Path);
            var probe = System.IO.Path.Combine(
                Path,
                string.Create(CultureInfo.InvariantCulture, $"{ProbePrefix}{Environment.ProcessId}")
            );
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceUnusableException(
                $"{Path}: expected a folder that can be written; {error.Message} Mend its permissions or its disk and run again.",
                error
            );
        }
    }

    /// <summary>Removes what runs left that did not come to their end. Readers look at none of it.</summary>
    internal void RemoveLeftovers()
    {
        if (!Directory.Exists(Path))
            return;
        foreach (var left in Directory.EnumerateDirectories(Path, $"{StagingPrefix}*"))
            Directory.Delete(left, recursive: true);
        foreach (var left in Directory.EnumerateFiles(Path, $"{ProbePrefix}*"))
            File.Delete(left);
        DurableFile.RemoveLeftovers(Path);
    }

    /// <summary>Makes an empty staging directory, which no reader looks at, and no other process, whatever it takes itself for.</summary>
    internal string Stage(string runId, WorkspaceLock held)
    {
        var staging = System.IO.Path.Combine(
            Path,
            string.Create(CultureInfo.InvariantCulture, $"{StagingPrefix}{runId}-{held.Number}")
        );
        Directory.CreateDirectory(staging);
        return staging;
    }

    /// <summary>
    /// Seals a staging directory (sums, then _SUCCESS), flushes it and moves it to its place. The run is then whole but not in force.
    /// </summary>
    /// <exception cref="WorkspaceLockedException">Another process took the lock; nothing was moved.</exception>
    internal void Seal(string staging, string directory, WorkspaceLock held)
    {
        WriteSums(staging);
        Move(staging, directory, held);
    }

    /// <summary>Seals a staging directory as a candidate, where no reader looks.</summary>
    /// <exception cref="WorkspaceLockedException">Another process took the lock; nothing was moved.</exception>
    internal void Keep(string staging, string directory, WorkspaceLock held)
    {
        WriteSums(staging);
        Move(staging, CandidateOf(directory), held);
    }

    /// <summary>Gives a sealed directory its place.</summary>
    /// <param name="from">Its absolute path.</param>
    /// <param name="directory">Its place below the folder.</param>
    /// <param name="held">Asked right before.</param>
    internal void Move(string from, string directory, WorkspaceLock held)
    {
        var target = Absolute(directory);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        held.EnsureHeld();
        DurableFile.Rename(from, target);
        DurableFile.FlushFolder(System.IO.Path.GetDirectoryName(target)!);
        DurableFile.FlushFolder(Path);
    }

    /// <summary>Removes a candidate: it is out of sight in one step.</summary>
    /// <exception cref="WorkspaceLockedException">Another process took the lock; nothing was removed.</exception>
    internal void RemoveCandidate(string directory, WorkspaceLock held)
    {
        var aside = System.IO.Path.Combine(Path, $"{StagingPrefix}{NameOf(directory)}-discarded");
        held.EnsureHeld();
        DurableFile.Rename(Absolute(directory), aside);
        DurableFile.FlushFolder(System.IO.Path.GetDirectoryName(Absolute(directory))!);
        Directory.Delete(aside, recursive: true);
    }

    private static void WriteSums(string staging)
    {
        var sums = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(staging).Order(StringComparer.Ordinal))
        {
            DurableFile.Flush(file);
            sums.Append(Sha256.OfFile(file)).Append("  ").Append(System.IO.Path.GetFileName(file)).Append('\n');
        }
        var sumBytes = Encoding.UTF8.GetBytes(sums.ToString());
        DurableFile.Replace(System.IO.Path.Combine(staging, OutputFile.Sums), sumBytes);
        var success = $"{Convert.ToHexStringLower(SHA256.HashData(sumBytes))}\n";
        DurableFile.Replace(System.IO.Path.Combine(staging, OutputFile.Success), Encoding.UTF8.GetBytes(success));
    }

    /// <summary>Puts a sealed run in force: readers see the old run until this returns, and the new one from then on.</summary>
    /// <exception cref="WorkspaceLockedException">Another process took the lock; the old run stays in force.</exception>
    /// <exception cref="WorkspaceUnusableException">The run is in force, but it is not certain that a power cut leaves it so.</exception>
    internal void PutInForce(string directory, WorkspaceLock held)
    {
        try
        {
            DurableFile.Replace(System.IO.Path.Combine(Path, OutputFile.Current), Encoding.UTF8.GetBytes($"{directory}\n"), held);
        }
        catch (IOException error) when (Current() == directory)
        {
            throw new WorkspaceUnusableException(
                $"{directory} is in force, but may be lost in a power cut: {error.Message} Mend the disk and run again.",
                error
            );
        }
    }

    private static bool IsRunDirectory(string directory)
    {
        // runs/ + yyyy-MM-dd + - + twelve hexadecimal digits
        var name = directory.StartsWith($"{Runs}/", StringComparison.Ordinal) ? directory[(Runs.Length + 1)..] : "";
        return name.Length == 10 + 1 + RunId.Length
            && Days.TryParse(name[..10], out _)
            && name[10] == '-'
            && name[11..].All(char.IsAsciiHexDigitLower);
    }
}
