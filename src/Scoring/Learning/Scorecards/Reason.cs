namespace FoodCredit.Scoring.Learning.Scorecards;

/// <summary>Why a row has more points than others: one of its features (拒绝原因码).</summary>
/// <param name="Code">The feature's place in the scorecard, from 1, as <c>R07</c>.</param>
/// <param name="Feature">Its name.</param>
/// <param name="Bin">The bin that the row falls into, in words.</param>
/// <param name="PointsMilli">Its points.</param>
/// <param name="AboveMeanMilli">How far they are above the mean of the training rows; above 0.</param>
public sealed record Reason(string Code, string Feature, string Bin, long PointsMilli, long AboveMeanMilli);
