using FoodCredit.Pipeline.Auditing;
using FoodCredit.Pipeline.Drifting;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Running;

/// <summary>
/// Tells what a run would do, and does nothing: it takes no lock, opens no warehouse, asks no database and writes nothing into the workspace. What the log of
/// changes and the manifests do not tell, such as whose records the new rows are, it does not know.
/// </summary>
public static class PlanRun
{
    /// <param name="workspace">The workspace.</param>
    /// <param name="asOf">The day the run would speak for.</param>
    /// <param name="threads">Files looked at at a time.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="IntegrityException">What was published before is damaged.</exception>
    public static RunForecast Of(Workspace workspace, DateOnly asOf, int threads, CancellationToken cancellation)
    {
        var published = new PublishedFolder(workspace.Settings.PublishedFolder);
        var runs = published
            .Directories()
            .Select(directory => (Directory: directory, Manifest: published.Manifest(directory)))
            .ToList();
        var current = published.Current();
        var inForce = current is null ? null : published.Manifest(current);
        var latest = runs.Select(run => (DateOnly?)run.Manifest.AsOf).Max();
        var withdrawn = AuditLog.Read(workspace.Settings.WarehouseFolder).Withdrawn;
        // Archives are unpacked beside, not inside, as nothing of the workspace may change.
        var unpacked = Directory.CreateTempSubdirectory("foodcredit-").FullName;
        try
        {
            using var inbox = Inbox.Look(workspace, unpacked, threads, cancellation);
            return new RunForecast
            {
                AsOf = asOf,
                InForce = current,
                RunBefore = runs.Where(run =>
                        run.Manifest.AsOf < asOf && !withdrawn.Contains(PublishedFolder.NameOf(run.Directory))
                    )
                    .OrderByDescending(run => run.Manifest.AsOf)
                    .ThenByDescending(run => run.Manifest.FinishedAt)
                    .Select(run => run.Directory)
                    .FirstOrDefault(),
                WouldBeInForce = inForce is null || inForce.AsOf <= asOf,
                Files = [.. inbox.NewFiles.Select(file => Plan(file, asOf, latest, inForce))],
                Databases =
                [
                    .. workspace
                        .Contracts.Values.Where(contract => contract.Database is not null)
                        .Select(contract => contract.Id)
                        .Order(StringComparer.Ordinal),
                ],
                Drift = FindDrift.In(workspace, inbox.NewFiles, inbox.Faults, threads, cancellation),
                Candidates = [.. published.Candidates().Select(PublishedFolder.NameOf)],
            };
        }
        finally
        {
            if (Directory.Exists(unpacked))
                Directory.Delete(unpacked, recursive: true);
        }
    }

    private static PlannedFile Plan(InboxFile file, DateOnly asOf, DateOnly? latest, RunManifest? inForce)
    {
        var knownFrom = latest > file.DeliveredOn ? latest.Value : file.DeliveredOn;
        var source = inForce?.Inputs.Where(input => input.Source == file.Contract.Id && input.Bytes > 0).ToList() ?? [];
        var (rows, bytes) = (source.Sum(input => input.Rows.Read), source.Sum(input => input.Bytes));
        return new PlannedFile(
            file.Name,
            file.Contract.Id,
            $"sources/{file.Contract.Id}.yaml",
            file.Bytes,
            file.DeliveredOn,
            knownFrom,
            knownFrom <= asOf,
            bytes == 0 ? null : (long)decimal.Round((decimal)file.Bytes * rows / bytes)
        );
    }
}
