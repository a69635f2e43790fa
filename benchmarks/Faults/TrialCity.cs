using System.IO.Compression;
using System.Security.Cryptography;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Sampling;

namespace FoodCredit.Benchmarks.Faults;

/// <summary>
/// A small city with a rating in force, so that a reader has something to lose, and the dumps of another ten days in its inbox, some in an archive;
/// and what the run of the last day gives when nothing disturbs it.
/// </summary>
internal sealed class TrialCity
{
    public const string FirstDay = "2021-12-20";
    public const string LastDay = "2021-12-31";

    private readonly string root;
    private readonly string program;

    private TrialCity(string root, string program) => (this.root, this.program) = (root, program);

    private string City => Path.Combine(root, "city");

    /// <summary>Every file that the undisturbed run leaves, with the hash of those that hold no clock times.</summary>
    public IReadOnlyDictionary<string, string> Expected { get; private set; } = new Dictionary<string, string>();

    /// <summary>What was in force before, relative to the published folder.</summary>
    public string Before { get; private set; } = "";

    /// <summary>What is in force after the undisturbed run.</summary>
    public string After { get; private set; } = "";

    public double UndisturbedSeconds { get; private set; }

    /// <summary>Makes the city and both its runs.</summary>
    /// <param name="root">An empty folder.</param>
    /// <param name="program">The built program.</param>
    public static async Task<TrialCity> Make(string root, string program)
    {
        var city = new TrialCity(root, program);
        SampleCity.Write(
            new SampleOptions
            {
                Directory = city.City,
                Entities = 300,
                Records = 900,
                Seed = 7,
            }
        );
        await city.RateFirstDay().ConfigureAwait(false);
        var undisturbed = city.Copy("undisturbed");
        var run = await ProgramRun.ToEnd(ProgramRun.Of(program, undisturbed, LastDay)).ConfigureAwait(false);
        Check(run);
        city.UndisturbedSeconds = run.Seconds;
        city.Before = new PublishedFolder(Path.Combine(city.City, "published")).Current()!;
        city.After = new PublishedFolder(Path.Combine(undisturbed, "published")).Current()!;
        city.Expected = Files(undisturbed);
        return city;
    }

    /// <summary>A copy of the city before the last day.</summary>
    public string Copy(string name)
    {
        var copy = Path.Combine(root, name);
        foreach (var file in Directory.EnumerateFiles(City, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(City, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    /// <summary>
    /// Every file below warehouse/ and published/, with its hash. Empty for files with clock times (run.json and the sums over it), for the
    /// database, whose pages lie as they came, and for who held the lock.
    /// </summary>
    public static SortedDictionary<string, string> Files(string workspace)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in (ReadOnlySpan<string>)["warehouse", "published"])
        {
            foreach (
                var path in Directory.EnumerateFileSystemEntries(
                    Path.Combine(workspace, folder),
                    "*",
                    SearchOption.AllDirectories
                )
            )
            {
                var isBytes =
                    File.Exists(path)
                    && Path.GetFileName(path) is not (OutputFile.Manifest or OutputFile.Sums or OutputFile.Success)
                    && !Path.GetFileName(path).StartsWith("foodcredit.duckdb", StringComparison.Ordinal)
                    && !Path.GetFileName(path).StartsWith("run.", StringComparison.Ordinal);
                files[Path.GetRelativePath(workspace, path)] = isBytes
                    ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))
                    : "";
            }
        }
        return files;
    }

    private async Task RateFirstDay()
    {
        var inbox = Path.Combine(City, "inbox");
        var late = Path.Combine(root, "late");
        Directory.CreateDirectory(late);
        foreach (var dump in Directory.EnumerateFiles(inbox, "*", SearchOption.AllDirectories).Where(IsLate).ToList())
            File.Move(dump, Path.Combine(late, Path.GetFileName(dump)));
        Check(await ProgramRun.ToEnd(ProgramRun.Of(program, City, FirstDay)).ConfigureAwait(false));
        // Dumps that were loaded may go; the fewer operations are left, the more of them can be struck.
        Directory.Delete(inbox, recursive: true);
        Directory.CreateDirectory(inbox);
        var dumps = Directory.GetFiles(late).Order(StringComparer.Ordinal).ToArray();
        await using (
            var archive = await ZipFile.OpenAsync(Path.Combine(inbox, "late.zip"), ZipArchiveMode.Create).ConfigureAwait(false)
        )
        {
            foreach (var dump in dumps[..2])
                await archive.CreateEntryFromFileAsync(dump, Path.GetFileName(dump)).ConfigureAwait(false);
        }
        foreach (var dump in dumps[2..])
            File.Move(dump, Path.Combine(inbox, Path.GetFileName(dump)));
    }

    /// <summary>Delivered after the first day, by the date in its name; and, so that one is there, the workbooks of the month.</summary>
    private static bool IsLate(string dump)
    {
        var day = Path.GetFileName(dump).Split('_', '.').First(part => part.Length == 8 && part.All(char.IsAsciiDigit));
        return string.CompareOrdinal(day, FirstDay.Replace("-", "", StringComparison.Ordinal)) > 0
            || (dump.EndsWith(".xlsx", StringComparison.Ordinal) && day.StartsWith("202112", StringComparison.Ordinal));
    }

    private static void Check(ProgramRun run)
    {
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"An undisturbed run ended with exit code {run.ExitCode}: {run.Error}");
    }
}
