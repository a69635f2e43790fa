namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>How many entities of a district or an industry move.</summary>
/// <param name="Group">Its name; null: not known.</param>
/// <param name="Entities">All that a policy rates.</param>
/// <param name="Worse">Those that get a worse colour.</param>
/// <param name="Better">Those that get a better one.</param>
public sealed record MovesInGroup(string? Group, long Entities, long Worse, long Better);
