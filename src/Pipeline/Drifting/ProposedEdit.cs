using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>An edit of a contract that would agree to what its dumps hold. Whether it is right is for a person to say.</summary>
public sealed record ProposedEdit
{
    /// <summary>The contract's id.</summary>
    public required string Source { get; init; }

    /// <summary>Its document, relative to the workspace.</summary>
    public required string File { get; init; }

    /// <summary>The edit as a unified diff, which <c>patch -p1</c> and <c>git apply</c> take in the workspace.</summary>
    public required string Diff { get; init; }

    /// <summary>What it agrees to.</summary>
    public required ImmutableArray<Drift> Drifts { get; init; }

    /// <summary>The document after the edit.</summary>
    internal byte[] Edited { get; init; } = [];

    /// <summary>The document it was made from.</summary>
    internal byte[] Original { get; init; } = [];
}
