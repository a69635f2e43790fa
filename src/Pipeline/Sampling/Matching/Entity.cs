namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>A business as the registry, or for those that it does not know as their own papers, would tell of it.</summary>
internal sealed record Entity
{
    /// <summary>Its place among the entities; -1: in no registry.</summary>
    public required int Index { get; init; }

    /// <summary>The second character of its USCC: 1 company, 2 sole trader, 3 cooperative.</summary>
    public required char Kind { get; init; }

    public required NameParts Name { get; init; }

    /// <summary>The USCC; empty where it only has a registration number.</summary>
    public required string Code { get; init; }

    /// <summary>The legacy number of 15 digits, or empty.</summary>
    public required string RegistrationNumber { get; init; }

    public required AddressParts Address { get; init; }

    /// <summary>The district of the address; empty where it has none.</summary>
    public required string District { get; init; }

    public required string Representative { get; init; }

    /// <summary>GB/T 4754 code; empty where the name does not tell.</summary>
    public required string Industry { get; init; }

    /// <summary>Food licence, or empty.</summary>
    public required string Licence { get; init; }

    /// <summary>The registry's key for it.</summary>
    public string Id => Code.Length > 0 ? Code : RegistrationNumber;

    public bool IsSoleTrader => Kind == '2';
}
