using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>What is known of whose a record is.</summary>
/// <param name="Entity">The entity's number; -1: nobody's; null: that is not known.</param>
internal readonly record struct KnownOwner(int? Entity)
{
    public static readonly KnownOwner Unknown = new(null);

    /// <summary>Entities that it does not belong to, where whose it is is not known.</summary>
    public ImmutableArray<int> Not { get; init; } = [];

    /// <summary>How many records of the sample it stands for: less than 1 where it is there because it is known, and not because it was drawn.</summary>
    public double Share { get; init; } = 1;
}
