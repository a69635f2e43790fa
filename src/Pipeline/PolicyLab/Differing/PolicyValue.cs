using FoodCredit.Pipeline.PolicyLab.Describing;

namespace FoodCredit.Pipeline.PolicyLab.Differing;

/// <summary>One thing that a policy says.</summary>
/// <param name="Path">Where, such as <c>record_types.penalty.weights.serious</c>; grades and periods by their condition in brackets, rules by name.</param>
/// <param name="Label">What it is: 行政处罚 较重.</param>
/// <param name="Text">The value in words: 8 分.</param>
/// <param name="Raw">The value as a program takes it: 8.</param>
internal sealed record PolicyValue(string Path, Wording Label, Wording Text, string Raw);
