namespace FoodCredit.Pipeline.PolicyLab.Differing;

/// <summary>A value that two policies do not share.</summary>
/// <param name="Path">Where, such as <c>record_types.penalty.weights.serious</c>.</param>
/// <param name="Before">Null: only the second says it.</param>
/// <param name="After">Null: only the first says it.</param>
public sealed record ChangedValue(string Path, string? Before, string? After);
