namespace FoodCredit.Pipeline.Reviewing;

/// <summary>Who decides, why, and when it is known.</summary>
/// <param name="By">A name, kept with the decision.</param>
/// <param name="Because">The reason, kept with the decision.</param>
/// <param name="AsOf">The first day whose ratings know it; not before the last day that was published.</param>
public sealed record DecisionNote(string By, string Because, DateOnly AsOf);
