using System.Collections.Immutable;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Pipeline.Auditing;

/// <summary>
/// Proves the audit log: every line is as it was written and follows the one before; it ends where its head says; and every run and candidate finds it as it
/// was when the run was made.
/// </summary>
public static class VerifyAudit
{
    /// <summary>Everything that is wrong; empty when the log is whole.</summary>
    /// <exception cref="IntegrityException">The manifest of a run is damaged.</exception>
    public static ImmutableArray<string> Faults(AuditLog log, PublishedFolder published) =>
        [
            .. log.Faults,
            .. published
                .Directories()
                .Concat(published.Candidates())
                .Select(directory => (Directory: directory, published.Manifest(directory).Audit))
                .Where(run => run.Audit is not null)
                .Select(run => log.FaultOf(run.Directory, run.Audit!))
                .OfType<string>(),
        ];
}
