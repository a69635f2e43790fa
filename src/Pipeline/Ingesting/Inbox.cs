using System.Collections.Immutable;
using System.Globalization;
using System.IO.Enumeration;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Extracting;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Unpacking;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Finds the dumps that no run has taken yet, in the inbox and in its archives. A dump is known by its own bytes, so one that was delivered plain is not
/// taken again out of an archive.
/// </summary>
internal sealed class Inbox : IDisposable
{
    private readonly Workspace workspace;
    private readonly IProgress<RunEvent> progress;
    private readonly CancellationToken cancellation;
    private readonly int threads;
    private readonly string unpacked;
    private readonly ImmutableArray<Fault>.Builder faults = ImmutableArray.CreateBuilder<Fault>();
    private readonly List<InboxFile> files = [];
    private readonly SeenFiles hashes;
    private readonly List<(string Sha256, string Name)> archives = [];
    private readonly HashSet<string> known;
    private readonly HashSet<string> knownArchives;
    private readonly ImmutableArray<(SourceContract Contract, DumpFilePattern Pattern)> patterns;

    private Inbox(
        Workspace workspace,
        string unpacked,
        HashSet<string> known,
        HashSet<string> knownArchives,
        SeenFiles hashes,
        int threads,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    )
    {
        (this.workspace, this.unpacked, this.progress, this.cancellation) = (workspace, unpacked, progress, cancellation);
        (this.known, this.knownArchives, this.hashes, this.threads) = (known, knownArchives, hashes, threads);
        patterns = [.. workspace.Contracts.Values.Select(contract => (contract, DumpFilePattern.Parse(contract.FilePattern)))];
    }

    /// <summary>
    /// The new files in the order in which they are loaded: delivery date, rank, source, name, hash. The order of the file system plays
    /// no part.
    /// </summary>
    public ImmutableArray<InboxFile> NewFiles =>
        [
            .. files
                .OrderBy(file => file.DeliveredOn)
                .ThenBy(file => file.Contract.Rank)
                .ThenBy(file => file.Contract.Id, StringComparer.Ordinal)
                .ThenBy(file => file.Name, StringComparer.Ordinal)
                .ThenBy(file => file.Sha256, StringComparer.Ordinal),
        ];

    /// <summary>
    /// Looks through the inbox, and takes the rows of queries as of today. What was unpacked is removed when the result is disposed.
    /// </summary>
    /// <exception cref="WorkspaceUnusableException">A database cannot be reached.</exception>
    /// <exception cref="BrokenContractException">A file is a link, a broken archive, or belongs to no source, or to two.</exception>
    public static Inbox Search(
        Workspace workspace,
        WarehouseConnection warehouse,
        TimeProvider clock,
        int threads,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    )
    {
        var inbox = new Inbox(
            workspace,
            Path.Combine(workspace.Settings.WarehouseFolder, "unpacked"),
            Identities(warehouse),
            Hashes("source_archive", warehouse),
            new SeenFiles(SeenFiles.Of(warehouse)),
            threads,
            progress,
            cancellation
        );
        var isDone = false;
        try
        {
            inbox.RemoveUnpacked();
            if (!Directory.Exists(workspace.Settings.InboxFolder))
                throw new BrokenContractException(
                    new Fault(
                        workspace.Settings.InboxFolder,
                        0,
                        0,
                        "the inbox folder",
                        "no such folder",
                        "make it, or mend folders.inbox in foodcredit.yaml"
                    )
                );
            inbox.TakeFiles();
            foreach (var contract in workspace.Contracts.Values.Where(contract => contract.Database is not null))
                inbox.TakeRows(contract, contract.Database!, workspace.Settings.AsOfToday(clock));
            if (inbox.faults.Count > 0)
                throw new BrokenContractException(inbox.Faults);
            isDone = true;
            return inbox;
        }
        finally
        {
            if (!isDone)
                inbox.Dispose();
        }
    }

    /// <summary>
    /// Looks through the inbox without the warehouse: new is what the log of changes does not name. Databases are not asked, and an inbox that is not there is
    /// empty.
    /// </summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="unpacked">A folder of this process for what comes out of archives.</param>
    /// <param name="threads">Files hashed at a time.</param>
    /// <param name="cancellation">Stops.</param>
    public static Inbox Look(Workspace workspace, string unpacked, int threads, CancellationToken cancellation)
    {
        var inbox = new Inbox(
            workspace,
            unpacked,
            [
                .. ChangeLog
                    .LoadedFiles(workspace.Settings.WarehouseFolder)
                    .SelectMany(file => new[] { file.Sha256, ListIdentity(file.Sha256, Days.Of(file.DeliveredOn)) }),
            ],
            [],
            new SeenFiles(ImmutableDictionary<string, SeenFile>.Empty),
            threads,
            new Unwatched(),
            cancellation
        );
        if (Directory.Exists(workspace.Settings.InboxFolder))
            inbox.TakeFiles();
        return inbox;
    }

    /// <summary>What is wrong with the inbox; <see cref="Search"/> finds nothing wrong, or throws.</summary>
    public ImmutableArray<Fault> Faults => faults.ToImmutable();

