using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Pipeline.Running;

/// <summary>What a run did.</summary>
/// <param name="Directory">The run's directory below the published folder.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="NewFiles">Dumps that this run took.</param>
/// <param name="IsNew">False: a run with the same inputs was published before, and is still whole; nothing was written.</param>
/// <param name="IsInForce">Whether CURRENT names it; a run as of a day before the one in force leaves the present alone.</param>
public sealed record RunResult(string Directory, RunManifest Manifest, int NewFiles, bool IsNew, bool IsInForce)
{
    /// <summary>A rollback withdrew it: it does not come in force by being run again.</summary>
    public bool IsWithdrawn { get; init; }
}
