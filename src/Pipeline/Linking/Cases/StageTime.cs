namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>How long a stage took.</summary>
public readonly record struct StageTime(string Stage, double Seconds);
