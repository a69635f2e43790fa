using System.Collections.Immutable;

namespace FoodCredit.Scoring.Plans;

/// <summary>Gathers the faults of one policy.</summary>
internal sealed class PolicyFaults
{
    private readonly ImmutableArray<PolicyFault>.Builder faults = ImmutableArray.CreateBuilder<PolicyFault>();

    public bool Any => faults.Count > 0;

    public void Add(string path, string expected, string found, string advice) =>
        faults.Add(new PolicyFault(path, expected, found, advice));

    public ImmutableArray<PolicyFault> ToImmutable() => faults.ToImmutable();
}
