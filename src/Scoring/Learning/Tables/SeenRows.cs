namespace FoodCredit.Scoring.Learning.Tables;

/// <summary>Rows that a model may have been trained on.</summary>
/// <param name="Asked">The rows that the sketch could know.</param>
/// <param name="Known">Those of them that are equal to a training row.</param>
/// <param name="IsMoreThanTwins">More than rows that are equal by chance would explain.</param>
public readonly record struct SeenRows(int Asked, int Known, bool IsMoreThanTwins);
