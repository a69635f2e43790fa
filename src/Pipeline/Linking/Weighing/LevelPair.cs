namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>What two levels tell together beyond what each tells alone: neighbours of one trade have like names and one road.</summary>
/// <param name="First">A level of the scheme's first comparison of the pair.</param>
/// <param name="Second">A level of the second.</param>
/// <param name="CorrectionBits">Added where a pair is at both.</param>
internal sealed record LevelPair(string First, string Second, double CorrectionBits);
