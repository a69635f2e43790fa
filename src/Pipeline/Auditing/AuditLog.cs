using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;

namespace FoodCredit.Pipeline.Auditing;

/// <summary>
/// Every override of a workspace in order, a line each in <c>warehouse/audit.jsonl</c>, each sealed with the hash of the one before. It is only ever added to,
/// flushed to the device before what it tells of is done. <c>warehouse/audit.head</c> holds the number and the hash of the last entry, and so does every run's
/// manifest: a log that was cut off, or written anew, agrees with neither.
/// </summary>
public sealed class AuditLog
{
    private readonly string file;
    private readonly string headFile;
    private readonly ImmutableArray<string> hashes;

    private AuditLog(string folder, ImmutableArray<AuditEntry> entries, ImmutableArray<string> faults)
    {
        (file, headFile) = (FileOf(folder), Path.Combine(folder, "audit.head"));
        (Entries, hashes) = (entries, [.. entries.Select(AuditText.Hash)]);
        Withdrawn = WithdrawnBy(entries);
        Faults = [.. faults, .. HeadFaults()];
    }

    /// <summary>The entries up to the first that is not what was written.</summary>
    public ImmutableArray<AuditEntry> Entries { get; }

    /// <summary>What is wrong with the log by itself.</summary>
    public ImmutableArray<string> Faults { get; }

    /// <summary>Where the log stands.</summary>
    internal RunAudit State => new(Entries.Length, hashes.IsEmpty ? null : hashes[^1]);

    /// <summary>The published runs that were withdrawn by a rollback and not put in force since: <c>AS_OF-RUN_ID</c>.</summary>
    public ImmutableHashSet<string> Withdrawn { get; }

    /// <summary>Reads the log of a workspace, whatever is wrong with it.</summary>
    public static AuditLog Read(string warehouseFolder)
    {
        var path = FileOf(warehouseFolder);
        var entries = ImmutableArray.CreateBuilder<AuditEntry>();
        var faults = ImmutableArray.CreateBuilder<string>();
        var text = File.Exists(path) ? File.ReadAllText(path, new UTF8Encoding(false)) : "";
        if (text.Length > 0 && !text.EndsWith('\n'))
            faults.Add($"{path}: expected a line feed at the end, found none.");
        string? previous = null;
        foreach (var line in text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n'))
        {
            var entry = AuditText.Parse(line);
            if (entry is null || entry.Entry != entries.Count + 1 || entry.Previous != previous)
            {
                faults.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{path}:{entries.Count + 1}: expected entry {entries.Count + 1} after {previous ?? "none"}, found {Described(entry)}; nothing from here on is proved."
                    )
                );
                break;
            }
            entries.Add(entry);
            previous = AuditText.Hash(entry);
        }
        return new AuditLog(warehouseFolder, entries.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>Reads the log of a workspace.</summary>
    /// <exception cref="IntegrityException">It is not what was written.</exception>
    internal static AuditLog ReadWhole(string warehouseFolder)
    {
        var log = Read(warehouseFolder);
        return log.Faults.IsEmpty
            ? log
            : throw new IntegrityException($"{string.Join('\n', log.Faults)}\nRestore the audit log from a backup.");
    }

    /// <summary>Adds an entry, and flushes it to the device.</summary>
    /// <param name="entry">Its number and the hash before are set here.</param>
    /// <param name="held">Asked right before.</param>
    /// <exception cref="WorkspaceLockedException">Another process took the lock; nothing was written.</exception>
    internal void Append(AuditEntry entry, WorkspaceLock held)
    {
        var next = entry with { Entry = Entries.Length + 1, Previous = State.Head };
        var lines = Entries.Append(next).Select(line => $"{AuditText.Line(line)}\n");
        DurableFile.Replace(file, Encoding.UTF8.GetBytes(string.Concat(lines)), held);
        DurableFile.Replace(headFile, Encoding.UTF8.GetBytes(HeadLine(next.Entry, AuditText.Hash(next))), held);
    }

    /// <summary>What a manifest and the log say of each other.</summary>
    internal string? FaultOf(string run, RunAudit noted)
    {
        var hash = noted.Entries == 0 ? null : hashes.ElementAtOrDefault(noted.Entries - 1);
        return noted.Entries <= Entries.Length && hash == noted.Head
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: expected entry {noted.Entries} to be {noted.Head ?? "none"}, as run {run} found it, found {hash ?? "none"}."
            );
    }

    /// <summary>An entry is written before the head: a process that was killed between the two left a log that is one longer.</summary>
    private IEnumerable<string> HeadFaults()
    {
        var head = File.Exists(headFile) ? File.ReadAllText(headFile) : "";
        if (head == HeadAfter(Entries.Length) || (Entries.Length > 0 && head == HeadAfter(Entries.Length - 1)))
            return [];
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{headFile}: expected '{HeadAfter(Entries.Length).TrimEnd()}', the last entry of the log, found '{head.TrimEnd()}'."
            ),
        ];
    }

    private static ImmutableHashSet<string> WithdrawnBy(ImmutableArray<AuditEntry> entries)
    {
        var withdrawn = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            withdrawn.UnionWith(entry.Withdrawn);
            withdrawn.Remove(entry.Run);
        }
        return withdrawn.ToImmutable();
    }

    private string HeadAfter(int entries) => entries == 0 ? "" : HeadLine(entries, hashes[entries - 1]);

    private static string HeadLine(int entries, string hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{entries} {hash}\n");

    private static string FileOf(string warehouseFolder) => Path.Combine(warehouseFolder, "audit.jsonl");

    private static string Described(AuditEntry? entry) =>
        entry is null
            ? "a line that is not as it was written"
            : string.Create(CultureInfo.InvariantCulture, $"entry {entry.Entry} after {entry.Previous ?? "none"}");
}
