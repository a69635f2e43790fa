using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>
/// Writes a test case of record linkage into a directory:
/// 1. <c>registry.csv</c>: the registered businesses;
/// 2. <c>records.csv</c>: negative records as departments write them;
/// 3. <c>truth.csv</c>: whose each record is, and what was done to it;
/// 4. <c>README.txt</c>: that they are invented.
/// </summary>
public static class MatchSample
{
    private const int EntitiesMin = 100;
    private const long RecordsMax = 99_999_999;
    private const double HomonymsMax = 0.5;

    /// <summary>Writes the files.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="BrokenContractException">The directory is not empty, or the registrations cannot be read.</exception>
    public static MatchSampleSummary Write(MatchSampleOptions options, CancellationToken cancellation = default)
    {
        Check(options);
        var real = options.RegistrationsFile is null ? RealRegister.None : RealRegister.Read(options.RegistrationsFile);
        var (count, homonyms) = Counts(options, real);
        var root = Path.GetFullPath(options.Directory);
        Make(root);
        var registry = new Registry(options.Seed, count, homonyms, real);
        registry.Index.Fill(cancellation);
        var files = new MatchFiles(root, registry);
        files.WriteRegistry(new Permutation(count, ~options.Seed), cancellation);
        var summary = files.WriteRecords(new RecordMaker(registry, options), options.Records, cancellation);
        File.WriteAllText(Path.Combine(root, "README.txt"), MatchReadme.Text(options, summary));
        return summary;
    }

    private static void Check(MatchSampleOptions options)
    {
        if (options.Entities is { } entities)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(entities, EntitiesMin);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(entities, MatchSampleOptions.EntitiesMax);
        }
        ArgumentOutOfRangeException.ThrowIfNegative(options.Records);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Records, RecordsMax);
        CheckShare(options.WithoutCode, 1);
        CheckShare(options.Nobody, 1);
        CheckShare(options.Homonyms, HomonymsMax);
    }

    private static void CheckShare(double share, double most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, most);
    }

    /// <summary>All entities, and those of them with another's name. A real file is taken whole unless a number is given.</summary>
    private static (int Count, int Homonyms) Counts(MatchSampleOptions options, RealRegister real)
    {
        if (options.RegistrationsFile is { } file && real.Businesses.IsEmpty)
            throw new BrokenContractException(
                new Fault(file, 0, 0, "registrations with valid codes", "none", "name another file; nothing was written")
            );
        var whole = (int)Math.Min(real.Businesses.Length / (1 - options.Homonyms), MatchSampleOptions.EntitiesMax);
        var count = options.Entities ?? (real.Businesses.IsEmpty ? MatchSampleOptions.EntitiesStandard : whole);
        return (count, (int)Math.Round(count * options.Homonyms));
    }

    private static void Make(string directory)
    {
        if (File.Exists(directory))
            throw Occupied(directory, "a file");
        Directory.CreateDirectory(directory);
        if (Directory.EnumerateFileSystemEntries(directory).Select(Path.GetFileName).FirstOrDefault() is { } entry)
            throw Occupied(directory, $"'{entry}' in it");
    }

    private static BrokenContractException Occupied(string directory, string found) =>
        new(new Fault(directory, 0, 0, "an empty or a new directory", found, "name another; nothing was written"));
}
