namespace FoodCredit.Pipeline.Sampling;

/// <summary>What sample city to write.</summary>
public sealed record SampleOptions
{
    /// <summary>A new or an empty directory; it becomes a workspace.</summary>
    public required string Directory { get; init; }

    /// <summary>How many businesses the city has; about a quarter are food operators. With a registrations file: its rows count.</summary>
    public int Entities { get; init; } = 20_000;

    /// <summary>
    /// How many different negative records the departments know. Later versions, repeated rows, amendments, registrations and licences
    /// come on top, about three rows for every four records.
    /// </summary>
    public long Records { get; init; } = 40_000;

    /// <summary>The same seed and options give the same bytes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The share (0..0.2) of rows that are badly written. About half of them load all the same, the others are refused.</summary>
    public double DirtShare { get; init; } = 0.02;

    /// <summary>The day on which the last dumps arrive; they began three years before it.</summary>
    public DateOnly AsOf { get; init; } = new(2021, 12, 31);

    /// <summary>
    /// Whether a hidden risk of each business drives what is found at it, so that ratings can be judged by what comes about; otherwise records follow each other by chance alone.
    /// </summary>
    public bool HasHiddenRisk { get; init; }

    /// <summary>A CSV (or .csv.gz) of real registrations on which the city is built, or null for an invented one.</summary>
    public string? RegistrationsFile { get; init; }
}
