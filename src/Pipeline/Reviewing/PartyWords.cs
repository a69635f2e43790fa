namespace FoodCredit.Pipeline.Reviewing;

/// <summary>How departments name a party, in the words of their statements; what is personal is masked.</summary>
public sealed record PartyWords
{
    public required string? Name { get; init; }

    public required string? Code { get; init; }

    public required string? Code2 { get; init; }

    public required string? Address { get; init; }

    public required string? District { get; init; }

    public required string? Representative { get; init; }

    public required string? Industry { get; init; }

    public required string? Licence { get; init; }
}
