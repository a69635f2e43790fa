using System.Collections.Immutable;

namespace FoodCredit.Scoring.Learning.Weights;

/// <summary>The ages from which on a learned record may weigh less: few enough to be read, and close together where records are new.</summary>
public static class AgeSteps
{
    /// <summary>Days, rising from 0.</summary>
    public static ImmutableArray<int> Days { get; } = [0, 30, 90, 180, 365, 545, 730, 1095, 1460];

    public static int Count => Days.Length;

    /// <summary>The step that an age in days is in.</summary>
    public static int Of(int ageDays)
    {
        var step = Days.Length - 1;
        while (Days[step] > ageDays)
            step--;
        return step;
    }
}
