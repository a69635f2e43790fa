namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>What levels of two comparisons tell together beyond what each tells alone: neighbours of one trade have like names and one road.</summary>
/// <param name="First">A comparison, and its level after a point: <c>name.different</c>.</param>
/// <param name="Second">Another.</param>
/// <param name="CorrectionBits">Added where a pair is at both.</param>
internal sealed record LevelPair(string First, string Second, double CorrectionBits);