    /// <summary>Notes that all files of the archives are taken, and what lay in the inbox.</summary>
    public void Remember(WarehouseConnection warehouse, TimeProvider clock)
    {
        hashes.Remember(warehouse, clock);
        foreach (var (sha256, name) in archives)
            warehouse.Execute("INSERT INTO source_archive VALUES ($sha256, $name)", ("sha256", sha256), ("name", name));
    }

    public void Dispose() => RemoveUnpacked();

    private void TakeFiles()
    {
        var folder = workspace.Settings.InboxFolder;
        ImmutableArray<string> paths = [.. Paths(folder)];
        hashes.Hash(
            paths.Where(path => !Archive.Is(path) && !File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint)),
            threads,
            cancellation
        );
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
                faults.Add(
                    new Fault($"inbox/{name}", 0, 0, "a file", "a link", "links are not followed: put the file itself there")
                );
            else if (Archive.Is(name))
                TakeArchive(path, name);
            else
                Take(path, name);
        }
    }

    private void TakeRows(SourceContract contract, DatabaseQuery query, DateOnly today)
    {
        var name = DumpFilePattern.Parse(contract.FilePattern).NameOn(today);
        var path = Path.Combine(unpacked, "postgresql", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            DatabaseExtract.Write(contract.Id, query, path, cancellation);
            Take(path, $"postgresql/{name}");
        }
        catch (BrokenContractException e)
        {
            faults.AddRange(e.Faults);
        }
    }

    private void TakeArchive(string path, string name)
    {
        var sha256 = Sha256.OfFile(path);
        if (!knownArchives.Add(sha256))
            return;
        try
        {
            foreach (
                var member in Archive.Unpack(
                    path,
                    name,
                    Path.Combine(unpacked, sha256),
                    (long)workspace.Settings.UnpackedMib << 20,
                    cancellation
                )
            )
                Take(member.Path, member.Name);
            archives.Add((sha256, name));
        }
        catch (BrokenContractException e)
        {
            faults.AddRange(e.Faults);
        }
    }

    private void Take(string path, string name)
    {
        if (Owner(name) is not { } owner)
            return;
        var sha256 = hashes.Of(path);
        // A full list that says what an older one said is news: what was listed between them is over. So are marks that take back what came between.
        var identity =
            owner.Contract.Delivery == Delivery.Full || ChangeMarks.Has(owner.Contract)
                ? ListIdentity(sha256, Days.Of(owner.DeliveredOn))
                : sha256;
        if (known.Add(identity))
            files.Add(new InboxFile(name, path, owner.Contract, sha256, new FileInfo(path).Length, owner.DeliveredOn));
        else if (files.Any(file => file.Sha256 == sha256))
            progress.Report(new RunEvent.Notice($"{name}: the same bytes as another file of this delivery; taken once."));
    }

    private void RemoveUnpacked()
    {
        if (Directory.Exists(unpacked))
            Directory.Delete(unpacked, recursive: true);
    }

    /// <summary>What is known already: a file by its bytes, a full list or a delta with change marks by its bytes and its day.</summary>
    private static HashSet<string> Identities(WarehouseConnection warehouse) =>
        warehouse
            .Rows("SELECT sha256, delivered_on FROM source_file", row => (Sha256: row.GetString(0), Day: row.GetInt32(1)))
            .SelectMany(file => new[] { file.Sha256, ListIdentity(file.Sha256, file.Day) })
            .ToHashSet(StringComparer.Ordinal);

    private static string ListIdentity(string sha256, int deliveredOn) =>
        string.Create(CultureInfo.InvariantCulture, $"{sha256} {deliveredOn}");

    private static HashSet<string> Hashes(string table, WarehouseConnection warehouse) =>
        warehouse.Rows($"SELECT sha256 FROM {table}", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);

    /// <summary>All files below the folder, and all links, which are not followed.</summary>
    private static IEnumerable<string> Paths(string folder) =>
        new FileSystemEnumerable<string>(
            folder,
            (ref entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden }
        )
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        }.Order(StringComparer.Ordinal);

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private (SourceContract Contract, DateOnly DeliveredOn)? Owner(string name)
    {
        var fileName = Path.GetFileName(name);
        var owners = patterns
            .Select(source => (source.Contract, DeliveredOn: source.Pattern.Match(fileName)))
            .Where(owner => owner.DeliveredOn is not null)
            .ToList();
        if (owners.Count == 1)
            return (owners[0].Contract, owners[0].DeliveredOn!.Value);
        faults.Add(
            owners.Count == 0
                ? new Fault(
                    $"inbox/{name}",
                    0,
                    0,
                    "a file name that some source's `file` pattern matches",
                    "none that does",
                    "rename the file, move it out of the inbox, or add a source for it"
                )
                : new Fault(
                    $"inbox/{name}",
                    0,
                    0,
                    "a file name that one source's `file` pattern matches",
                    $"{string.Join(", ", owners.Select(owner => owner.Contract.Id))}",
                    "make their patterns distinct"
                )
        );
        return null;
    }
}
