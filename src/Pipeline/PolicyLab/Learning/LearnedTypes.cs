using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Weights;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Learning;

/// <summary>Makes readable numbers of what was learned: points to a tenth, shares to a hundredth.</summary>
internal static class LearnedTypes
{
    /// <summary>With fewer records a type keeps its weights.</summary>
    private const long RecordsLeast = 200;

    /// <summary>The weight of the heaviest new record. Colours are set by thresholds, so this says only how large numbers look.</summary>
    private const double HeaviestPoints = 20;

    /// <summary>More than any sum of a type, where nothing is gained by a cap.</summary>
    private const decimal NoCap = 1000;

    public static bool IsLearned(LearnedType learned) => learned.Records >= RecordsLeast;

    /// <summary>The types of a policy with what was learned of each.</summary>
    /// <param name="types">In policy order.</param>
    /// <param name="learned">The same types.</param>
    public static ImmutableArray<TypePolicy> Of(ImmutableArray<TypePolicy> types, ImmutableArray<LearnedType> learned)
    {
        var heaviest = learned.Where(IsLearned).SelectMany(own => own.Weights).Append(0).Max();
        return heaviest <= 0
            ? types
            : [.. types.Zip(learned, (type, own) => IsLearned(own) ? Learned(type, own, HeaviestPoints / heaviest) : type)];
    }

    private static TypePolicy Learned(TypePolicy type, LearnedType own, double scale) =>
        type with
        {
            WeightsMilli = [.. own.Weights.Select(weight => (long)(Math.Round((decimal)(weight * scale), 1) * 1000))],
            Decay = new Decay.Steps(Steps(type, own)),
            Frequency = [.. own.Saturation.Frequency.Select(step => new FrequencyStep(step.Count, (decimal)step.Multiplier))],
            CapMilli = (long)(
                (
                    double.IsInfinity(own.Saturation.Cap)
                        ? NoCap
                        : Math.Max(0.1m, Math.Round((decimal)(own.Saturation.Cap * scale), 1))
                ) * 1000
            ),
        };

    /// <summary>The steps within the type's window at which the share changes.</summary>
    private static ImmutableArray<DecayStep> Steps(TypePolicy type, LearnedType own)
    {
        var steps = ImmutableArray.CreateBuilder<DecayStep>();
        for (var step = 0; step < AgeSteps.Count && AgeSteps.Days[step] < type.WindowDays; step++)
        {
            var share = Math.Round((decimal)own.Shares[step], 2);
            if (steps.Count == 0 || share < steps[^1].Share)
                steps.Add(new DecayStep(AgeSteps.Days[step], share));
        }
        return steps.ToImmutable();
    }
}
