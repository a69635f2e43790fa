using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Keeping;

/// <summary>
/// The changes of the warehouse in order, each a file <c>log/000001.json</c> that names the one before by its hash. An entry is written as the last step
/// before its transaction is committed, and never taken back, for nobody can tell whether a commit that failed is not in the database after all: a
/// change that is not is made again by whoever opens the warehouse next. A warehouse that is lost is made again from all of them.
/// </summary>
internal sealed class ChangeLog
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly string folder;
    private readonly WarehouseConnection warehouse;
    private readonly WorkspaceLock held;
    private KeepDumps? keeping;

    public ChangeLog(string warehouseFolder, WarehouseConnection warehouse, WorkspaceLock held)
    {
        folder = Path.Combine(warehouseFolder, "log");
        (this.warehouse, this.held) = (warehouse, held);
        Store = new DumpStore(warehouseFolder);
    }

    /// <summary>Where the bytes are that the entries name.</summary>
    public DumpStore Store { get; }

    /// <summary>The entries whose changes are not in the warehouse, in order.</summary>
    /// <exception cref="IntegrityException">The log is not the one that the warehouse was made by.</exception>
    public ImmutableArray<(LogEntry Entry, string Sha256)> Unapplied()
    {
        var entries = Read(folder);
        var (applied, last) = warehouse
            .Rows(
                "SELECT count(*), arg_max(sha256, entry) FROM applied_change",
                row => (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1))
            )
            .Single();
        if (applied > entries.Length || (applied > 0 && entries[(int)applied - 1].Sha256 != last))
            throw new IntegrityException(
                $"{folder}: expected the log of the {applied} changes in the warehouse, found {entries.Length} entries{(applied > entries.Length ? "" : ", of other changes")}. Restore the folder, or the warehouse that belongs to it, from a backup."
            );
        return entries[(int)applied..];
    }

    /// <summary>The dumps of all loads of a warehouse, whether or not its database is there.</summary>
    /// <exception cref="IntegrityException">The log is damaged.</exception>
    public static IEnumerable<LoggedFile> LoadedFiles(string warehouseFolder) =>
        Read(Path.Combine(warehouseFolder, "log")).SelectMany(entry => entry.Entry.Files);

    /// <summary>Does a load, and keeps its dumps while they are read. What was kept for one that failed goes, unless its entry was written:
    /// then it will be made again.</summary>
    public T Loading<T>(ImmutableArray<InboxFile> files, Func<T> load)
    {
        keeping = KeepDumps.Start(Store, [.. files.Select(file => (file.Path, file.Sha256))]);
        try
        {
            return load();
        }
        finally
        {
            keeping?.Undo();
        }
    }

    /// <summary>Within the transaction of a load: its dumps are kept, and it writes its entry.</summary>
    public void NoteLoad(Workspace workspace, ImmutableArray<InboxFile> files, int knownFromMin)
    {
        keeping!.Finish();
        keeping = null;
        Note(
            Of(LogChange.Load, workspace, knownFromMin) with
            {
                Files =
                [
                    .. files.Select(file => new LoggedFile(
                        file.Name,
                        file.Sha256,
                        file.Contract.Id,
                        file.Bytes,
                        file.DeliveredOn
                    )),
                ],
            }
        );
    }

    /// <summary>Within the transaction that settles refused rows: writes its entry.</summary>
    /// <param name="change">Whether they are read once more or discarded.</param>
    /// <param name="workspace">The documents in force.</param>
    /// <param name="rows">Which.</param>
    /// <param name="because">Why they are discarded.</param>
    /// <param name="knownFromMin">From which day on.</param>
    public void NoteSettled(
        LogChange change,
        Workspace workspace,
        ImmutableArray<LoggedRows> rows,
        string? because,
        int knownFromMin
    ) => Note(Of(change, workspace, knownFromMin) with { Rows = rows, Because = because });

    /// <summary>Within the transaction that takes decisions of persons: writes its entry.</summary>
    public void NoteReviews(Workspace workspace, ImmutableArray<LoggedReview> reviews, int knownFromMin) =>
        Note(Of(LogChange.Review, workspace, knownFromMin) with { Reviews = reviews });

    /// <summary>Within the transaction that makes a change of the log again.</summary>
    public void NoteApplied(LogEntry entry, string sha256) =>
        warehouse.Execute("INSERT INTO applied_change VALUES ($entry, $sha256)", ("entry", entry.Entry), ("sha256", sha256));

    /// <summary>Removes entries that were not written to their end.</summary>
    public void RemoveLeftovers() => DurableFile.RemoveLeftovers(folder);

    private LogEntry Of(LogChange change, Workspace workspace, int knownFromMin)
    {
        foreach (var (file, hash) in workspace.FileHashes)
            Store.Keep(Path.Combine(workspace.Directory, file), hash);
        return new LogEntry
        {
            Entry = (int)warehouse.Count("SELECT count(*) + 1 FROM applied_change"),
            Previous = (string?)warehouse.Scalar("SELECT arg_max(sha256, entry) FROM applied_change"),
            Program = RunPipeline.ProgramVersion,
            Change = change,
            KnownFrom = knownFromMin == int.MinValue ? null : Days.ToDate(knownFromMin),
            Documents = workspace.FileHashes,
        };
    }

    private void Note(LogEntry entry)
    {
        Store.Flush();
        Directory.CreateDirectory(folder);
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, Json);
        NoteApplied(entry, Hash(json));
        DurableFile.Replace(PathOf(folder, entry.Entry), json, held);
    }

    private static ImmutableArray<(LogEntry Entry, string Sha256)> Read(string folder)
    {
        var entries = ImmutableArray.CreateBuilder<(LogEntry, string)>();
        string? previous = null;
        for (var number = 1; PathOf(folder, number) is var path && File.Exists(path); number++)
        {
            var json = File.ReadAllBytes(path);
            var entry = Parse(json, path);
            if (entry.Entry != number || entry.Previous != previous)
                throw new IntegrityException(
                    $"{path}: expected the entry after {previous ?? "none"}, found one after {entry.Previous ?? "none"}. Restore it from a backup."
                );
            previous = Hash(json);
            entries.Add((entry, previous));
        }
        return entries.ToImmutable();
    }

    private static LogEntry Parse(byte[] json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<LogEntry>(json, Json)
                ?? throw new IntegrityException($"{path}: expected an entry of the log, found null.");
        }
        catch (JsonException error)
        {
            throw new IntegrityException($"{path}: expected an entry of the log; {error.Message} Restore it from a backup.");
        }
    }

    private static string PathOf(string folder, int entry) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{entry:000000}.json"));

    private static string Hash(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
