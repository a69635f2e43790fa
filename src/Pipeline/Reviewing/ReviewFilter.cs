namespace FoodCredit.Pipeline.Reviewing;

/// <summary>Which parties that wait are meant; null: any.</summary>
/// <param name="Source">The id of a source that names them.</param>
/// <param name="Reason">tie, code_conflict or in_review.</param>
/// <param name="Entity">The id of the likeliest entity.</param>
/// <param name="Limit">How many, at most.</param>
public sealed record ReviewFilter(string? Source = null, string? Reason = null, string? Entity = null, int Limit = int.MaxValue);
