using System.Collections.Immutable;
using FoodCredit.Scoring.Calibrating;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>The thresholds that come nearest to targets.</summary>
public sealed record PolicyCalibration
{
    public required DateOnly AsOf { get; init; }

    public required PolicyName Policy { get; init; }

    /// <summary>How many entities are rated.</summary>
    public required long Entities { get; init; }

    /// <summary>Yellow, orange, red.</summary>
    public required ImmutableArray<CalibratedColour> Colours { get; init; }
}
