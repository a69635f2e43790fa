using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>One difference between a dump and its contract.</summary>
public sealed record Drift
{
    public required DriftKind Kind { get; init; }

    /// <summary>The contract's id.</summary>
    public required string Source { get; init; }

    /// <summary>Below the workspace.</summary>
    public required string File { get; init; }

    /// <summary>Of the header, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>The column's place in the header, 1-based; 1 when it is not there.</summary>
    public required int Column { get; init; }

    /// <summary>The attribute that the contract makes of the column; null for a column it does not know.</summary>
    public string? Attribute { get; init; }

    /// <summary>The column's header; null for one that is not there.</summary>
    public string? Header { get; init; }

    public required string Expected { get; init; }

    public required string Found { get; init; }

    /// <summary>What to do where no edit of the contract mends it.</summary>
    public required string Advice { get; init; }

    /// <summary>The edit that would agree to it; null: there is none.</summary>
    internal ContractChange? Change { get; init; }

    /// <summary>The drift as a fault.</summary>
    internal Fault ToFault(bool isEditProposed) =>
        new(File, Line, Column, Expected, Found, isEditProposed ? $"see the edit proposed for sources/{Source}.yaml" : Advice);
}
