using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Finds the dumps that no run has taken yet.</summary>
internal static class Inbox
{
    /// <summary>
    /// The new files in the order in which they are loaded: delivery date, rank, source, name, hash. The order of the file system plays
    /// no part. Links are not followed.
    /// </summary>
    /// <exception cref="BrokenContractException">A file belongs to no source, or to two.</exception>
    public static ImmutableArray<InboxFile> NewFiles(
        Workspace workspace,
        WarehouseConnection warehouse,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    )
    {
        var folder = workspace.Settings.InboxFolder;
        if (!Directory.Exists(folder))
            throw new BrokenContractException(
                new Fault(folder, 0, 0, "the inbox folder", "no such folder", "make it, or mend folders.inbox in foodcredit.yaml")
            );
        var known = warehouse.Rows("SELECT sha256 FROM source_file", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var files = new List<InboxFile>();
        foreach (var path in Paths(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (Owner(workspace, name, faults) is not { } owner)
                continue;
            var sha256 = Sha256.OfFile(path);
            if (known.Add(sha256))
                files.Add(new InboxFile(name, path, owner.Contract, sha256, new FileInfo(path).Length, owner.DeliveredOn));
            else if (files.Any(file => file.Sha256 == sha256))
                progress.Report(new RunEvent.Notice($"{name}: the same bytes as another file of this delivery; taken once."));
        }
        if (faults.Count > 0)
            throw new BrokenContractException(faults.ToImmutable());
        return
        [
            .. files
                .OrderBy(file => file.DeliveredOn)
                .ThenBy(file => file.Contract.Rank)
                .ThenBy(file => file.Contract.Id, StringComparer.Ordinal)
                .ThenBy(file => file.Name, StringComparer.Ordinal)
                .ThenBy(file => file.Sha256, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Paths(string folder) =>
        Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
                }
            )
            .Order(StringComparer.Ordinal);

    private static (SourceContract Contract, DateOnly DeliveredOn)? Owner(
        Workspace workspace,
        string name,
        ImmutableArray<Fault>.Builder faults
    )
    {
        var fileName = Path.GetFileName(name);
        var owners = workspace
            .Contracts.Values.Select(contract =>
                (Contract: contract, DeliveredOn: DumpFilePattern.Parse(contract.FilePattern).Match(fileName))
            )
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
