using System.Text.Json;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Running;

/// <summary>The warehouse's record of what was published, in order.</summary>
internal sealed class Publications(PublishedFolder published, WarehouseConnection warehouse, WorkspaceLock held)
{
    /// <summary>The latest as-of date that was published, in days; <see cref="int.MinValue"/> when none was.</summary>
    public int LatestAsOf => (int?)warehouse.Scalar("SELECT max(as_of) FROM publication") ?? int.MinValue;

    /// <summary>Notes runs that were sealed by a process that was killed before it noted them, in the order they were finished.</summary>
    public void Reconcile()
    {
        // A warehouse of before dumps were noted: the manifests tell.
        var isComplete = warehouse.Count("SELECT count(*) FROM rated_file") > 0;
        var noted = warehouse
            .Rows("SELECT directory FROM publication", row => row.GetString(0))
            .Where(_ => isComplete)
            .ToHashSet(StringComparer.Ordinal);
        var missing = published
            .Directories()
            .Where(directory => !noted.Contains(directory))
            .Select(directory => (Directory: directory, Manifest: published.Manifest(directory)))
            .OrderBy(run => run.Manifest.FinishedAt)
            .ThenBy(run => run.Directory, StringComparer.Ordinal);
        foreach (var (directory, manifest) in missing)
            Note(directory, manifest);
    }

    /// <summary>
    /// Notes a sealed run and, unless a later as-of date is in force, puts it in force, which is the last step of all: whatever fails before it
    /// leaves the old run in force. Whether it is in force now.
    /// </summary>
    public bool PutInForce(string directory, DateOnly asOf, RunManifest manifest)
    {
        var current = published.Current();
        var isLatest = current is null || published.Manifest(current).AsOf <= asOf;
        Note(directory, manifest);
        if (isLatest && current != directory)
            published.PutInForce(directory, held);
        return isLatest;
    }

    private void Note(string directory, RunManifest manifest)
    {
        warehouse.Execute(
            """
            INSERT INTO publication (sequence, run_id, as_of, directory, policy_hash)
            SELECT (SELECT coalesce(max(sequence), 0) + 1 FROM publication), $run_id, $as_of, $directory, $policy_hash
            WHERE NOT EXISTS (SELECT 1 FROM publication WHERE run_id = $run_id)
            """,
            ("run_id", manifest.RunId),
            ("as_of", Days.Of(manifest.AsOf)),
            ("directory", directory),
            ("policy_hash", manifest.Policy.Hash)
        );
        warehouse.Execute(
            """
            INSERT INTO rated_file (file_no, run_id)
            SELECT file_no, $run_id
            FROM source_file
            ANTI JOIN rated_file USING (file_no)
            WHERE sha256 || ' ' || delivered_on IN (SELECT unnest(from_json($inputs, '["VARCHAR"]')))
            """,
            ("run_id", manifest.RunId),
            ("inputs", JsonSerializer.Serialize(manifest.Inputs.Select(input => $"{input.Sha256} {Days.Of(input.DeliveredOn)}")))
        );
    }
}
