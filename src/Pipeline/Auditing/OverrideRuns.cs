using System.Collections.Immutable;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Auditing;

/// <summary>
/// What a person may do against the program's own judgement, each under the workspace's lock: 1. the run is proved whole; 2. the audit log gets its entry, and it
/// is flushed; 3. it is done. Killed between 2 and 3 the entry stands, and doing it again completes it.
/// </summary>
public sealed class OverrideRuns
{
    private readonly OpenWorkspace open;
    private readonly PublishedFolder published;
    private readonly AuditLog log;
    private readonly OverrideReason reason;
    private readonly TimeProvider clock;

    private OverrideRuns(OpenWorkspace open, Workspace workspace, OverrideReason reason, TimeProvider clock)
    {
        (this.open, this.reason, this.clock) = (open, reason, clock);
        published = new PublishedFolder(workspace.Settings.PublishedFolder);
        log = open.Audit;
    }

    /// <summary>Publishes a candidate that a gate blocked, and puts it in force unless a later day is.</summary>
    /// <returns>Its directory, and whether it is in force.</returns>
    /// <exception cref="BrokenContractException">There is no such candidate.</exception>
    /// <exception cref="IntegrityException">It is not whole, or the audit log is not.</exception>
    public static (string Directory, bool IsInForce) Publish(
        Workspace workspace,
        string run,
        OverrideReason reason,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    ) => Do(workspace, reason, clock, progress, overrides => overrides.Publish(run, cancellation), cancellation);

    /// <summary>Removes a candidate.</summary>
    /// <returns>What it was called.</returns>
    /// <exception cref="BrokenContractException">There is no such candidate.</exception>
    /// <exception cref="IntegrityException">The audit log is not whole.</exception>
    public static string Discard(
        Workspace workspace,
        string run,
        OverrideReason reason,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    ) => Do(workspace, reason, clock, progress, overrides => overrides.Discard(run), cancellation);

    /// <summary>Puts a published run in force again, and withdraws those of its day and later.</summary>
    /// <returns>Its directory, and the runs that were withdrawn.</returns>
    /// <exception cref="BrokenContractException">There is no such run, or it is in force.</exception>
    /// <exception cref="IntegrityException">It is not whole, or the audit log is not.</exception>
    public static (string Directory, ImmutableArray<string> Withdrawn) Rollback(
        Workspace workspace,
        string run,
        OverrideReason reason,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    ) => Do(workspace, reason, clock, progress, overrides => overrides.Rollback(run, cancellation), cancellation);

    private static T Do<T>(
        Workspace workspace,
        OverrideReason reason,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        Func<OverrideRuns, T> work,
        CancellationToken cancellation
    )
    {
        var published = new PublishedFolder(workspace.Settings.PublishedFolder);
        var threads = workspace.Settings.ThreadsOrAll;
        using var open = OpenWorkspace.Open(workspace, published, threads, clock, progress, cancellation);
        return open.WhileHeld(() => work(new OverrideRuns(open, workspace, reason, clock)));
    }

    private (string Directory, bool IsInForce) Publish(string run, CancellationToken cancellation)
    {
        // One that was killed after it moved the candidate, and before it replaced CURRENT.
        var directory =
            Unfinished(AuditAction.Publish) is { } left && FindRun.Matches(left, run)
                ? left
                : FindRun.Among(published.Candidates(), run, "a candidate");
        EnsureWhole(directory, cancellation);
        var manifest = published.Manifest(directory);
        var target = PublishedFolder.DirectoryOf(manifest.AsOf, manifest.RunId);
        if (directory != target)
        {
            Note(AuditAction.Publish, directory, []);
            published.Move(published.Absolute(directory), target, open.Held);
        }
        return (target, open.Publications.PutInForce(target, manifest.AsOf, manifest));
    }

    private string Discard(string run)
    {
        var directory = FindRun.Among(published.Candidates(), run, "a candidate");
        Note(AuditAction.Discard, directory, []);
        published.RemoveCandidate(directory, open.Held);
        return PublishedFolder.NameOf(directory);
    }

    private (string Directory, ImmutableArray<string> Withdrawn) Rollback(string run, CancellationToken cancellation)
    {
        var current = published.Current();
        var directory = FindRun.Among(published.Directories(), run, "a published run");
        if (directory == current)
            throw FindRun.Refusal("a run that is not in force", directory, "foodcredit runs list shows the others");
        EnsureWhole(directory, cancellation);
        if (Unfinished(AuditAction.Rollback) == directory)
        {
            published.PutInForce(directory, open.Held);
            return (directory, log.Entries[^1].Withdrawn);
        }
        var asOf = published.Manifest(directory).AsOf;
        ImmutableArray<string> withdrawn =
        [
            .. published
                .Directories()
                .Where(other => other != directory && published.Manifest(other).AsOf >= asOf)
                .Select(PublishedFolder.NameOf),
        ];
        Note(AuditAction.Rollback, directory, withdrawn);
        published.PutInForce(directory, open.Held);
        return (directory, withdrawn);
    }

    /// <summary>The published run that the last entry is about, if that entry is of a kind and what it tells of was perhaps not done to its end.</summary>
    private string? Unfinished(AuditAction action) =>
        log.Entries.LastOrDefault() is { } last && last.Action == action
            ? published
                .Directories()
                .FirstOrDefault(directory => PublishedFolder.NameOf(directory) == last.Run && directory != published.Current())
            : null;

    private void EnsureWhole(string directory, CancellationToken cancellation)
    {
        var faults = VerifyRun.FaultsAsync(published.Absolute(directory), cancellation).GetAwaiter().GetResult();
        if (faults.Length > 0)
            throw new IntegrityException($"{string.Join('\n', faults)}\n{directory} is not whole; nothing was changed.");
    }

    private void Note(AuditAction action, string directory, ImmutableArray<string> withdrawn)
    {
        var now = clock.GetUtcNow();
        log.Append(
            new AuditEntry
            {
                Entry = 0,
                At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
                Action = action,
                Run = PublishedFolder.NameOf(directory),
                InForceBefore = published.Current() is { } current ? PublishedFolder.NameOf(current) : null,
                Withdrawn = withdrawn,
                By = reason.By,
                Because = reason.Because,
                Program = RunPipeline.ProgramVersion,
                Previous = null,
            },
            open.Held
        );
    }
}

/// <summary>Who answers for an override, and why.</summary>
public sealed record OverrideReason(string By, string Because);
