using System.Security.Cryptography;
using System.Text;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Benchmarks.Faults;

/// <summary>
/// A reader of ratings who reads CURRENT over and over while others write, and looks whether the run it names is whole: _SUCCESS holds the hash of
/// SHA256SUMS, and every file is there; when it is named first, with its hash.
/// </summary>
internal sealed class CurrentReader
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly string published;
    private readonly Task reading;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> violations = [];
    private volatile bool isStopped;

    private CurrentReader(string published)
    {
        this.published = published;
        reading = Task.Run(ReadOn);
    }

    /// <summary>How often CURRENT was read.</summary>
    public int Reads { get; private set; }

    /// <summary>Begins to read; CURRENT must be there already.</summary>
    public static CurrentReader Start(string workspace) => new(Path.Combine(workspace, "published"));

    /// <summary>Ends reading; gives what was not whole.</summary>
    public async Task<IReadOnlyList<string>> Stop()
    {
        isStopped = true;
        await reading.ConfigureAwait(false);
        return violations;
    }

    private void ReadOn()
    {
        while (!isStopped)
        {
            if (Look() is { } violation && !violations.Contains(violation))
                violations.Add(violation);
            Reads++;
            Thread.Sleep(Pause);
        }
    }

    private string? Look()
    {
        try
        {
            var current = File.ReadAllText(Path.Combine(published, OutputFile.Current));
            if (!current.EndsWith('\n'))
                return $"a reader found CURRENT without its end: '{current}'";
            var run = Path.Combine(published, current.TrimEnd('\n'));
            var sums = File.ReadAllBytes(Path.Combine(run, OutputFile.Sums));
            if (File.ReadAllText(Path.Combine(run, OutputFile.Success)) != $"{Convert.ToHexStringLower(SHA256.HashData(sums))}\n")
                return $"a reader found {current.TrimEnd()} without a seal that fits";
            var isNew = seen.Add(run);
            foreach (var line in Encoding.UTF8.GetString(sums).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var (hash, file) = (line[..64], Path.Combine(run, line[66..]));
                if (!File.Exists(file) || (isNew && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) != hash))
                    return $"a reader found {file} missing or changed";
            }
            return null;
        }
        catch (IOException error)
        {
            return $"a reader could not read: {error.Message}";
        }
    }
}
