using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Pipeline;

/// <summary>A gate refused to let the run go on: a tolerance was exceeded, or a candidate is not to be published. Exit code 3: nothing was published.</summary>
public sealed class RunBlockedException(string message) : Exception(message)
{
    /// <summary>The directory of the candidate below the published folder; null: the run came to none.</summary>
    public string? Candidate { get; init; }

    /// <summary>The candidate's manifest; null: the run came to none.</summary>
    public RunManifest? Manifest { get; init; }
}
