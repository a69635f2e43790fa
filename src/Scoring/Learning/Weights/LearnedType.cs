namespace FoodCredit.Scoring.Learning.Weights;

/// <summary>What was learned of a record type.</summary>
/// <param name="Records">Records that it was learned from, each once for every day on which it counted.</param>
/// <param name="Weights">Hazard of one new record, by severity; never falling.</param>
/// <param name="Shares">What is left of it, by <see cref="AgeSteps"/>; from 1, never rising.</param>
/// <param name="Saturation">How several add up, in the unit of the weights.</param>
public sealed record LearnedType(long Records, double[] Weights, double[] Shares, Saturation Saturation);
