using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>What came of the entities of a colour.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Rows">How many were of it, an entity once for each day.</param>
/// <param name="WithIncident">How many of those had an incident within the horizon.</param>
/// <param name="Rate">Their share; null: none were of the colour.</param>
public sealed record ColourIncidents(Colour Colour, long Rows, long WithIncident, Estimate? Rate);
