namespace FoodCredit.Benchmarks.Learn;

/// <summary>A canvass inspection of Chicago's food inspections, as it was found.</summary>
internal sealed record CanvassInspection
{
    public required string Id { get; init; }

    public required string Licence { get; init; }

    /// <summary>The business's name without numbers and marks, so that those of a chain have one.</summary>
    public required string Chain { get; init; }

    public required string Facility { get; init; }

    public required string Risk { get; init; }

    /// <summary>Days since 0001-01-01.</summary>
    public required int Day { get; init; }

    /// <summary>The place to about a metre; empty where it is not known.</summary>
    public required string Place { get; init; }

    /// <summary>The square of about a kilometre around it.</summary>
    public required string Square { get; init; }

    /// <summary>The square of about three kilometres around it.</summary>
    public required string Area { get; init; }

    public required int Critical { get; init; }

    public required int Serious { get; init; }

    public required int Minor { get; init; }

    public required bool HasFailed { get; init; }

    /// <summary>Violated codes, a bit each.</summary>
    public required UInt128 Codes { get; init; }

    /// <summary>The Monday of its week: what was known before may be used.</summary>
    public int Monday => Day - (Day % 7);
}
