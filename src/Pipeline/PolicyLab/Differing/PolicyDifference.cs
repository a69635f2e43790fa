using System.Collections.Immutable;
using FoodCredit.Pipeline.PolicyLab.Describing;

namespace FoodCredit.Pipeline.PolicyLab.Differing;

/// <summary>What two policies say differently.</summary>
public sealed record PolicyDifference
{
    public required PolicyName Before { get; init; }

    public required PolicyName After { get; init; }

    /// <summary>Whether they say the same; comments and layout do not matter.</summary>
    public bool IsNone => Values.IsEmpty;

    /// <summary>In words, in the order of the documents.</summary>
    public required ImmutableArray<Wording> Words { get; init; }

    /// <summary>By path, in the order of the documents.</summary>
    public required ImmutableArray<ChangedValue> Values { get; init; }
}
