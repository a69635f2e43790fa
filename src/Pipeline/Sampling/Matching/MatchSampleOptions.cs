namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>What test case of record linkage to write.</summary>
public sealed record MatchSampleOptions
{
    /// <summary>The most entities: licences have too few digits for more, and a number for each name stays in memory.</summary>
    public const int EntitiesMax = 2_000_000;

    /// <summary>How many entities there are where neither a number nor a file says it.</summary>
    public const int EntitiesStandard = 20_000;

    /// <summary>A new or an empty directory.</summary>
    public required string Directory { get; init; }

    /// <summary>
    /// Rows of the registry, 100 to <see cref="EntitiesMax"/>. Null: all of the registrations file and as many homonyms as their share asks
    /// for, or <see cref="EntitiesStandard"/>.
    /// </summary>
    public int? Entities { get; init; }

    /// <summary>Rows of the records.</summary>
    public long Records { get; init; } = 40_000;

    /// <summary>The same seed and options give the same bytes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The share (0..1) of records without any identifier.</summary>
    public double WithoutCode { get; init; } = 0.5;

    /// <summary>The share (0..1) of records that belong to nobody in the registry.</summary>
    public double Nobody { get; init; } = 0.1;

    /// <summary>The share (0..0.5) of entities with the name of another one.</summary>
    public double Homonyms { get; init; } = 0.05;

    /// <summary>A CSV (or .csv.gz) of real registrations that the registry begins with, or null for an invented one.</summary>
    public string? RegistrationsFile { get; init; }
}
