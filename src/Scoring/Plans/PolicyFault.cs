namespace FoodCredit.Scoring.Plans;

/// <summary>One thing that keeps a policy from being compiled.</summary>
/// <param name="Path">Where in the document, dotted: <c>thresholds.orange</c>, <c>record_types.penalty.frequency.3</c>, <c>rules.0.when</c>.</param>
/// <param name="Expected">Without the word "expected".</param>
/// <param name="Found">What stands there.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record PolicyFault(string Path, string Expected, string Found, string Advice);
