using System.Collections.Immutable;

namespace FoodCredit.Scoring.Learning.Scorecards;

/// <summary>A row's points, how they come about, and why.</summary>
/// <param name="PointsMilli">Start and parts together, in thousandths of a point.</param>
/// <param name="Probability">Of the event, 0 to 1.</param>
/// <param name="PartsMilli">Points a feature, in the scorecard's order.</param>
/// <param name="Reasons">Features above the mean, the farthest first; of equal ones that which stands first in the scorecard.</param>
public sealed record ScoredRow(
    long PointsMilli,
    double Probability,
    ImmutableArray<long> PartsMilli,
    ImmutableArray<Reason> Reasons
);
