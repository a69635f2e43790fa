namespace FoodCredit.Scoring.Learning.Tables;

/// <summary>One thing that keeps a table from being learned from, or scored.</summary>
/// <param name="Place">The column, or what else it is about.</param>
/// <param name="Expected">Without the word "expected".</param>
/// <param name="Found">What there is.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record LearningFault(string Place, string Expected, string Found, string Advice);
